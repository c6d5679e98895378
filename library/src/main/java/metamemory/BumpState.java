package metamemory;

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
   * A grant of 24 B takes about 20 instructions, and each further store costs as much as four of them: so it stores one number.
   * That is the address of the next block, with a count of live blocks in its upper 16 bits (1.1 ns; 1.4 with a count of its own,
   * 1.6 with offsets, whose alignment the JIT compiler cannot see). Padding is stored only where there is some, and the peak is
   * noted when the position goes back.
   *
   * Scopes are levels: what to go back to, as numbers, in one object for each depth. What only some scopes need, the piece that
   * they began in, is noted when the piece is left.
   */

  static final long NO_ROOM = -1;

  /// One grant, in the upper bits of [#mark].
  private static final long GRANT = 1L << 48;

  /// The address of the next block, in the lower ones.
  private static final long ADDRESS = GRANT - 1;

  /// Set when grants fill their bits. It makes an address too large for any piece, so that one
  /// comparison notices both.
  private static final long COUNT_FULL = 1L << 62;

  /// The largest alignment that cannot carry from an address into the count.
  private static final long MOST_QUICK_ALIGNMENT = 1L << 30;

  final @Nullable Observer observer;
  private final long maxAlignment;
  private final long quickAlignment;

  /// Whom events name: the allocator that callers know.
  private Allocator source = this;

  /// The current piece of memory.
  private MemorySegment piece = MemorySegment.NULL;

  /// What blocks outside of any scope are cut from: their piece, seen through their session. A
  /// scope has its own.
  private MemorySegment window = MemorySegment.NULL;

  private long base;
  private long limit = NO_ROOM;

  /// The address where the next block begins, before alignment, and above it how many live blocks
  /// have not been added to [#countedBlocks] yet.
  private long mark = COUNT_FULL;

  /// What is taken in other pieces than the current one, in bytes.
  private long takenElsewhere;

  private long paddingBytes;
  private long countedBlocks = -(COUNT_FULL / GRANT);
  private long endedBlocks;

  BumpState(long maxAlignment, boolean endsBlocks, @Nullable Observer observer) {
    super(endsBlocks);
    this.maxAlignment = maxAlignment;
    this.quickAlignment = Math.min(maxAlignment, MOST_QUICK_ALIGNMENT);
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
    long from = mark;
    long start = Arguments.alignUp(from, byteAlignment);
    long address = start & (ADDRESS | COUNT_FULL);
    // Asked in the words of MemorySegment.asSlice, so that the JIT compiler asks once: it knows by
    // checkIndex alone, which never throws here, that what is between 0 and the bound is not
    // negative.
    long bound = seen.byteSize() - byteSize + 1;
    if (bound <= 0 || byteAlignment > quickAlignment) {
      return bumpSlowly(byteSize, byteAlignment);
    }
    Objects.checkIndex(0, bound);
    if (Long.compareUnsigned(address - seen.address(), bound) >= 0) {
      return bumpSlowly(byteSize, byteAlignment);
    }
    if (start != from) {
      paddingBytes += start - from;
    }
    mark = start + (byteSize + GRANT);
    if (observer != null) {
      observer.allocated(source, address, byteSize, byteAlignment, start - from);
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
    paddingBytes += padding;
    goTo(start + byteSize);
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
    if (byteAlignment > maxAlignment) {
      throw new IllegalArgumentException(
          "byteAlignment must be at most what the heap array promises: byteAlignment="
              + byteAlignment
              + ", promised="
              + maxAlignment);
    }
  }

  final long aligned(long offset, long byteAlignment) {
    return Arguments.alignUp(base + offset, byteAlignment) - base;
  }

  /// Leaves the current piece as it is and goes on in another one, that is taken up to a position.
  final void switchTo(MemorySegment newPiece, long newPosition) {
    for (int open = depth; open > 0 && levels[open].leftPiece == null; open--) {
      levels[open].leftPiece = piece;
      levels[open].leftLimit = limit;
      levels[open].takenElsewhere = takenElsewhere;
    }
    takenElsewhere += currentPosition() - newPosition;
    use(newPiece, newPosition);
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
    takenElsewhere = 0;
    paddingBytes = 0;
    endedBlocks = allocations();
    mark &= ADDRESS;
    countedBlocks = 0;
    use(first == null ? MemorySegment.NULL : first, 0);
    if (first == null) {
      // Without a piece not even a block of no bytes has a place.
      goTo(0, NO_ROOM, 0);
    }
  }

  /// Begins a scope, at the depth that is the current one then.
  final Level enter() {
    int inner = depth + 1;
    Level level = levelToEnter(inner);
    level.serial++;
    level.mark = mark;
    level.countedBlocks = countedBlocks;
    level.endedBlocks = endedBlocks;
    level.paddingBytes = paddingBytes;
    level.takenBytes = takenBytes();
    level.peakBytes = 0;
    depth = inner;
    return level;
  }

  /// Ends the innermost scope, whose session was closed; the subclass has to put its own pieces
  /// back. What is seldom another one is stored only where it is.
  ///
  /// @param level its level: who knows it spares the search
  final void leave(Level level) {
    Level outer = level.outer;
    long peakBytes = Math.max(level.peakBytes, takenBytes());
    if (outer != null && peakBytes > outer.peakBytes) {
      outer.peakBytes = peakBytes;
    }
    endedBlocks = allocations() - liveBlocksOf(level);
    if (countedBlocks != level.countedBlocks) {
      countedBlocks = level.countedBlocks;
    }
    if (paddingBytes != level.paddingBytes) {
      paddingBytes = level.paddingBytes;
    }
    // The one piece of a bump arena is never left.
    if (!(this instanceof BumpArena) && level.leftPiece != null) {
      goBackToPieceOf(level);
    }
    mark = level.mark;
    depth--;
  }

  private void goBackToPieceOf(Level level) {
    piece = Objects.requireNonNull(level.leftPiece, "the caller has looked");
    level.leftPiece = null;
    takenElsewhere = level.takenElsewhere;
    setBounds(piece.address(), level.leftLimit);
  }

  static long liveBlocksOf(Level level) {
    return level.countedBlocks + (level.mark >>> Long.numberOfTrailingZeros(GRANT));
  }

  static long allocationsOf(Level level) {
    return level.endedBlocks + liveBlocksOf(level);
  }

  /// The most that an innermost scope took itself.
  final long peakBytesOf(Level level) {
    return Math.max(level.peakBytes, takenBytes()) - level.takenBytes;
  }

  /// Where a scope that is open began.
  final long startAddress(int scopeDepth) {
    return levels[scopeDepth].mark & ADDRESS;
  }

  final MemorySegment window() {
    return window;
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
    return (mark & ADDRESS) - base;
  }

  final long allocations() {
    return endedBlocks + liveBlocks();
  }

  final long liveBlocks() {
    return countedBlocks + (mark >>> Long.numberOfTrailingZeros(GRANT));
  }

  final long takenBytes() {
    return currentPosition() + takenElsewhere;
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

  final void noteEnded() {
    countedBlocks--;
    endedBlocks++;
  }

  private void goTo(long newBase, long newLimit, long newPosition) {
    setBounds(newBase, newLimit);
    goTo(newPosition);
    if (newLimit < 0) {
      // Without a piece nothing is quick.
      mark |= COUNT_FULL;
      countedBlocks -= COUNT_FULL / GRANT;
    }
  }

  private void setBounds(long newBase, long newLimit) {
    base = newBase;
    limit = newLimit;
  }

  private void goTo(long newPosition) {
    countedBlocks = liveBlocks();
    mark = base + newPosition;
  }

  private void notePeak() {
    Level level = levels[depth];
    level.peakBytes = Math.max(level.peakBytes, takenBytes());
  }
}
