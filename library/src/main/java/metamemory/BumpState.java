package metamemory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// One current piece of memory with a position in it, the session that its blocks end with, and the
/// figures: what a [BumpAllocator] holds, without who may use it and when.
abstract sealed class BumpState implements Allocator permits BumpAllocator {
  /*
   * One path for all subclasses, never overridden: two with a path each would cost 5.3 ns a call where callers use both
   * (measured before). What differs between them, where more room comes from, is asked on the slow path only. That answers by
   * a number, so that segments are cut in one place: 1.77 ns and 0 B against 4.5 ns and 40 B.
   *
   * A grant is bound by its stores: each of them costs 0.3 ns beside the three of the block itself. So what is in use is kept
   * as position and padding, which is stored only where there is some, and the peak is noted when the position goes back.
   */

  static final long NO_ROOM = -1;

  final @Nullable Observer observer;
  private final long maxAlignment;

  /// Whom events name: the allocator that callers know.
  private Allocator source = this;

  /// Read as a field on the path of a grant: a call of an accessor is not inlined until the class
  /// [Scope] has been loaded.
  @Nullable Scope innermost;

  /// What blocks end with that are granted outside of any scope; null where they end with the
  /// memory that they lie in.
  private @Nullable Arena session;

  /// What such blocks are cut from: a piece of memory, seen through the session. A scope has its
  /// own.
  private MemorySegment window = MemorySegment.NULL;

  private MemorySegment piece = MemorySegment.NULL;

  private long base;
  private long limit = NO_ROOM;
  private long position;

  /// What is taken in other pieces than the current one, in bytes.
  private long takenElsewhere;

  private long paddingBytes;
  private long allocations;
  private long endedBlocks;
  private long peakBytes;

  BumpState(long maxAlignment, @Nullable Arena session, @Nullable Observer observer) {
    this.maxAlignment = maxAlignment;
    this.session = session;
    this.observer = observer;
  }

  /// Has events name another allocator, that is built upon this one.
  final void reportAs(Allocator allocator) {
    source = allocator;
  }

  final Allocator source() {
    return source;
  }

  /// Makes room for a block that does not fit into the current piece: behind an offset of it, or in
  /// another piece that becomes the current one. Changes nothing if there is none.
  ///
  /// @return the aligned offset of the room in the piece that is current then, or [#NO_ROOM]
  abstract long makeRoom(long from, long byteSize, long byteAlignment);

  /// Why [#makeRoom(long, long, long)] has just found none.
  abstract Outcome.Refusal noRoom(long from, long byteSize, long byteAlignment);

  /// Whether a segment lies in any piece.
  abstract boolean holds(MemorySegment segment);

  /// The piece in which a block lies that [#holds(MemorySegment)] has found.
  abstract MemorySegment pieceOf(MemorySegment block);

  /// How many bytes are taken of the piece in which such a block lies.
  abstract long takenIn(MemorySegment block);

  /// Whether a block was granted before a scope began, by where it lies: asked where no session
  /// tells.
  abstract boolean wasGrantedBefore(Scope scope, MemorySegment block);

  /// The one path of a grant: the block's offset in the current window, or [#NO_ROOM].
  final long bump(long byteSize, long byteAlignment) {
    checkRequest(byteSize, byteAlignment);
    long start = roomBehind(position, byteSize, byteAlignment);
    if (start < 0) {
      return NO_ROOM;
    }
    long padding = start - position;
    if (padding != 0) {
      paddingBytes += padding;
    }
    position = start + byteSize;
    allocations++;
    if (observer != null) {
      observer.allocated(source, base + start, byteSize, byteAlignment, padding);
    }
    return start;
  }

  private long roomBehind(long from, long byteSize, long byteAlignment) {
    long start = aligned(from, byteAlignment);
    return byteSize > limit - start ? makeRoom(from, byteSize, byteAlignment) : start;
  }

