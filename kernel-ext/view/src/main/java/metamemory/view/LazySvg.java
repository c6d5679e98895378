package metamemory.view;

/// Draws lazy memory as three bars, each the enlarged beginning of the one above.
final class LazySvg {
  private static final double BAR = 30;
  private static final double STEP = 76;

  private final Canvas canvas = new Canvas(ArenaSvg.WIDTH);
  private final LazyPicture lazy;

  private LazySvg(LazyPicture lazy) {
    this.lazy = lazy;
  }

  static Drawing draw(LazyPicture lazy) {
    return new LazySvg(lazy).draw();
  }

  private Drawing draw() {
    Account account = LazyAccount.of(lazy);
    double y = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT) + 18;
    double edge =
        level(
            "reserved", lazy.reservedBytes(), lazy.committedBytes(), y, Ink.OUTLINE.dashed("6 4"));
    if (lazy.committedBytes() > 0) {
      lens(edge, y);
      y += STEP;
      edge = level("committed", lazy.committedBytes(), lazy.usedBytes(), y, Ink.OUTLINE);
    }
    if (lazy.committedBytes() > 0 && lazy.usedBytes() > 0) {
      lens(edge, y);
      y += STEP;
      level("used", lazy.usedBytes(), lazy.usedBytes(), y, Ink.LIVE);
    }
    return Drawing.of(canvas, y + BAR + 12, account);
  }

  /// Draws one bar and, from its start, the part of it that is the next.
  ///
  /// @return where that part ends
  private double level(String name, long bytes, long part, double y, Ink ink) {
    canvas
        .row(y - 18)
        .group(name + ": " + Words.bytes(bytes) + ", " + LazyAccount.meaning(name), true);
    canvas.text(ArenaSvg.LEFT, y - 5, Type.SMALL.strong(), name);
    canvas.text(
        ArenaSvg.LEFT + Type.SMALL.strong().width(name) + 8,
        y - 5,
        Type.SMALL,
        Words.bytes(bytes) + ": " + LazyAccount.meaning(name));
    Box bar = new Box(ArenaSvg.LEFT, y, ArenaSvg.CONTENT, BAR);
    double width = bytes == 0 ? 0 : Math.max(part > 0 ? 2 : 0, bar.width() * part / bytes);
    if (bytes > 0) {
      canvas.rect(bar.inset(0.5), 3, ink);
    }
    if (width > 0 && !ink.equals(Ink.LIVE)) {
      Box inner = new Box(bar.x(), y + 4, width, BAR - 8);
      canvas.rect(
          inner,
          Math.min(2, width / 2),
          name.equals("reserved") ? Ink.solid(Palette.HEADER) : Ink.LIVE);
    }
    canvas.endGroup();
    return bar.x() + width;
  }

  private void lens(double edge, double y) {
    double from = y + BAR;
    Path lines = new Path().move(ArenaSvg.LEFT, from).line(ArenaSvg.LEFT, from + 24);
    lines.move(edge, from).line(edge, from + 4).line(ArenaSvg.LEFT + ArenaSvg.CONTENT, from + 24);
    canvas.path(lines.toString(), Ink.line(1, 0.35));
  }
}
