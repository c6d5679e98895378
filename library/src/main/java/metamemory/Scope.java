package metamemory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of the life of an arena: what is granted in it is dropped at its end, and the arena is as
/// it was before.
///
/// **Limits.** At most [#MAX_DEPTH] scopes are open inside each other, and they end from the
/// innermost outwards. Only the innermost grants, resizes and releases: an outer scope, or the
/// arena itself, would otherwise grant blocks that the inner one's end drops. So a list that was
/// made in an outer scope and grows in an inner one is refused, with an [IllegalStateException],
/// rather than left dangling. It belongs to the arena's thread.
///
/// **Lifetime.** Using a block after the end of its scope throws, where the arena's own blocks end
/// with its resets. One block can be carried out with [#promote(MemorySegment, long)].
///
/// **Costs.** Opening and closing take O(1), whatever was granted: about 25 ns together and 80 B of
/// garbage, or 200 B where the scope outlives the method that opened it. Code that is run in a
/// scope ([BumpArena#runInScope(Consumer)]) takes about 3 ns and no garbage for it, where the JIT
/// compiler sees all of it. Granting costs what it costs in the arena.
///
/// {@snippet file="metamemory/ScopeSnippets.java" region="nested"}
public final class Scope implements Allocator {
  /// How many scopes may be open inside each other.
  public static final int MAX_DEPTH = 32;

  /*
   * Idea: escape analysis. A scope that its method opens and closes needs no object, if nobody else sees it: so the arena
   * does not hold its scopes, only their depth and what to go back to (Level), and a scope asks whether it is the innermost
   * one by comparing depths. What a scope is passed to must be inlined, or it becomes an object again; hence refusals and
   * exceptions are made from numbers. (84 to 196 B a scope, against 250 B when the arena held it.)
   *
   * Its session is another matter. The arena must be able to end its scopes, so it knows the sessions of those that were
   * opened (Sessions): those are objects. The session of a scope that only its code knows dissolves too, and 0 B remain.
   */

  private final BumpAllocator arena;
  private final int depth;

  /// What the arena goes back to.
  private final Level level;

  /// How many blocks had ended when this scope began.
  private final long endedBefore;

  /// Null where blocks end with the memory that they lie in.
  private final @Nullable Arena session;

  /// The scope around this one, if this was opened by it.
  private final @Nullable Scope outer;

  /// The piece of memory that was the current one at the last grant, and what the session sees of
  /// it.
  private MemorySegment piece;

  private MemorySegment window;

  /// False once it was closed; the arena may have ended it too.
  private boolean open = true;

  private long finalEndedBlocks;
  private long finalPeakBytes;

  Scope(
      BumpAllocator arena, int depth, Level level, @Nullable Arena session, @Nullable Scope outer) {
    this.arena = arena;
    this.depth = depth;
    this.level = level;
    this.endedBefore = arena.endedBlocks();
    this.session = session;
    this.outer = outer;
    this.piece = arena.currentPiece();
    this.window = arena.windowOf(session);
  }

  /// {@inheritDoc}
  ///
  /// @throws IllegalStateException if this scope is closed, or another one is open inside it
  @Override
  public Outcome tryAllocate(long byteSize, long byteAlignment) {
    checkUser();
    long address = arena.bump(window(), byteSize, byteAlignment);
    return address < 0
        ? arena.refuse(arena.currentPosition(), byteSize, byteAlignment)
        : new Outcome.Granted(BumpState.cut(window(), address, byteSize));
  }

  /// {@inheritDoc}
  ///
  /// @throws IllegalStateException if this scope is closed, or another one is open inside it
  @Override
  public @Nullable MemorySegment allocateOrNull(long byteSize, long byteAlignment) {
    checkUser();
    long address = arena.bump(window(), byteSize, byteAlignment);
    if (address < 0) {
      arena.refuse(arena.currentPosition(), byteSize, byteAlignment);
      return null;
    }
    return BumpState.cut(window(), address, byteSize);
  }

