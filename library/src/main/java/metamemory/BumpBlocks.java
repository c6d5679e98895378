package metamemory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// What becomes of a block that a [BumpState] has granted: resized, released, or carried out of its
/// scope, if it is live.
abstract sealed class BumpBlocks extends BumpState permits BumpAllocator {
  BumpBlocks(long maxAlignment, boolean endsBlocks, @Nullable Observer observer) {
    super(maxAlignment, endsBlocks, observer);
  }

  /// Whether a segment lies in any piece.
  abstract boolean holds(MemorySegment segment);

  /// The piece in which a block lies that [#holds(MemorySegment)] has found.
  abstract MemorySegment pieceOf(MemorySegment block);

  /// How many bytes are taken of the piece in which such a block lies.
  abstract long takenIn(MemorySegment block);

  /// Whether a block was granted before the scope of a depth began, by where it lies: asked where
  /// no session tells.
  abstract boolean wasGrantedBefore(int depth, MemorySegment block);

  /// @param session what blocks end with that are granted now, or null
  final Outcome resizeBlock(
      MemorySegment block, long newByteSize, long byteAlignment, @Nullable Arena session) {
    checkRequest(newByteSize, byteAlignment);
    checkLive(block, session);
    long newRequestedBytes = requestedBytes() - block.byteSize() + newByteSize;
    boolean last = isLast(block);
    long start = offsetOf(block);
    MemorySegment resized;
    if (newByteSize <= block.byteSize() && Arguments.isAligned(block.address(), byteAlignment)) {
      resized = block.asSlice(0, newByteSize);
      moveTo(last ? start + newByteSize : currentPosition(), newRequestedBytes);
    } else {
      long from = last ? start : currentPosition();
      long newStart = roomBehind(from, newByteSize, byteAlignment);
      if (newStart < 0) {
        return refuse(from, newByteSize, byteAlignment);
      }
      resized = Regions.viewIn(session, currentPiece()).asSlice(newStart, newByteSize);
      // A block that grows where it is has its bytes; a copy would touch each of its pages.
      if (resized.address() != block.address()) {
        // The last block may slide forward onto its own bytes; a segment's copy allows for that.
        MemorySegment.copy(block, 0, resized, 0, Math.min(block.byteSize(), newByteSize));
      }
      moveTo(newStart + newByteSize, newRequestedBytes);
    }
    if (observer != null) {
      observer.resized(source(), block.address(), block.byteSize(), resized.address(), newByteSize);
    }
    return new Outcome.Granted(resized);
  }

  final boolean releaseBlock(MemorySegment block, @Nullable Arena session) {
    checkLive(block, session);
    boolean last = isLast(block);
    moveTo(last ? offsetOf(block) : currentPosition(), requestedBytes() - block.byteSize());
    noteEnded();
    if (observer != null) {
      observer.released(source(), block.address(), block.byteSize());
    }
    return last;
  }

  /// The bytes of a live block, for as long as its piece is kept, whatever session ends.
  final MemorySegment bytesOf(MemorySegment block, @Nullable Arena session) {
    checkLive(block, session);
    return pieceOf(block).asSlice(block.address() - pieceOf(block).address(), block.byteSize());
  }

  private void checkRequest(long byteSize, long byteAlignment) {
    Arguments.checkRequest(byteSize, byteAlignment);
    checkPromised(byteAlignment);
  }

  /// What a block without a header can be asked is asked here.
  private void checkLive(MemorySegment block, @Nullable Arena session) {
    if (!holds(block)) {
      // The piece of a block that was dropped may have been given back.
      throw block.scope().isAlive() ? Misuse.foreign(this, block) : Misuse.dropped(this, block);
    }
    MemorySegment pieceOfBlock = pieceOf(block);
    // Without a session each piece may have a lifetime of its own.
    MemorySegment.Scope lifetime = session == null ? pieceOfBlock.scope() : session.scope();
    if (!block.scope().equals(lifetime)) {
      throw block.scope().isAlive() ? misplaced(block) : Misuse.dropped(this, block);
    }
    if (session == null && depth() > 0 && wasGrantedBefore(depth(), block)) {
      throw misplaced(block);
    }
    // A block of no bytes stays live where it is, also when the blocks before it are released.
    long start = block.address() - pieceOfBlock.address();
    boolean behind = block.byteSize() > Math.max(0, takenIn(block) - start);
    if (behind || block.byteSize() > requestedBytes() || liveBlocks() == 0) {
      throw Misuse.released(this, block);
    }
  }

  /// The exception for a block that is alive, but does not end with those granted now.
  private RuntimeException misplaced(MemorySegment block) {
    int blockDepth = depth();
    for (int open = depth(); open > 0; open--) {
      boolean emptyAtStart =
          sessions() != null && block.byteSize() == 0 && block.address() == startAddress(open);
      blockDepth = emptyAtStart || wasGrantedBefore(open, block) ? open - 1 : blockDepth;
    }
    return blockDepth < depth()
        ? Misuse.ofOuterScope(block, blockDepth, depth())
        : Misuse.foreign(this, block);
  }

  private boolean isInWindow(MemorySegment block) {
    long start = offsetOf(block);
    return start >= 0 && start <= limit() - block.byteSize();
  }

  private boolean isLast(MemorySegment block) {
    return isInWindow(block) && offsetOf(block) + block.byteSize() == currentPosition();
  }

  private long offsetOf(MemorySegment block) {
    return block.address() - base();
  }
}
