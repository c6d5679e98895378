package metamemory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One current piece of memory with a position in it, the session that its blocks end with, and the
/// figures: what a [BumpAllocator] holds, without who may use it and when.
abstract sealed class BumpState extends Lifetimes permits BumpBlocks {
  /*
   * One path for all subclasses, never overridden: two with a path each would cost 5.3 ns a call where callers use both
   * (measured before). What differs between them, where more room comes from, is asked on the slow path only. That answers by
   * a number, so that segments are cut in one place: 1.77 ns and 0 B against 4.5 ns and 40 B.
   *
   * A grant of 24 B takes about 15 instructions besides the writing, and each further store costs as much as four of them: so it
   * stores one number (BumpMark). Padding is stored only where there is some, and the peak is noted when the position goes back.
   *
   * Scopes are levels: what to go back to, as numbers, in one object for each depth. What only some scopes need, the piece that
   * they began in, is noted when the piece is left.
   */

  static final long NO_ROOM = -1;

  final @Nullable Observer observer;
  private final long maxAlignment;

  /// What each [BumpMark] of this allocator has set: nothing, or that it asks.
  private final long markBits;

  /// Whom events name: the allocator that callers know.
  private Allocator source = this;

  /// The current piece of memory.
  private MemorySegment piece = MemorySegment.NULL;

  /// What blocks outside of any scope are cut from: their piece, seen through their session. A
  /// scope has its own.
  private MemorySegment window = MemorySegment.NULL;

  private long base;
  private long limit = NO_ROOM;

  /// The [BumpMark] where the next block begins, before alignment; it counts the live blocks that
  /// have not been added to [#countedBlocks] yet.
  private long mark = BumpMark.FULL;

  /// Where all that is taken would begin, if it were in one piece: what is taken in other pieces
  /// than the current one lies between here and the base.
  private long origin;

  private long paddingBytes;
  private long countedBlocks = -BumpMark.FULL;
  private long endedBlocks;

