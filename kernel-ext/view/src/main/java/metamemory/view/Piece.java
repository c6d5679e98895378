package metamemory.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stretch of an arena's memory that is one thing.
///
/// @param kind what it is
/// @param from its first byte's offset
/// @param to its end's offset, exclusive; the same as `from` for a block of no bytes
/// @param block the block it is, or whose padding it is, or null
record Piece(Kind kind, long from, long to, @Nullable Block block) {

  enum Kind {
    BLOCK,
    PADDING,
    /// Released, or skipped for a reason that nobody recorded: not granted again before a reset.
    DEAD,
    /// In use, but nobody recorded by which blocks.
    USED,
    FREE
  }

  long byteSize() {
    return to - from;
  }

  /// The part of this piece within some offsets.
  Piece within(long least, long most) {
    return new Piece(kind, Math.max(from, least), Math.min(to, most), block);
  }

  boolean touches(long least, long most, boolean last) {
    return from == to
        ? from >= least && (from < most || (last && from == most))
        : from < most && to > least;
  }

  /// All of an arena's memory from its start to an offset, without gaps.
  static List<Piece> of(ArenaPicture arena, long end) {
    List<Piece> pieces = new ArrayList<>();
    long cursor = 0;
    if (arena.blocks() instanceof Blocks.Each(List<Block> blocks)) {
      for (Block block : blocks) {
        cursor = add(pieces, block, cursor);
      }
    }
    if (arena.positionBytes() > cursor) {
      boolean known = arena.blocks() instanceof Blocks.Each;
      pieces.add(new Piece(known ? Kind.DEAD : Kind.USED, cursor, arena.positionBytes(), null));
      cursor = arena.positionBytes();
    }
    if (end > cursor) {
      pieces.add(new Piece(Kind.FREE, cursor, end, null));
    }
    return pieces;
  }

  private static long add(List<Piece> pieces, Block block, long cursor) {
    if (block.startOffset() > cursor) {
      pieces.add(new Piece(Kind.DEAD, cursor, block.startOffset(), null));
    }
    if (block.paddingBytes() > 0) {
      pieces.add(
          new Piece(Kind.PADDING, Math.max(cursor, block.startOffset()), block.offset(), block));
    }
    long from = Math.max(cursor, block.offset());
    pieces.add(new Piece(Kind.BLOCK, from, Math.max(from, block.endOffset()), block));
    return Math.max(cursor, block.endOffset());
  }
}
