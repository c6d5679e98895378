package metamemory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// What all allocators that move one position forward have in common: the grant, the resize and the
/// accounting.
abstract sealed class BumpAllocator implements Allocator permits BumpArena {
  /*
   * One path for all of them, never overridden: two subclasses with a path each would cost 5.3 ns a call where callers use both
   * (measured before). What differs between them is asked on the slow path only.
   *
   * `user` is the owner while the allocator may be used and null afterwards: one comparison checks thread and state at once.
   * What is in use is kept as position and padding, and the peak is only noted before the position goes back: so a grant
   * stores three fields.
   */

  static final long NO_ROOM = -1;

  private final Thread owner = Thread.currentThread();
  final @Nullable Observer observer;
  private final long maxAlignment;

  private @Nullable Thread user = owner;
  private MemorySegment memory;
  private @Nullable Arena session;
  MemorySegment window;
  private final long base;
  final long capacity;
  long position;
  private long paddingBytes;
  private long allocations;
  private long endedBlocks;
  private long peakBytes;

  /// Starts at the beginning of a piece of memory, whose blocks end with a session, or with the
  /// memory itself.
  BumpAllocator(MemorySegment memory, @Nullable Arena session, @Nullable Observer observer) {
    this.memory = memory;
    this.session = session;
    this.window = session == null ? memory : Regions.view(memory, session);
    this.base = memory.address();
    this.capacity = memory.byteSize();
    this.maxAlignment = Regions.maxAlignment(memory);
    this.observer = observer;
  }

  final void tellOpened() {
    if (observer != null) {
      observer.opened(this, base, capacity);
    }
  }

  /// {@inheritDoc}
  ///
  /// O(1). A block of 0 bytes is granted whenever an aligned address is left, also on a full arena;
  /// it takes no room, and the next block may have the same address.
  ///
  /// @return the block, or [Outcome.Full] with the bytes that could have been granted at that
  ///   alignment
  @Override
  public Outcome tryAllocate(long byteSize, long byteAlignment) {
    long offset = bump(byteSize, byteAlignment);
    return offset < 0
        ? refuseAtPosition(byteSize, byteAlignment)
        : new Outcome.Granted(window.asSlice(offset, byteSize));
  }

  @Override
  public MemorySegment allocate(long byteSize, long byteAlignment) {
    long offset = bump(byteSize, byteAlignment);
    if (offset < 0) {
      throw new AllocationRefusedException(refuseAtPosition(byteSize, byteAlignment));
    }
    return window.asSlice(offset, byteSize);
  }

  /// The one path of a grant: the block's offset in the window, or [#NO_ROOM]; tells the observer
  /// of a grant only.
  final long bump(long byteSize, long byteAlignment) {
    checkUser();
    checkRequest(byteSize, byteAlignment);
    long start = aligned(position, byteAlignment);
    if (byteSize > capacity - start) {
      return NO_ROOM;
    }
    long padding = start - position;
    paddingBytes += padding;
    position = start + byteSize;
    allocations++;
    if (observer != null) {
      observer.allocated(this, base + start, byteSize, byteAlignment, padding);
    }
    return start;
  }

  /// Drops every block at once, in O(1), and starts a new epoch: using a block of the old one
  /// throws (see the class's limits for heap memory and buffers). The bytes stay as they are.
  ///
  /// @throws IllegalStateException if this arena is closed, or native code is using one of its
  ///   blocks right now
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public void reset() {
    checkUser();
    if (session != null) {
      Arena next = Arena.ofConfined();
      session.close();
      session = next;
      window = Regions.view(memory, next);
    }
    dropBlocks();
    if (observer != null) {
      observer.reset(this);
    }
  }

  /// {@inheritDoc}
  ///
  /// In place, in O(1), when the block shrinks or is the last one, and its address has the
  /// alignment. The last block moves forward within its own bytes when only the alignment is
  /// missing; any other block moves behind the last one, and its old bytes stay taken until the
  /// next reset. Copies the smaller of the two sizes.
  ///
  /// @throws IllegalStateException if this arena is closed, or the block is no longer live
  @Override
  public Outcome tryResize(MemorySegment block, long newByteSize, long byteAlignment) {
    checkUser();
    checkRequest(newByteSize, byteAlignment);
    long start = offsetOf(block);
    long oldByteSize = block.byteSize();
    boolean last = start + oldByteSize == position;
    boolean stays = newByteSize <= oldByteSize && aligned(start, byteAlignment) == start;
    long newStart = stays ? start : aligned(last ? start : position, byteAlignment);
    if (newByteSize > capacity - newStart) {
      return refuse(newByteSize, capacity - newStart);
    }
    // The last block may slide forward onto its own bytes; a segment's copy allows for that.
    MemorySegment.copy(window, start, window, newStart, Math.min(oldByteSize, newByteSize));
    long newPosition = stays && !last ? position : newStart + newByteSize;
    moveTo(newPosition, requestedBytes() - oldByteSize + newByteSize);
    if (observer != null) {
      observer.resized(this, base + start, oldByteSize, base + newStart, newByteSize);
    }
    return new Outcome.Granted(window.asSlice(newStart, newByteSize));
  }

