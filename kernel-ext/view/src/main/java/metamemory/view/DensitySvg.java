package metamemory.view;

import java.util.List;

/// Draws an arena of too many blocks to draw: how densely each part of the memory is used, which
/// sizes there are, and which blocks are the largest.
final class DensitySvg {
  private static final double ROW = 20;
  private static final double BAR_LEFT = 120;
  private static final double BAR_RIGHT = 560;

  private final Canvas canvas;
  private final ArenaPicture arena;
  private final Blocks.Summary summary;

  DensitySvg(Canvas canvas, ArenaPicture arena, Blocks.Summary summary) {
    this.canvas = canvas;
    this.arena = arena;
    this.summary = summary;
  }

  /// Draws, and tells where it ends.
  double draw(double top) {
    double y = top + 14;
    canvas.text(BAR_LEFT - 10, y, Type.QUIET.end(), "from offset");
    canvas.text(BAR_LEFT, y, Type.QUIET, "how much of it is live");
    canvas.text(BAR_RIGHT + 10, y, Type.QUIET, "blocks and bytes");
    y += 8;
    for (Blocks.Row row : summary.rows()) {
      row(row, y);
      y += ROW;
    }
    y = marks(y + 18);
    return new SizesSvg(canvas, arena.address(), summary).draw(y + 24) + 6;
  }

  private double marks(double y) {
    String position = "| position " + Words.number(arena.positionBytes());
    String highWater = "┆ high-water mark " + Words.number(arena.highWaterBytes());
    String fresh =
        summary.newBlocks() == 0
            ? ""
            : " · + " + Words.blocks(summary.newBlocks()) + " new since the last picture";
    canvas.text(ArenaSvg.LEFT, y, Type.SMALL, position + " · " + highWater + fresh);
    return y;
  }

  /// One path per row: the line over the cells is as high as their live share.
  private void row(Blocks.Row row, double y) {
    String bytes = Words.blocks(row.blocks()) + ", " + Words.bytes(row.liveBytes());
    canvas.row(y);
    canvas.group(
        "offset "
            + Words.number(row.offset())
            + ": "
            + bytes
            + " live, "
            + Words.bytes(row.paddingBytes())
            + " padding",
        true);
    canvas.text(BAR_LEFT - 10, y + 12.5, Type.SMALL.end(), Words.number(row.offset()));
    Box bar = new Box(BAR_LEFT, y + 1, BAR_RIGHT - BAR_LEFT, ROW - 4);
    canvas.rect(bar.inset(0.5), 0, Ink.OUTLINE);
    if (row.liveBytes() > 0) {
      canvas.path(skyline(row.cells(), bar), Ink.LIVE);
    }
    canvas.text(
        BAR_RIGHT + 10,
        y + 12.5,
        Type.SMALL,
        row.offset() >= arena.positionBytes() ? "free" : bytes);
    mark(arena.highWaterBytes(), canvas, row, bar, Ink.DASHED);
    mark(arena.positionBytes(), canvas, row, bar, Ink.MARK);
    canvas.endGroup();
  }

  /// A line across the row in which an offset lies.
  private static void mark(long offset, Canvas canvas, Blocks.Row row, Box bar, Ink ink) {
    if (offset > row.offset() && offset <= row.offset() + row.byteSize()) {
      double x = bar.x() + bar.width() * (offset - row.offset()) / row.byteSize();
      canvas.line(x, bar.y() - 2, x, bar.bottom() + 2, ink);
    }
  }

  private static String skyline(List<Integer> cells, Box bar) {
    double step = bar.width() / cells.size();
    Path path = new Path().move(bar.x(), bar.bottom());
    for (int i = 0; i < cells.size(); i++) {
      boolean first = i == 0 || !cells.get(i).equals(cells.get(i - 1));
      boolean last = i == cells.size() - 1 || !cells.get(i).equals(cells.get(i + 1));
      double level = bar.bottom() - bar.height() * cells.get(i) / 100;
      if (first) {
        path.line(bar.x() + i * step, level);
      }
      if (last) {
        path.line(bar.x() + (i + 1) * step, level);
      }
    }
    return path.line(bar.right(), bar.bottom()).close().toString();
  }
}
