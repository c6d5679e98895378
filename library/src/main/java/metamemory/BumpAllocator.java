package metamemory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// What all allocators that move one position forward offer: grants, resizes, resets and scopes, to
/// their own thread, while they are open.
abstract sealed class BumpAllocator extends BumpBlocks permits BumpArena, LazyArena, PagedArena {
  private final Thread owner = Thread.currentThread();

  /// The owner while this allocator is open, and null afterwards: one comparison checks both.
  private @Nullable Thread user = owner;

  BumpAllocator(long maxAlignment, @Nullable Arena session, @Nullable Observer observer) {
    super(maxAlignment, session, observer);
  }

  /// Goes back to the piece that an empty allocator begins with; all blocks are ended.
  abstract void rewind();

  /// Remembers for a scope what only the subclass knows.
  abstract void entered(int depth);

  /// Puts back what was remembered for that scope, and keeps memory that is not needed any more
  /// until [#trim()].
  abstract void left(int depth);

  /// Gives back what the scope that has ended does not need any more.
  abstract void trim();

  /// Gives all memory back, once all blocks are ended.
  abstract void free();

  abstract long reservedBytes();

  abstract long committedBytes();

  abstract int pages();

  final void tellOpened(long address, long byteSize) {
    if (observer != null) {
      observer.opened(source(), address, byteSize);
    }
  }

  /// {@inheritDoc}
  ///
  /// O(1). A block of 0 bytes is granted whenever an aligned address is left, also on a full arena;
  /// it takes no room, and the next block may have the same address.
  ///
  /// @throws IllegalStateException if this arena is closed or has an open scope
  @Override
  public Outcome tryAllocate(long byteSize, long byteAlignment) {
    checkUser();
    long address = bump(byteSize, byteAlignment);
    return address < 0
        ? refuse(currentPosition(), byteSize, byteAlignment)
        : new Outcome.Granted(cut(window(), address, byteSize));
  }

  /// {@inheritDoc}
  ///
  /// @throws IllegalStateException if this arena is closed or has an open scope
  @Override
  public MemorySegment allocate(long byteSize, long byteAlignment) {
    checkUser();
    long address = bump(byteSize, byteAlignment);
    if (address < 0) {
      throw new AllocationRefusedException(refuse(currentPosition(), byteSize, byteAlignment));
    }
    return cut(window(), address, byteSize);
  }

  /// {@inheritDoc}
  ///
  /// In place, in O(1), when the block shrinks or is the last one, and its address has the
  /// alignment. The last block moves forward within its own bytes when only the alignment is
  /// missing; any other block moves behind the last one, and its old bytes stay taken until the
  /// next reset. Copies the smaller of the two sizes.
  ///
  /// @throws IllegalStateException if this arena is closed or has an open scope, or the block is no
  ///   longer live
  @Override
  public Outcome tryResize(MemorySegment block, long newByteSize, long byteAlignment) {
    checkUser();
    return resizeBlock(block, newByteSize, byteAlignment);
  }

  /// {@inheritDoc}
  ///
  /// The position goes back to where the last block began; the padding before it stays taken. Any
  /// other block's bytes stay taken until the next reset, and count as padding from now on. Release
  /// blocks from the last to the first.
  ///
  /// @throws IllegalStateException if this arena is closed or has an open scope, or the block is no
  ///   longer live
  @Override
  public boolean release(MemorySegment block) {
    checkUser();
    return releaseBlock(block);
  }

  /// Opens a scope, in O(1): what is granted in it is dropped at its end, and what was granted
  /// before stays. While it is open, this arena itself grants, resizes and releases nothing, so
  /// that no block is dropped by mistake.
  ///
  /// @return the scope, inside those that are open already, to be closed before them
  /// @throws IllegalStateException if this arena is closed, or 32 scopes are open
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public Scope openScope() {
    checkThread();
    if (!isOpen()) {
      throw Misuse.closed(this);
    }
    int depth = depth() + 1;
    if (depth > Scope.MAX_DEPTH) {
      throw new IllegalStateException(
          "at most " + Scope.MAX_DEPTH + " scopes may be open at once: depth=" + depth);
    }
    Scope scope = new Scope(this, owner, innermost, session() == null ? null : Arena.ofConfined());
    enter(scope);
    entered(depth);
    if (observer != null) {
      observer.scopeOpened(source(), depth);
    }
    return scope;
  }

  /// Ends the innermost scope, which has ended its blocks; what it does not need any more is kept
  /// until [#trim()].
  final void leave(Scope scope) {
    leaveTo(scope.outer(), scope.figures());
    left(scope.depth());
    if (observer != null) {
      observer.scopeClosed(source(), scope.depth());
    }
  }

  /// Drops every block at once and starts a new epoch: using a block of the old one throws (see the
  /// class's limits). The bytes stay as they are.
  ///
  /// @throws IllegalStateException if this arena is closed, has an open scope, or native code is
  ///   using a block right now
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public void reset() {
    checkUser();
    renewSession();
    rewind();
    if (observer != null) {
      observer.reset(source());
    }
  }

  /// {@inheritDoc}
  ///
  /// @throws WrongThreadException if called from a thread that does not own this arena
  @Override
  public boolean owns(MemorySegment segment) {
    checkThread();
    return holds(segment);
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
    return new Usage(
        allocations(),
        liveBlocks(),
        requestedBytes(),
        paddingBytes(),
        reservedBytes(),
        committedBytes(),
        peakBytesSince(null),
        pages(),
        depth());
  }

  /// Ends every scope and every block, and gives the arena's own memory back. Closing twice does
  /// nothing.
  ///
  /// @throws IllegalStateException if native code is using a block right now
  /// @throws WrongThreadException if called from a thread that does not own this arena
  @Override
  public void close() {
    checkThread();
    if (!isOpen()) {
      return;
    }
    for (Scope scope = innermost; scope != null; scope = scope.outer()) {
      scope.close();
    }
    endSession();
    user = null;
    startOver(null);
    free();
    if (observer != null) {
      observer.closed(source());
    }
  }

  /// For people: the name with what is in use. May be called from any thread, and is then only
  /// roughly right.
  @Override
  public String toString() {
    String name = getClass().getSimpleName();
    return isOpen()
        ? name + "[" + takenBytes() + " of " + reservedBytes() + " B used]"
        : name + "[closed]";
  }

  /// The most that was taken at once since a scope began, or ever.
  final long peakBytesSince(@Nullable Scope outermost) {
    long peak = peakBytes();
    for (Scope scope = innermost;
        scope != null && !scope.equals(outermost);
        scope = scope.outer()) {
      peak = Math.max(peak, scope.figures().peakBytes());
    }
    return peak;
  }

  final int depth() {
    Scope scope = innermost;
    return scope == null ? 0 : scope.depth();
  }

  final boolean isOpen() {
    return user != null;
  }

  // A thread equals itself only, and this is on every path.
  @SuppressWarnings("ReferenceEquality")
  final void checkUser() {
    if (Thread.currentThread() != user || innermost != null) {
      throw denied();
    }
  }

  @SuppressWarnings("ReferenceEquality")
  final void checkThread() {
    if (Thread.currentThread() != owner) {
      throw Misuse.wrongThread(this, owner);
    }
  }

  private RuntimeException denied() {
    checkThread();
    return isOpen() ? Misuse.scopeOpen(this, depth()) : Misuse.closed(this);
  }
}
