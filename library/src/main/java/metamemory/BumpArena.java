package metamemory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A fixed piece of native memory handed out from front to back by moving one position forward.
public final class BumpArena implements Allocator {
  /// What [#tryOffset(long, long)] returns for a refusal.
  public static final long REFUSED = -1;

  private final Arena owner = Arena.ofConfined();
  private final MemorySegment memory;
  private final @Nullable Observer observer;
  private Arena epoch = Arena.ofConfined();
  private MemorySegment window;
  private long position;
  private long requestedBytes;
  private long liveBlocks;
  private long allocations;
  private long peakBytes;

  private BumpArena(long capacityBytes, @Nullable Observer observer) {
    this.memory = owner.allocate(capacityBytes, 16);
    this.window = memory.reinterpret(epoch, null);
    this.observer = observer;
    if (observer != null) {
      observer.opened(this, memory.address(), capacityBytes);
    }
  }

  public static BumpArena open(long capacityBytes) {
    return new BumpArena(capacityBytes, Observers.getDefault());
  }

  public static BumpArena open(long capacityBytes, Observer observer) {
    return new BumpArena(capacityBytes, observer);
  }

  @Override
  public Outcome tryAllocate(long byteSize, long byteAlignment) {
    long offset = tryOffset(byteSize, byteAlignment);
    return offset < 0
        ? new Outcome.Full(byteSize, capacity() - position)
        : new Outcome.Granted(window.asSlice(offset, byteSize));
  }

  /// Bytes from the arena's start, or [#REFUSED]: for inner loops.
  public long tryOffset(long byteSize, long byteAlignment) {
    long address = memory.address();
    long start = ((address + position + byteAlignment - 1) & -byteAlignment) - address;
    if (byteSize > capacity() - start) {
      return REFUSED;
    }
    long padding = start - position;
    position = start + byteSize;
    requestedBytes += byteSize;
    allocations++;
    liveBlocks++;
    peakBytes = Math.max(peakBytes, position);
    if (observer != null) {
      observer.allocated(this, address + start, byteSize, byteAlignment, padding);
    }
    return start;
  }

  /// The bytes of this epoch, to use with offsets.
  public MemorySegment memory() {
    return window;
  }

  public long position() {
    return position;
  }

  public long capacity() {
    return memory.byteSize();
  }

  /// Drops every block at once and starts a new epoch: segments of the old one throw on use.
  public void reset() {
    epoch.close();
    epoch = Arena.ofConfined();
    window = memory.reinterpret(epoch, null);
    position = 0;
    requestedBytes = 0;
    liveBlocks = 0;
    if (observer != null) {
      observer.reset(this);
    }
  }

  @Override
  public Outcome tryResize(MemorySegment block, long newByteSize, long byteAlignment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean release(MemorySegment block) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean owns(MemorySegment segment) {
    return segment.isNative() && segment.address() >= memory.address() && segment.byteSize() <= capacity() - (segment.address() - memory.address());
  }

  @Override
  public Usage usage() {
    return new Usage(allocations, liveBlocks, requestedBytes, position - requestedBytes, capacity(), capacity(), peakBytes, 1, 0);
  }

  @Override
  public void close() {
    epoch.close();
    owner.close();
    if (observer != null) {
      observer.closed(this);
    }
  }
}