  /// {@inheritDoc}
  ///
  /// @throws IllegalStateException if this scope is closed, or another one is open inside it
  @Override
  public MemorySegment allocate(long byteSize, long byteAlignment) {
    checkUser();
    long address = arena.bump(window(), byteSize, byteAlignment);
    if (address < 0) {
      throw new AllocationRefusedException(
          arena.refuse(arena.currentPosition(), byteSize, byteAlignment));
    }
    return BumpState.cut(window(), address, byteSize);
  }

  /// {@inheritDoc}
  ///
  /// @throws IllegalStateException if this scope is closed, another one is open inside it, or the
  ///   block is no longer live or was granted outside of this scope
  @Override
  public Outcome tryResize(MemorySegment block, long newByteSize, long byteAlignment) {
    checkUser();
    return arena.resizeBlock(block, newByteSize, byteAlignment, session);
  }

  /// {@inheritDoc}
  ///
  /// @throws IllegalStateException if this scope is closed, another one is open inside it, or the
  ///   block is no longer live or was granted outside of this scope
  @Override
  public boolean release(MemorySegment block) {
    checkUser();
    return arena.releaseBlock(block, session);
  }

  /// Opens a scope inside this one, as [BumpArena#openScope()] does.
  ///
  /// @return the scope, to be closed before this one
  /// @throws IllegalStateException if this scope is closed, another one is open inside it, or 32
  ///   are open
  /// @throws WrongThreadException if called from a thread that does not own the arena
  public Scope openScope() {
    checkUser();
    return arena.openKnown(this);
  }