  BumpState(long maxAlignment, boolean endsBlocks, @Nullable Observer observer) {
    super(endsBlocks);
    this.maxAlignment = maxAlignment;
    this.markBits = maxAlignment < Regions.ANY_ALIGNMENT ? BumpMark.ASKS : 0;
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

  /// The one path of a grant: the block's address, or [#NO_ROOM].
  ///
  /// @param seen the current piece, as the block is going to be cut from it
  final long bump(MemorySegment seen, long byteSize, long byteAlignment) {
    Arguments.checkRequest(byteSize, byteAlignment);
    // In the words of MemorySegment.asSlice, so that the JIT compiler asks once: by checkIndex
    // alone, which never throws here, it knows that what is below the bound is not negative.
    long bound = seen.byteSize() - byteSize + 1;
    if (bound <= 0 || byteAlignment > BumpMark.MOST_ALIGNMENT) {
      return bumpSlowly(byteSize, byteAlignment);
    }
    Objects.checkIndex(0, bound);
    long noted = mark;
    long questions = BumpMark.questions(byteAlignment);
    if ((noted & questions) != 0) {
      return bumpPadded(seen.address(), bound, byteSize, byteAlignment);
    }
    // The same number, but not a multiple of a loop's counter to the JIT compiler, which would
    // multiply then, and unroll less.
    long from = noted & ~questions;
    long address = BumpMark.address(from) & -byteAlignment;
    if (Long.compareUnsigned(address - seen.address(), bound) >= 0) {
      return bumpSlowly(byteSize, byteAlignment);
    }
    mark = BumpMark.behind(from, byteSize);
    if (observer != null) {
      observer.allocated(source, address, byteSize, byteAlignment, 0);
    }
    return address;
  }

  /// Where the next address is not aligned, or the count is full.
  private long bumpPadded(long seenBase, long bound, long byteSize, long byteAlignment) {
    long from = mark;
    long padding = -BumpMark.address(from) & (byteAlignment - 1);
    long start = BumpMark.padded(from, padding);
    long address = BumpMark.address(start) & -byteAlignment;
    if ((from & (BumpMark.FULL | BumpMark.ASKS)) != markBits
        || byteAlignment > maxAlignment
        || Long.compareUnsigned(address - seenBase, bound) >= 0) {
      return bumpSlowly(byteSize, byteAlignment);
    }
    keepFigures(countedBlocks, paddingBytes);
    paddingBytes += padding;
    mark = BumpMark.behind(start, byteSize);
    if (observer != null) {
      observer.allocated(source, address, byteSize, byteAlignment, padding);
    }
    return address;
  }

  /// Where the piece is too small, the count is full, or the alignment is unusual.
  private long bumpSlowly(long byteSize, long byteAlignment) {
    checkPromised(byteAlignment);
    long start = roomBehind(currentPosition(), byteSize, byteAlignment);
    if (start < 0) {
      return NO_ROOM;
    }
    long padding = start - currentPosition();
    goTo(start + byteSize);
    paddingBytes += padding;
    countedBlocks++;
    if (observer != null) {
      observer.allocated(source, base + start, byteSize, byteAlignment, padding);
    }
    return base + start;
  }

  /// The block at an address that was granted just now.
  static MemorySegment cut(MemorySegment window, long address, long byteSize) {
    return window.asSlice(address - window.address(), byteSize);
  }

  final long roomBehind(long from, long byteSize, long byteAlignment) {
    long start = aligned(from, byteAlignment);
    return byteSize > limit - start ? makeRoom(from, byteSize, byteAlignment) : start;
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

  final void checkPromised(long byteAlignment) {
    Regions.checkPromised(byteAlignment, maxAlignment);
  }

  final long aligned(long offset, long byteAlignment) {
    return Arguments.alignUp(base + offset, byteAlignment) - base;
  }

  /// Leaves the current piece as it is and goes on in another one, that is taken up to a position.
  final void switchTo(MemorySegment newPiece, long newPosition) {
    for (int open = depth; open > 0 && levels[open].leftPiece == null; open--) {
      levels[open].leftPiece = piece;
      levels[open].leftLimit = limit;
      levels[open].leftOrigin = origin;
    }
    long taken = takenBytes();
    use(newPiece, newPosition);
    origin = base + newPosition - taken;
  }

  // Storing a reference is dear, also one that is there already.
  @SuppressWarnings({"MemorySegmentReferenceEquality", "ReferenceEquality"})
  private void use(MemorySegment newPiece, long newPosition) {
    goTo(newPiece.address(), newPiece.byteSize(), newPosition);
    if (piece != newPiece) {
      piece = newPiece;
    }
    if (depth <= 0) {
      window = Regions.viewIn(sessionAt(0), newPiece);
    }
  }

  /// Ends all blocks, and starts over at the beginning of a piece, or without one.
  final void startOver(@Nullable MemorySegment first) {
    notePeak();
    paddingBytes = 0;
    endedBlocks = allocations();
    mark -= BumpMark.count(mark);
    countedBlocks = 0;
    use(first == null ? MemorySegment.NULL : first, 0);
    origin = base;
    if (first == null) {
      // Without a piece not even a block of no bytes has a place.
      goTo(0, NO_ROOM, 0);
    }
  }

  /// Begins a scope, at the depth that is the current one then. Its figures are those that there
  /// are, until they change.
  final void enter(Level level, int newDepth) {
    level.mark = mark;
    depth = newDepth;
  }

  /// Ends the innermost scope and its session; the subclass has to put its own pieces back, in
  /// [BumpAllocator#noteLeft(int)]. What is seldom another one is stored only where it is.
  ///
  /// All is read before the session is closed, which is refused while native code uses a block:
  /// behind the memory barrier of closing it the JIT compiler would read everything again.
  ///
  /// @param level its level: who knows it spares the search
  /// @return the most that was taken since it began
  final long leave(Level level, @Nullable Arena session) {
    long peakBytes = takenBytes();
    boolean changed = level.changed;
    if (changed) {
      peakBytes = Math.max(peakBytes, level.peakBytes);
    }
    long oldMark = level.mark;
    long ended = endedBlocks + BumpMark.count(mark) - BumpMark.count(oldMark);
    int outerDepth = depth - 1;
    if (session != null) {
      session.close();
    }
    if (peakBytes > level.outer.peakBytes) {
      level.outer.peakBytes = peakBytes;
      level.outer.changed = true;
    }
    endedBlocks = ended;
    if (changed) {
      goBackToFiguresOf(level);
    }
    mark = oldMark;
    depth = outerDepth;
    return peakBytes;
  }

  private void goBackToFiguresOf(Level level) {
    level.changed = false;
    level.peakBytes = 0;
    if (level.keepsFigures) {
      level.keepsFigures = false;
      endedBlocks += countedBlocks - level.countedBlocks;
      countedBlocks = level.countedBlocks;
      paddingBytes = level.paddingBytes;
    }
    if (level.leftPiece != null) {
      goBackToPieceOf(level);
    }
  }

  private void goBackToPieceOf(Level level) {
    piece = Objects.requireNonNull(level.leftPiece, "the caller has looked");
    level.leftPiece = null;
    origin = level.leftOrigin;
    base = piece.address();
    limit = level.leftLimit;
  }

  /// How many blocks were live when an open scope began.
  final long liveBlocksOf(Level level) {
    return (level.keepsFigures ? level.countedBlocks : countedBlocks) + BumpMark.count(level.mark);
  }

  /// How many bytes were taken when an open scope began.
  final long takenBytesOf(Level level) {
    return BumpMark.address(level.mark) - (level.leftPiece == null ? origin : level.leftOrigin);
  }

  /// How many bytes of padding there were when an open scope began.
  final long paddingBytesOf(Level level) {
    return level.keepsFigures ? level.paddingBytes : paddingBytes;
  }

  /// Where a scope that is open began.
  final long startAddress(int scopeDepth) {
    return BumpMark.address(levels[scopeDepth].mark);
  }

  final MemorySegment window() {
    return window;
  }

  /// The current piece, seen through a session.
  final MemorySegment windowOf(@Nullable Arena session) {
    // What has sessions is native memory. From numbers: so nobody has to find out what the piece
    // is.
    return session != null && limit >= 0
        ? Regions.at(base, limit, session)
        : Regions.viewIn(session, piece);
  }

  final MemorySegment currentPiece() {
    return piece;
  }

  /// Where the current piece begins.
  final long base() {
    return base;
  }

  /// How many bytes it has, or [#NO_ROOM] without a piece.
  final long limit() {
    return limit;
  }

  final long currentPosition() {
    return BumpMark.address(mark) - base;
  }

  final long allocations() {
    return endedBlocks + liveBlocks();
  }

  final long endedBlocks() {
    return endedBlocks;
  }

  final long liveBlocks() {
    return countedBlocks + BumpMark.count(mark);
  }

  final long takenBytes() {
    return BumpMark.address(mark) - origin;
  }

  final long paddingBytes() {
    return paddingBytes;
  }

  final long requestedBytes() {
    return takenBytes() - paddingBytes;
  }

  /// The most that was taken at once since an open scope began, or ever for depth 0.
  final long peakBytesSince(int scopeDepth) {
    long peak = takenBytes();
    for (int open = scopeDepth; open <= Math.max(0, depth); open++) {
      peak = Math.max(peak, levels[open].peakBytes);
    }
    return peak;
  }

  /// Notes that a block was resized or released.
  final void moveTo(long newPosition, long newRequestedBytes) {
    notePeak();
    goTo(newPosition);
    paddingBytes = takenBytes() - newRequestedBytes;
  }

  /// Counts a block as ended, behind [#moveTo(long, long)].
  final void noteEnded() {
    countedBlocks--;
    endedBlocks++;
  }

  private void goTo(long newBase, long newLimit, long newPosition) {
    base = newBase;
    limit = newLimit;
    goTo(newPosition);
    if (newLimit < 0) {
      // Without a piece nothing is quick.
      mark |= BumpMark.FULL;
      countedBlocks -= BumpMark.FULL;
    }
  }

  private void goTo(long newPosition) {
    keepFigures(countedBlocks, paddingBytes);
    countedBlocks = liveBlocks() - markBits;
    mark = BumpMark.at(base + newPosition, markBits);
  }

  private void notePeak() {
    Level level = levels[depth];
    level.peakBytes = Math.max(level.peakBytes, takenBytes());
    level.changed = true;
  }
}
