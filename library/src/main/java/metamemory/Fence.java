package metamemory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Memory of its own for one block, which ends where a page begins that cannot be accessed.
///
/// Closing it unmaps both, and the JVM refuses each later access through the block.
final class Fence {
  private static final long PAGE_BYTES = 4096;
  private static final boolean SUPPORTED =
      System.getProperty("os.name", "").equals("Linux")
          && System.getProperty("sun.arch.data.model", "64").equals("64");

  private final Arena session;

  /// All bytes before the fence.
  private final MemorySegment memory;

  private Fence(Arena session, MemorySegment memory) {
    this.session = session;
    this.memory = memory;
  }

  static boolean isSupported() {
    return SUPPORTED;
  }

  /// Maps memory for a block and its fence.
  static Attempt<Fence> tryMap(long byteSize, long byteAlignment) {
    // Room to align the block's start, if that is by more than a page.
    long spare = byteAlignment > PAGE_BYTES ? byteAlignment : 0;
    long bytes = Arguments.alignUp(Math.max(1, byteSize) + spare, PAGE_BYTES);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = FenceCalls.newState(arena);
      long address = FenceCalls.map(state, bytes + PAGE_BYTES);
      if (address == FenceCalls.MAP_FAILED) {
        return new Attempt.Refused<>(new Outcome.SystemRefused("mmap", FenceCalls.errno(state)));
      }
      if (FenceCalls.mapFence(state, address + bytes, PAGE_BYTES) == FenceCalls.MAP_FAILED) {
        int errno = FenceCalls.errno(state);
        FenceCalls.unmap(address, bytes + PAGE_BYTES);
        return new Attempt.Refused<>(new Outcome.SystemRefused("mmap", errno));
      }
      return new Attempt.Made<>(of(address, bytes));
    }
  }

  @SuppressWarnings("restricted")
  private static Fence of(long address, long bytes) {
    Arena session = Arena.ofConfined();
    MemorySegment memory =
        MemorySegment.ofAddress(address)
            .reinterpret(bytes, session, _ -> FenceCalls.unmap(address, bytes + PAGE_BYTES));
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