  /// Runs code in a scope inside this one, as [BumpArena#runInScope(Consumer)] does.
  ///
  /// @param code is given the scope; scopes that it leaves open inside that one end with it
  /// @throws IllegalStateException if this scope is closed, another one is open inside it, or 32
  ///   are open
  /// @throws WrongThreadException if called from a thread that does not own the arena
  public void runInScope(Consumer<? super Scope> code) {
    checkUser();
    Scope scope = arena.openUnknown(this);
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
  /// @throws IllegalStateException if this scope is closed, another one is open inside it, or 32
  ///   are open
  /// @throws WrongThreadException if called from a thread that does not own the arena
  public <R extends @Nullable Object> R callInScope(Function<? super Scope, ? extends R> code) {
    checkUser();
    Scope scope = arena.openUnknown(this);
    try {
      return code.apply(scope);
    } finally {
      scope.closeWithInner();
    }
  }

  /// Ends this scope and carries one block out of it: its bytes move to where the scope began, and
  /// it lives on with the blocks of the scope around it, or of the arena. In time proportional to
  /// its size. It counts as one more grant there.
  ///
  /// {@snippet file="metamemory/ScopeSnippets.java" region="promote"}
  ///
  /// @param block a live block of this scope; not to be used afterwards
  /// @param byteAlignment a power of two, in bytes, that the block has already
  /// @return the block with the same bytes, in the scope around this one; a close of this scope
  ///   then does nothing
  /// @throws IllegalArgumentException if the block is not of this arena, or does not have that
  ///   alignment, or the arena's heap array does not promise it
  /// @throws IllegalStateException if this scope is closed, another one is open inside it, native
  ///   code is using a block, or the block is no longer live or was granted outside of this scope
  /// @throws WrongThreadException if called from a thread that does not own the arena
  public MemorySegment promote(MemorySegment block, long byteAlignment) {
    checkUser();
    Arguments.checkAlignment(byteAlignment);
    arena.checkPromised(byteAlignment);
    if (!Arguments.isAligned(block.address(), byteAlignment)) {
      throw new IllegalArgumentException(
          "block must have the alignment that it is promoted with: byteAlignment="
              + byteAlignment
              + ", address="
              + block.address());
    }
    MemorySegment bytes = arena.bytesOf(block, session);
    end();
    arena.forgetSession(depth);
    MemorySegment promoted = around(bytes.byteSize(), byteAlignment).copyFrom(bytes);
    arena.trim();
    return promoted;
  }

  /// {@inheritDoc}
  ///
  /// @return true if all of its bytes are the arena's; false once this scope is closed
  /// @throws WrongThreadException if called from a thread that does not own the arena
  @Override
  public boolean owns(MemorySegment segment) {
    checkThread();
    return isOpen() && arena.owns(segment);
  }

  /// What this is a scope of.
  ///
  /// @return the arena that the blocks are in, or what holds it and reports its events, such as a
  ///   [TempAllocator]
  public Allocator arena() {
    return arena.source();
  }

  /// How many scopes were open when this one was opened, itself included.
  ///
  /// @return from 1 to [#MAX_DEPTH]
  public int depth() {
    return depth;
  }

  /// The figures of this scope and those inside it: what was granted, and is live, since it began.
  /// What is reserved and committed is what the arena had left then, and has now. Also works once
  /// this scope is closed.
  ///
  /// @throws WrongThreadException if called from a thread that does not own the arena
  @Override
  public Usage usage() {
    checkThread();
    if (!isOpen()) {
      return new Usage(
          (open ? level.endedBlocks : finalEndedBlocks) - endedBefore,
          0,
          0,
          0,
          0,
          0,
          open ? level.peakBytes : finalPeakBytes,
          0,
          depth);
    }
    Usage now = arena.usage();
    long takenBefore = arena.takenBytesOf(level);
    long paddingBefore = arena.paddingBytesOf(level);
    return new Usage(
        now.allocations() - endedBefore - arena.liveBlocksOf(level),
        now.liveBlocks() - arena.liveBlocksOf(level),
        now.requestedBytes() - (takenBefore - paddingBefore),
        now.paddingBytes() - paddingBefore,
        now.reservedBytes() - takenBefore,
        Math.max(0, now.committedBytes() - takenBefore),
        arena.peakBytesSince(depth) - takenBefore,
        now.pages(),
        depth);
  }

  /// Ends every block that was granted in this scope, in O(1), and puts the arena back to what it
  /// was before. Closing twice does nothing.
  ///
  /// @throws IllegalStateException if another scope is open inside this one, or native code is
  ///   using one of its blocks
  /// @throws WrongThreadException if called from a thread that does not own the arena
  @Override
  public void close() {
    checkThread();
    if (isOpen()) {
      checkUser();
      end();
      arena.forgetSession(depth);
      arena.trim();
    }
  }

  /// Ends the scopes inside this one, and this.
  void closeWithInner() {
    // Nothing is asked of this scope once it has ended: so the JIT compiler leaves its figures out
    // where nobody else asks.
    BumpAllocator of = arena;
    if (isOpen()) {
      of.leaveTo(depth);
      end();
      of.trim();
    }
  }

  /// Grants a block for what was promoted, where this scope has ended.
  private MemorySegment around(long byteSize, long byteAlignment) {
    if (outer != null) {
      return outer.allocate(byteSize, byteAlignment);
    }
    if (depth == 1) {
      return arena.allocate(byteSize, byteAlignment);
    }
    arena.checkScopesAreKnown();
    return arena.allocateInside(byteSize, byteAlignment);
  }

  private void end() {
    Observer told = arena.observer;
    long peakBytes = arena.leave(level, session);
    open = false;
    // All of its blocks have ended, and what is taken is what was taken before.
    finalEndedBlocks = arena.endedBlocks();
    finalPeakBytes = peakBytes - arena.takenBytes();
    arena.noteLeft(depth, told);
  }

  private boolean isOpen() {
    return open && !level.ended;
  }

  /// For people: the depth, and whether it is open. May be called from any thread.
  @Override
  public String toString() {
    return "Scope[depth " + depth + (isOpen() ? "]" : ", closed]");
  }

  // A segment that is the same object needs no second look, and this is on every path.
  @SuppressWarnings({"MemorySegmentReferenceEquality", "ReferenceEquality"})
  private MemorySegment window() {
    MemorySegment current = arena.currentPiece();
    if (current != piece) {
      piece = current;
      window = arena.windowOf(session);
    }
    return window;
  }

  // A thread equals itself only, and this is on every path.
  @SuppressWarnings("ReferenceEquality")
  private void checkUser() {
    if (Thread.currentThread() != arena.owner || arena.depth() != depth || !isOpen()) {
      checkThread();
      throw isOpen() ? Misuse.scopeOpen(Scope.class, arena.depth()) : Misuse.closed(Scope.class);
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private void checkThread() {
    if (Thread.currentThread() != arena.owner) {
      throw Misuse.wrongThread(Scope.class, arena.owner);
    }
  }
}
