package metamemory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// One current piece of memory with a position in it, the session that its blocks end with, and the
/// figures: what a [BumpAllocator] holds, without who may use it and when.
abstract sealed class BumpState implements Allocator permits BumpBlocks {
  /*
   * One path for all subclasses, never overridden: two with a path each would cost 5.3 ns a call where callers use both
   * (measured before). What differs between them, where more room comes from, is asked on the slow path only. That answers by
   * a number, so that segments are cut in one place: 1.77 ns and 0 B against 4.5 ns and 40 B.
   *
   * A grant of 24 B takes about 20 instructions, and each further store costs as much as four of them: so it stores one number.
   * That is the address of the next block, with the count of grants in its upper 16 bits (1.1 ns; 1.4 with a count of its own,
   * 1.6 with offsets, whose alignment the JIT compiler cannot see). Padding is stored only where there is some, and the peak is
   * noted when the position goes back.
   */

  static final long NO_ROOM = -1;

  /// One grant, in the upper bits of [#mark].
  private static final long GRANT = 1L << 48;

  /// The address of the next block, in the lower ones.
  private static final long ADDRESS = GRANT - 1;

  /// The largest alignment that cannot carry from an address into the count.
  private static final long MOST_QUICK_ALIGNMENT = 1L << 30;

  final @Nullable Observer observer;
  private final long maxAlignment;
  private final long quickAlignment;

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

  /// The address behind the piece.
  private long end = NO_ROOM;

  /// The address where the next block begins, before alignment, and above it how many grants have
  /// not been added to [#countedAllocations] yet. Negative when those fill their bits.
  private long mark;

  /// What is taken in other pieces than the current one, in bytes.
  private long takenElsewhere;

  private long paddingBytes;
  private long countedAllocations;
  private long endedBlocks;
  private long peakBytes;

  BumpState(long maxAlignment, @Nullable Arena session, @Nullable Observer observer) {
    this.maxAlignment = maxAlignment;
    this.quickAlignment = Math.min(maxAlignment, MOST_QUICK_ALIGNMENT);
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

  /// The one path of a grant: the block's address, or [#NO_ROOM].
  final long bump(long byteSize, long byteAlignment) {
    Arguments.checkRequest(byteSize, byteAlignment);
    long from = mark;
    long start = Arguments.alignUp(from, byteAlignment);
    long address = start & ADDRESS;
    if (address > end - byteSize || start < 0 || byteAlignment > quickAlignment) {
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
    countedAllocations++;
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
    takenElsewhere += currentPosition() - newPosition;
    use(newPiece, newPosition);
  }

  private void use(MemorySegment newPiece, long newPosition) {
    goTo(newPiece.address(), newPiece.byteSize(), newPosition);
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
    endedBlocks = allocations();
    use(first == null ? MemorySegment.NULL : first, 0);
    if (first == null) {
      // Without a piece not even a block of no bytes has a place.
      goTo(0, NO_ROOM, 0);
    }
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
    goTo(figures.base(), figures.limit(), figures.position());
    takenElsewhere = figures.takenElsewhere();
    paddingBytes = figures.paddingBytes();
    endedBlocks = allocations() - figures.liveBlocks();
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

  final MemorySegment currentWindow() {
    return innermost == null ? window : innermost.window();
  }

  final MemorySegment currentPiece() {
    return innermost == null ? piece : innermost.piece();
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

  /// The figures of this moment, to go back to.
  final Figures figures() {
    return new Figures(
        base,
        limit,
        currentPosition(),
        takenElsewhere,
        paddingBytes,
        allocations(),
        liveBlocks(),
        peakBytes);
  }

  final long allocations() {
    return countedAllocations + (mark >>> Long.numberOfTrailingZeros(GRANT));
  }

  final long liveBlocks() {
    return allocations() - endedBlocks;
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

  /// The most that was taken since the innermost scope began.
  final long peakBytes() {
    return Math.max(peakBytes, takenBytes());
  }

  /// Notes that a block was resized or released.
  final void moveTo(long newPosition, long newRequestedBytes) {
    notePeak();
    goTo(newPosition);
    paddingBytes = takenBytes() - newRequestedBytes;
  }

  final void noteEnded() {
    endedBlocks++;
  }

  private void goTo(long newBase, long newLimit, long newPosition) {
    base = newBase;
    limit = newLimit;
    end = newBase + newLimit;
    goTo(newPosition);
  }

  private void goTo(long newPosition) {
    countedAllocations = allocations();
    mark = base + newPosition;
  }

  private void notePeak() {
    peakBytes = Math.max(peakBytes, takenBytes());
  }
}