  final Outcome resizeBlock(MemorySegment block, long newByteSize, long byteAlignment) {
    checkRequest(newByteSize, byteAlignment);
    checkLive(block);
    long newRequestedBytes = requestedBytes() - block.byteSize() + newByteSize;
    boolean last = isLast(block);
    long start = block.address() - base;
    MemorySegment resized;
    if (newByteSize <= block.byteSize() && Arguments.isAligned(block.address(), byteAlignment)) {
      resized = block.asSlice(0, newByteSize);
      moveTo(last ? start + newByteSize : position, newRequestedBytes);
    } else {
      long from = last ? start : position;
      long newStart = roomBehind(from, newByteSize, byteAlignment);
      if (newStart < 0) {
        return refuse(from, newByteSize, byteAlignment);
      }
      resized = currentWindow().asSlice(newStart, newByteSize);
      // The last block may slide forward onto its own bytes; a segment's copy allows for that.
      MemorySegment.copy(block, 0, resized, 0, Math.min(block.byteSize(), newByteSize));
      moveTo(newStart + newByteSize, newRequestedBytes);
    }
    if (observer != null) {
      observer.resized(source, block.address(), block.byteSize(), resized.address(), newByteSize);
    }
    return new Outcome.Granted(resized);
  }

  final boolean releaseBlock(MemorySegment block) {
    checkLive(block);
    boolean last = isLast(block);
    moveTo(last ? block.address() - base : position, requestedBytes() - block.byteSize());
    endedBlocks++;
    if (observer != null) {
      observer.released(source, block.address(), block.byteSize());
    }
    return last;
  }

  /// The bytes of a live block, for as long as its piece is kept, whatever session ends.
  final MemorySegment bytesOf(MemorySegment block) {
    checkLive(block);
    return pieceOf(block).asSlice(block.address() - pieceOf(block).address(), block.byteSize());
  }

  final Outcome.Refusal refuse(long from, long byteSize, long byteAlignment) {
    Outcome.Refusal refusal = noRoom(from, byteSize, byteAlignment);
    if (observer != null) {
      observer.refused(source, refusal);
    }
    return refusal;
  }

