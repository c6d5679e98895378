package metamemory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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
/// **Costs.** Opening and closing take O(1), about 30 ns together and 250 B of garbage, whatever
/// was granted. Granting costs what it costs in the arena.
///
/// {@snippet file="metamemory/ScopeSnippets.java" region="nested"}
public final class Scope implements Allocator {
  /// How many scopes may be open inside each other.
  public static final int MAX_DEPTH = 32;

  private final BumpAllocator arena;
  private final Thread owner;
  private final int depth;
  private final @Nullable Scope outer;
  private final Figures figures;

  /// Null where blocks end with the memory that they lie in.
  private final @Nullable Arena session;

  private MemorySegment piece;
  private MemorySegment window;
  private boolean open = true;
  private long finalAllocations;
  private long finalPeakBytes;

  Scope(BumpAllocator arena, Thread owner, @Nullable Scope outer, @Nullable Arena session) {
    this.arena = arena;
    this.owner = owner;
    this.depth = outer == null ? 1 : outer.depth + 1;
    this.outer = outer;
    this.figures = arena.figures();
    this.session = session;
    this.piece = arena.currentPiece();
    this.window = Regions.viewIn(session, piece);
  }

  /// {@inheritDoc}
  ///
  /// @throws IllegalStateException if this scope is closed, or another one is open inside it
  @Override
  public Outcome tryAllocate(long byteSize, long byteAlignment) {
    checkUser();
    long address = arena.bump(byteSize, byteAlignment);
    return address < 0
        ? arena.refuse(arena.currentPosition(), byteSize, byteAlignment)
        : new Outcome.Granted(BumpState.cut(window, address, byteSize));
  }

  /// {@inheritDoc}
  ///
  /// @throws IllegalStateException if this scope is closed, or another one is open inside it
  @Override
  public MemorySegment allocate(long byteSize, long byteAlignment) {
    checkUser();
    long address = arena.bump(byteSize, byteAlignment);
    if (address < 0) {
      throw new AllocationRefusedException(
          arena.refuse(arena.currentPosition(), byteSize, byteAlignment));
    }
    return BumpState.cut(window, address, byteSize);
  }

  /// {@inheritDoc}
  ///
  /// @throws IllegalStateException if this scope is closed, another one is open inside it, or the
  ///   block is no longer live or was granted outside of this scope
  @Override
  public Outcome tryResize(MemorySegment block, long newByteSize, long byteAlignment) {
    checkUser();
    return arena.resizeBlock(block, newByteSize, byteAlignment);
  }

  /// {@inheritDoc}
  ///
  /// @throws IllegalStateException if this scope is closed, another one is open inside it, or the
  ///   block is no longer live or was granted outside of this scope
  @Override
  public boolean release(MemorySegment block) {
    checkUser();
    return arena.releaseBlock(block);
  }

  /// Opens a scope inside this one, as [BumpArena#openScope()] does.
  ///
  /// @return the scope, to be closed before this one
  /// @throws IllegalStateException if this scope is closed, another one is open inside it, or 32
  ///   are open
  /// @throws WrongThreadException if called from a thread that does not own the arena
  public Scope openScope() {
    checkUser();
    return arena.openScope();
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
    MemorySegment bytes = arena.bytesOf(block);
    end();
    MemorySegment promoted = around().allocate(bytes.byteSize(), byteAlignment).copyFrom(bytes);
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
    return open && arena.owns(segment);
  }

  /// What this is a scope of.
  ///
  /// @return the arena that the blocks are in
  public Allocator arena() {
    return arena;
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
    if (!open) {
      return new Usage(finalAllocations, 0, 0, 0, 0, 0, finalPeakBytes, 0, depth);
    }
    Usage now = arena.usage();
    return new Usage(
        now.allocations() - figures.allocations(),
        now.liveBlocks() - figures.liveBlocks(),
        now.requestedBytes() - figures.requestedBytes(),
        now.paddingBytes() - figures.paddingBytes(),
        now.reservedBytes() - figures.takenBytes(),
        Math.max(0, now.committedBytes() - figures.takenBytes()),
        arena.peakBytesSince(this) - figures.takenBytes(),
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
    if (open) {
      checkUser();
      end();
      arena.trim();
    }
  }

  private Allocator around() {
    return outer == null ? arena : outer;
  }

  private void end() {
    if (session != null) {
      session.close();
    }
    finalAllocations = arena.allocations() - figures.allocations();
    finalPeakBytes = arena.peakBytes() - figures.takenBytes();
    open = false;
    arena.leave(this);
  }

  /// For people: the depth, and whether it is open. May be called from any thread.
  @Override
  public String toString() {
    return "Scope[depth " + depth + (open ? "]" : ", closed]");
  }

  /// Goes on in another piece of memory.
  void use(MemorySegment newPiece) {
    piece = newPiece;
    window = Regions.viewIn(session, newPiece);
  }

  @Nullable Scope outer() {
    return outer;
  }

  @Nullable Arena session() {
    return session;
  }

  MemorySegment piece() {
    return piece;
  }

  MemorySegment window() {
    return window;
  }

  Figures figures() {
    return figures;
  }

  // A thread and a scope equal themselves only, and this is on every path.
  @SuppressWarnings("ReferenceEquality")
  private void checkUser() {
    if (Thread.currentThread() != owner || arena.innermost != this) {
      checkThread();
      throw open ? Misuse.scopeOpen(this, arena.depth()) : Misuse.closed(this);
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private void checkThread() {
    if (Thread.currentThread() != owner) {
      throw Misuse.wrongThread(this, owner);
    }
  }
}
