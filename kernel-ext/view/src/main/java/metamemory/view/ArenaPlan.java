package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// Which part of an arena is drawn large, and in how many rows.
///
/// An arena of which little is used is drawn twice: the whole of it as a thin bar, and the used
/// part enlarged below.
///
/// @param windowBytes how much of the arena, from its start, is drawn large
/// @param enlarged whether that is not all of it
/// @param rowBytes how many bytes each row holds
/// @param rows how many rows there are, at least 1
record ArenaPlan(long windowBytes, boolean enlarged, long rowBytes, int rows) {
  private static final int BLOCKS_PER_ROW = 24;

  /// How wide a row of so many blocks is, in pixels.
  private static final double ROW_WIDTH = ArenaSvg.CONTENT;

  private static final int MOST_ROWS = 8;
  private static final long LEAST_WINDOW = 16;

  static ArenaPlan of(ArenaPicture arena) {
    return of(arena, ROW_WIDTH);
  }

  static ArenaPlan of(ArenaPicture arena, double width) {
    long window = window(arena);
    int perRow = (int) (BLOCKS_PER_ROW * width / ROW_WIDTH);
    int wanted = 1;
    if (arena.blocks() instanceof Blocks.Each(List<Block> blocks)) {
      while (wanted < MOST_ROWS
          && blocks.size() > wanted * perRow
          && window > wanted * LEAST_WINDOW) {
        wanted *= 2;
      }
    }
    long rowBytes = Math.max(1, roundUp(-Math.floorDiv(-window, wanted), wanted == 1 ? 1 : 8));
    int rows = (int) Math.max(1, -Math.floorDiv(-window, rowBytes));
    return new ArenaPlan(window, window < arena.capacityBytes(), rowBytes, rows);
  }

  /// Enlarges where the used part would be less than a quarter of the bar, to the next power of two
  /// with some room.
  private static long window(ArenaPicture arena) {
    long position = arena.positionBytes();
    if (arena.closed() || position == 0 || position > arena.capacityBytes() / 5) {
      return arena.capacityBytes();
    }
    long wanted = Math.max(LEAST_WINDOW, position + position / 8);
    long window = wanted == 1 ? 1 : Long.highestOneBit(wanted - 1) << 1;
    return window <= arena.capacityBytes() / 4 ? window : arena.capacityBytes();
  }

  private static long roundUp(long value, long multiple) {
    return (value + multiple - 1) / multiple * multiple;
  }

  List<Strip> strips(ArenaPicture arena, double left, double width) {
    List<Piece> pieces = Piece.of(arena, windowBytes);
    List<Strip> strips = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      long from = row * rowBytes;
      long to = Math.min(windowBytes, from + rowBytes);
      boolean last = row == rows - 1;
      List<Piece> inside =
          pieces.stream()
              .filter(piece -> piece.touches(from, to, last))
              .map(piece -> piece.within(from, to))
              .toList();
      if (!inside.isEmpty()) {
        strips.add(Strip.of(inside, from, to, left, width * (to - from) / rowBytes));
      }
    }
    return strips;
  }
}