  /// {@inheritDoc}
  ///
  /// O(1). The position goes back to where the last block began; the padding before it stays taken.
  /// Any other block's bytes stay taken until the next reset, and count as padding from now on.
  /// Release blocks from the last to the first.
  ///
  /// @throws IllegalStateException if this arena is closed, or the block is no longer live
  @Override
  public boolean release(MemorySegment block) {
    checkUser();
    long start = offsetOf(block);
    boolean last = start + block.byteSize() == position;
    moveTo(last ? start : position, requestedBytes() - block.byteSize());
    endedBlocks++;
    if (observer != null) {
      observer.released(this, base + start, block.byteSize());
    }
    return last;
  }

  /// {@inheritDoc}
  ///
  /// @throws WrongThreadException if called from a thread that does not own this arena
  @Override
  public boolean owns(MemorySegment segment) {
    checkThread();
    return user != null && Regions.contains(memory, segment);
  }

  /// {@inheritDoc}
  ///
  /// Also works once this arena is closed: then nothing is held, and allocations and peak are the
  /// final ones.
  ///
  /// @throws WrongThreadException if called from a thread that does not own this arena
  @Override
  public Usage usage() {
    checkThread();
    long held = user == null ? 0 : capacity;
    return new Usage(
        allocations,
        allocations - endedBlocks,
        requestedBytes(),
        paddingBytes,
        held,
        held,
        Math.max(peakBytes, position),
        user == null ? 0 : 1,
        0);
  }

  /// Ends every block, as [#reset()] does, and gives the arena's own memory back. Closing twice
  /// does nothing.
  ///
  /// @throws IllegalStateException if native code is using a block right now
  /// @throws WrongThreadException if called from a thread that does not own this arena
  @Override
  public void close() {
    checkThread();
    if (user == null) {
      return;
    }
    if (session != null) {
      session.close();
    }
    free();
    user = null;
    memory = MemorySegment.NULL;
    window = MemorySegment.NULL;
    dropBlocks();
    if (observer != null) {
      observer.closed(this);
    }
  }

  /// For people: the name with what is in use. May be called from any thread, and is then only
  /// roughly right.
  @Override
  public String toString() {
    String state = user == null ? ", closed]" : "]";
    return getClass().getSimpleName() + "[" + position + " of " + capacity + " B used" + state;
  }

  // A thread equals itself only, and this is on every path.
  @SuppressWarnings("ReferenceEquality")
  final void checkUser() {
    if (Thread.currentThread() != user) {
      throw Misuse.denied(this, owner);
    }
  }

  @SuppressWarnings("ReferenceEquality")
  final void checkThread() {
    if (Thread.currentThread() != owner) {
      throw Misuse.wrongThread(this, owner);
    }
  }

  private void checkRequest(long byteSize, long byteAlignment) {
    Arguments.checkRequest(byteSize, byteAlignment);
    if (byteAlignment > maxAlignment) {
      throw new IllegalArgumentException(
          "byteAlignment must be at most what the heap array promises: byteAlignment="
              + byteAlignment
              + ", promised="
              + maxAlignment);
    }
  }

  /// Where a live block begins. What a block without a header can be asked is asked here.
  private long offsetOf(MemorySegment block) {
    if (!Regions.contains(memory, block)) {
      throw Misuse.foreign(this, block);
    }
    if (!block.scope().equals(window.scope())) {
      throw block.scope().isAlive() ? Misuse.foreign(this, block) : Misuse.dropped(this, block);
    }
    long start = block.address() - base;
    // A block of no bytes stays live where it is, also when the blocks before it are released.
    boolean behind = block.byteSize() > Math.max(0, position - start);
    if (behind || block.byteSize() > requestedBytes() || allocations == endedBlocks) {
      throw Misuse.released(this, block);
    }
    return start;
  }

  private long aligned(long offset, long byteAlignment) {
    return Arguments.alignUp(base + offset, byteAlignment) - base;
  }

  private long requestedBytes() {
    return position - paddingBytes;
  }

  private void moveTo(long newPosition, long newRequestedBytes) {
    peakBytes = Math.max(peakBytes, position);
    position = newPosition;
    paddingBytes = newPosition - newRequestedBytes;
  }

  /// Gives the memory back, once all blocks are ended.
  abstract void free();

  private void dropBlocks() {
    moveTo(0, 0);
    endedBlocks = allocations;
  }

  final Outcome.Full refuseAtPosition(long byteSize, long byteAlignment) {
    return refuse(byteSize, capacity - aligned(position, byteAlignment));
  }

  private Outcome.Full refuse(long byteSize, long room) {
    Outcome.Full refusal = new Outcome.Full(byteSize, Math.max(0, room));
    if (observer != null) {
      observer.refused(this, refusal);
    }
    return refusal;
  }
}
