package metamemory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What all allocators that move one position forward offer: grants, resizes, resets and scopes, to
/// their own thread, while they are open.
abstract sealed class BumpAllocator extends BumpBlocks permits BumpArena, LazyArena, PagedArena {
  final Thread owner = Thread.currentThread();

  BumpAllocator(long maxAlignment, boolean endsBlocks, @Nullable Observer observer) {
    super(maxAlignment, endsBlocks, observer);
  }

  /// Goes back to the piece that an empty allocator begins with; all blocks are ended.
  abstract void rewind();

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
    long address = bump(window(), byteSize, byteAlignment);
    return address < 0
        ? refuse(currentPosition(), byteSize, byteAlignment)
        : new Outcome.Granted(cut(window(), address, byteSize));
  }

  /// {@inheritDoc}
  ///
  /// @throws IllegalStateException if this arena is closed or has an open scope
  @Override
  public @Nullable MemorySegment allocateOrNull(long byteSize, long byteAlignment) {
    checkUser();
    long address = bump(window(), byteSize, byteAlignment);
    if (address < 0) {
      refuse(currentPosition(), byteSize, byteAlignment);
      return null;
    }
    return cut(window(), address, byteSize);
  }

  /// {@inheritDoc}
  ///
  /// @throws IllegalStateException if this arena is closed or has an open scope
  @Override
  public MemorySegment allocate(long byteSize, long byteAlignment) {
    checkUser();
    long address = bump(window(), byteSize, byteAlignment);
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
    return resizeBlock(block, newByteSize, byteAlignment, sessionAt(0));
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
    return releaseBlock(block, sessionAt(0));
  }

  /// Opens a scope, in O(1): what is granted in it is dropped at its end, and what was granted
  /// before stays. While it is open, this arena itself grants, resizes and releases nothing, so
  /// that no block is dropped by mistake.
  ///
  /// @return the scope, inside those that are open already, to be closed before them
  /// @throws IllegalStateException if this arena is closed, 32 scopes are open, or
  ///   [#runInScope(Consumer)] has opened the innermost one: ask that one
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public Scope openScope() {
    checkScopesAreKnown();
    return openKnown(null);
  }

  /// Runs code in a scope, which ends with it, in whatever way. That costs about a quarter of what
  /// [#openScope()] costs, and no byte of the Java heap, where the JIT compiler sees the scope's
  /// whole life: nothing remembers it but the code. So this arena cannot be closed meanwhile.
  ///
  /// {@snippet file="metamemory/ScopeSnippets.java" region="run"}
  ///
  /// @param code is given the scope; scopes that it leaves open inside that one end with it
  /// @throws IllegalStateException as from [#openScope()]
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public void runInScope(Consumer<? super Scope> code) {
    checkScopesAreKnown();
    Scope scope = openUnknown(null);
    try {
      code.accept(scope);
    } finally {
      scope.closeWithInner();
    }
  }

  /// As [#runInScope(Consumer)], with a result.
  ///
  /// @param <R> the type of the result
  /// @param code is given the scope; must not return one of its blocks, unless it was promoted
  /// @return what the code returned
  /// @throws IllegalStateException as from [#openScope()]
  /// @throws WrongThreadException if called from a thread that does not own this arena
  public <R extends @Nullable Object> R callInScope(Function<? super Scope, ? extends R> code) {
    checkScopesAreKnown();
    Scope scope = openUnknown(null);
    try {
      return code.apply(scope);
    } finally {
      scope.closeWithInner();
    }
  }

  /// Opens a scope inside all that are open, which this arena can end: that takes a session on the
  /// heap.
  ///
  /// @param outer the scope around it, if that was asked for it
  final Scope openKnown(@Nullable Scope outer) {
    checkThread();
    Level level = levelToEnter();
    Sessions sessions = sessions();
    return enter(level, sessions == null ? null : sessions.open(depth() + 1), outer);
  }

  /// As [#openKnown(Scope)], a scope that only its code can end.
  final Scope openUnknown(@Nullable Scope outer) {
    checkThread();
    Level level = levelToEnter();
    return enter(level, sessions() == null ? null : Arena.ofConfined(), outer);
  }

  private Scope enter(Level level, @Nullable Arena session, @Nullable Scope outer) {
    // The same number, but where no scope is opened inside another one a constant to the JIT
    // compiler (5.6 ns before, 5.0 after, for a scope with four blocks).
    int outerDepth = depth() == 0 ? 0 : depth();
    int inner = outerDepth + 1;
    // A type that is asked for costs less than a call that has to find out whom it means.
    if (this instanceof PagedArena paged) {
      paged.entering(inner);
    }
    enter(level, inner);
    if (observer != null) {
      observer.scopeOpened(source(), inner);
    }
    return new Scope(this, inner, level, session, outer);
  }

  /// Does what is left to do where a scope was left; memory that is not needed any more is kept
  /// until [#trim()].
  ///
  /// @param told the observer: who has asked for it before the scope was left spares the question
  final void noteLeft(int depth, @Nullable Observer told) {
    if (this instanceof PagedArena paged) {
      paged.left(depth);
    }
    if (told != null) {
      told.scopeClosed(source(), depth);
    }
  }

  /// Gives back what the scope that has ended does not need any more.
  final void trim() {
    if (this instanceof PagedArena paged) {
      paged.trimPages();
    }
  }

  /// Ends all scopes that are deeper.
  final void leaveTo(int depth) {
    while (depth() > depth) {
      int innermost = depth();
      checkKnown(innermost);
      Level level = level(innermost);
      long peakBytes = leave(level, sessionAt(innermost));
      forgetSession(innermost);
      level.peakBytes = peakBytes - takenBytes();
      level.endedBlocks = endedBlocks();
      level.ended = true;
      dropLevelsAbove(innermost - 1);
      noteLeft(innermost, observer);
    }
  }

  /// As [#tryAllocate(long, long)], in the innermost scope; the caller has checked that scopes are
  /// known.
  final Outcome tryAllocateInside(long byteSize, long byteAlignment) {
    long address = bump(innermostWindow(), byteSize, byteAlignment);
    return address < 0
        ? refuse(currentPosition(), byteSize, byteAlignment)
        : new Outcome.Granted(cut(innermostWindow(), address, byteSize));
  }

  /// As [#allocateOrNull(long, long)], in the innermost scope, checked by the caller.
  final @Nullable MemorySegment allocateInsideOrNull(long byteSize, long byteAlignment) {
    long address = bump(innermostWindow(), byteSize, byteAlignment);
    if (address < 0) {
      refuse(currentPosition(), byteSize, byteAlignment);
      return null;
    }
    return cut(innermostWindow(), address, byteSize);
  }

  /// As [#allocate(long, long)], in the innermost scope, checked by the caller.
  final MemorySegment allocateInside(long byteSize, long byteAlignment) {
    long address = bump(innermostWindow(), byteSize, byteAlignment);
    if (address < 0) {
      throw new AllocationRefusedException(refuse(currentPosition(), byteSize, byteAlignment));
    }
    return cut(innermostWindow(), address, byteSize);
  }

  private MemorySegment innermostWindow() {
    return Regions.viewIn(sessionAt(depth()), currentPiece());
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
        peakBytesSince(0),
        pages(),
        Math.max(0, depth()));
  }

  /// Ends every scope and every block, and gives the arena's own memory back. Closing twice does
  /// nothing.
  ///
  /// @throws IllegalStateException if native code is using a block right now, or in a scope of
  ///   [#runInScope(Consumer)]
  /// @throws WrongThreadException if called from a thread that does not own this arena
  @Override
  public void close() {
    checkThread();
    if (!isOpen()) {
      return;
    }
    for (int depth = depth(); depth > 0; depth--) {
      checkKnown(depth);
    }
    leaveTo(0);
    endSession();
    startOver(null);
    noteClosed();
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

  /// Whether only the code that runs in it can end the scope of a depth.
  private boolean isUnknown(int depth) {
    return depth > 0 && sessions() != null && sessionAt(depth) == null;
  }

  private void checkKnown(int depth) {
    if (isUnknown(depth)) {
      throw Misuse.closedInScope(this, depth);
    }
  }

  /// The one that is not known has to be asked, for blocks would have to end with it.
  final void checkScopesAreKnown() {
    // First the words in which the next level is looked for, so that the JIT compiler asks once.
    if (depth() != 0 && isUnknown(depth())) {
      checkThread();
      throw Misuse.scopeOpen(this, depth());
    }
  }

  // A thread equals itself only, and this is on every path.
  @SuppressWarnings("ReferenceEquality")
  final void checkUser() {
    if (Thread.currentThread() != owner || depth() != 0) {
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
