package metamemory.view;

/// Draws which sizes many blocks have, and beside it the largest of them.
final class SizesSvg {
  private static final double BAR_LEFT = 120;
  private static final double LONGEST_BAR = 130;
  private static final double LARGEST_LEFT = 400;
  private static final double ROW = 18;

  private final Canvas canvas;
  private final long address;
  private final Blocks.Summary summary;

  /// @param address where the memory begins from which the blocks' offsets are counted
  SizesSvg(Canvas canvas, long address, Blocks.Summary summary) {
    this.canvas = canvas;
    this.address = address;
    this.summary = summary;
  }

  /// Draws, and tells where it ends.
  double draw(double top) {
    return Math.max(sizes(top), largest(top));
  }

  private double sizes(double top) {
    canvas.text(ArenaSvg.LEFT, top, Type.SMALL.strong(), "Sizes");
    long most = summary.sizes().stream().mapToLong(Blocks.SizeClass::blocks).max().orElse(1);
    double y = top;
    for (Blocks.SizeClass size : summary.sizes()) {
      y += ROW;
      String range = size.range();
      canvas.text(BAR_LEFT - 10, y, Type.SMALL.end(), range);
      double width = Math.max(2, LONGEST_BAR * size.blocks() / most);
      canvas.rect(new Box(BAR_LEFT, y - 10, width, 12), 2, Ink.LIVE);
      canvas.text(BAR_LEFT + width + 6, y, Type.SMALL, Words.number(size.blocks()));
    }
    return y;
  }

  private double largest(double top) {
    double left = LARGEST_LEFT;
    canvas.text(left, top, Type.SMALL.strong(), "T" + summary.listed().substring(1));
    double y = top;
    for (Block block : summary.largest()) {
      y += ROW;
      canvas.group(ArenaAccount.sentence(address, block), false);
      canvas.text(left + 80, y, Type.SMALL.end(), Words.bytes(block.byteSize()));
      String label = block.label() == null ? "" : Words.clean(block.label(), 30) + " ";
      String site = block.site() == null ? "" : ", " + Words.clean(block.site(), 40);
      String where =
          label
              + "at "
              + (address == 0 ? Words.hex(block.offset()) : Words.number(block.offset()))
              + site;
      canvas
          .text(left + 92, y, Type.SMALL, Type.SMALL.cut(where, ArenaSvg.WIDTH - left - 92 - 8))
          .endGroup();
    }
    return y;
  }
}
