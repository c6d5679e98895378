package metamemory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Memory of its own for one block, which ends where a page begins that cannot be accessed.
///
/// Closing it unmaps both, and the JVM refuses each later access through the block.
final class Fence {
  private static final long PAGE_BYTES = 4096;
  private final Arena session;

  /// All bytes before the fence.
  private final MemorySegment memory;

  private Fence(Arena session, MemorySegment memory) {
    this.session = session;
    this.memory = memory;
  }

  static boolean isSupported() {
    return ReservedMemory.isSupported();
  }

  /// Maps memory for a block and its fence.
  static Attempt<Fence> tryMap(long byteSize, long byteAlignment) {
    // Room to align the block's start, if that is by more than a page.
    long spare = byteAlignment > PAGE_BYTES ? byteAlignment : 0;
    long bytes = Arguments.alignUp(Math.max(1, byteSize) + spare, PAGE_BYTES);
    long address = LinuxCalls.map(bytes + PAGE_BYTES);
    if (address < 0) {
      return new Attempt.Refused<>(new Outcome.SystemRefused("mmap", (int) -address));
    }
    long fence = LinuxCalls.mapFence(address + bytes, PAGE_BYTES);
    if (fence < 0) {
      LinuxCalls.unmap(address, bytes + PAGE_BYTES);
      return new Attempt.Refused<>(new Outcome.SystemRefused("mmap", (int) -fence));
    }
    return new Attempt.Made<>(of(address, bytes));
  }

  @SuppressWarnings("restricted")
  private static Fence of(long address, long bytes) {
    Arena session = Arena.ofConfined();
    MemorySegment memory =
        MemorySegment.ofAddress(address)
            .reinterpret(bytes, session, _ -> LinuxCalls.unmap(address, bytes + PAGE_BYTES));
    return new Fence(session, memory);
  }

  MemorySegment memory() {
    return memory;
  }

  /// Where a block of this size has to begin to end as close to the fence as its alignment allows.
  long start(long byteSize, long byteAlignment) {
    long end = memory.address() + memory.byteSize();
    return ((end - byteSize) & -byteAlignment) - memory.address();
  }

  void close() {
    session.close();
  }
}