  /// What fits behind an offset of the current piece: the refusal of those that have no other.
  final Outcome.Full full(long from, long byteSize, long byteAlignment) {
    return new Outcome.Full(byteSize, Math.max(0, limit - aligned(from, byteAlignment)));
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

  /// What a block without a header can be asked is asked here.
  private void checkLive(MemorySegment block) {
    if (!holds(block)) {
      // The piece of a block that was dropped may have been given back.
      throw block.scope().isAlive() ? Misuse.foreign(this, block) : Misuse.dropped(this, block);
    }
    MemorySegment pieceOfBlock = pieceOf(block);
    // Without a session each piece may have a lifetime of its own.
    MemorySegment lifetime = session == null ? pieceOfBlock : currentWindow();
    if (!block.scope().equals(lifetime.scope())) {
      throw block.scope().isAlive() ? misplaced(block) : Misuse.dropped(this, block);
    }
    if (session == null && innermost != null && wasGrantedBefore(innermost, block)) {
      throw misplaced(block);
    }
    // A block of no bytes stays live where it is, also when the blocks before it are released.
    long start = block.address() - pieceOfBlock.address();
    boolean behind = block.byteSize() > Math.max(0, takenIn(block) - start);
    if (behind || block.byteSize() > requestedBytes() || allocations == endedBlocks) {
      throw Misuse.released(this, block);
    }
  }

  /// The exception for a block that is alive, but does not end with those granted now.
  private RuntimeException misplaced(MemorySegment block) {
    int depth = innermost == null ? 0 : innermost.depth();
    int blockDepth = depth;
    for (Scope scope = innermost; scope != null; scope = scope.outer()) {
      Arena around = scope.outer() == null ? session : scope.outer().session();
      boolean before =
          around == null ? wasGrantedBefore(scope, block) : around.scope().equals(block.scope());
      blockDepth = before ? scope.depth() - 1 : blockDepth;
    }
    return blockDepth < depth
        ? Misuse.ofOuterScope(block, blockDepth, depth)
        : Misuse.foreign(this, block);
  }

  private boolean isInWindow(MemorySegment block) {
    long start = block.address() - base;
    return start >= 0 && start <= limit - block.byteSize();
  }

  private boolean isLast(MemorySegment block) {
    return isInWindow(block) && block.address() - base + block.byteSize() == position;
  }

  final long aligned(long offset, long byteAlignment) {
    return Arguments.alignUp(base + offset, byteAlignment) - base;
  }

  /// Leaves the current piece as it is and goes on in another one, that is taken up to a position.
  final void switchTo(MemorySegment newPiece, long newPosition) {
    takenElsewhere += position - newPosition;
    use(newPiece, newPosition);
  }

  private void use(MemorySegment newPiece, long newPosition) {
    base = newPiece.address();
    limit = newPiece.byteSize();
    position = newPosition;
    if (innermost == null) {
      piece = newPiece;
      window = Regions.viewIn(session, newPiece);
    } else {
      innermost.use(newPiece);
    }
  }

  /// Ends all blocks, and starts over at the beginning of a piece, or without one.
  final void startOver(@Nullable MemorySegment first) {
    notePeak();
    takenElsewhere = 0;
    paddingBytes = 0;
    endedBlocks = allocations;
    use(first == null ? MemorySegment.NULL : first, 0);
    // Without a piece not even a block of no bytes has a place.
    limit = first == null ? NO_ROOM : limit;
  }

  /// Makes a scope the innermost one. It has noted the figures, and sees the current piece through
  /// its own session.
  final void enter(Scope scope) {
    innermost = scope;
    peakBytes = takenBytes();
  }

  /// Ends all blocks of the innermost scope; the subclass has to put its own pieces back. Storing
  /// references here is dear, for the collector has to be told of them: so there is one.
  final void leaveTo(@Nullable Scope outer, Figures figures) {
    notePeak();
    base = figures.base();
    limit = figures.limit();
    position = figures.position();
    takenElsewhere = figures.takenElsewhere();
    paddingBytes = figures.paddingBytes();
    endedBlocks = allocations - figures.liveBlocks();
    peakBytes = Math.max(peakBytes, figures.peakBytes());
    innermost = outer;
  }

  /// Closes the session, so that the JVM refuses each block of it from now on; refused while native
  /// code uses one.
  final void endSession() {
    if (session != null) {
      session.close();
      session = null;
    }
  }

  final void renewSession() {
    if (session != null) {
      Arena next = Arena.ofConfined();
      session.close();
      session = next;
    }
  }

  final @Nullable Arena session() {
    return session;
  }

  final MemorySegment window() {
    return window;
  }

  private MemorySegment currentWindow() {
    return innermost == null ? window : innermost.window();
  }

  final MemorySegment currentPiece() {
    return innermost == null ? piece : innermost.piece();
  }

  final long currentPosition() {
    return position;
  }

  /// The figures of this moment, to go back to.
  final Figures figures() {
    return new Figures(
        base, limit, position, takenElsewhere, paddingBytes, allocations, liveBlocks(), peakBytes);
  }

  final long allocations() {
    return allocations;
  }

  final long liveBlocks() {
    return allocations - endedBlocks;
  }

  final long takenBytes() {
    return position + takenElsewhere;
  }

  final long paddingBytes() {
    return paddingBytes;
  }

  final long requestedBytes() {
    return takenBytes() - paddingBytes;
  }

  /// The most that was taken since the innermost scope began.
  final long peakBytes() {
    return Math.max(peakBytes, takenBytes());
  }

  private void moveTo(long newPosition, long newRequestedBytes) {
    notePeak();
    position = newPosition;
    paddingBytes = takenBytes() - newRequestedBytes;
  }

  private void notePeak() {
    peakBytes = Math.max(peakBytes, takenBytes());
  }
}
