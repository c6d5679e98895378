package metamemory.view;

/// The whole of an arena as a thin bar, above an enlarged part of it.
final class Overview {
  private static final double HEIGHT = 12;

  private Overview() {}

  /// Draws, and tells where the enlarged part may begin.
  static double draw(Canvas canvas, ArenaPicture arena, ArenaPlan plan, double y) {
    double left = ArenaSvg.LEFT;
    double right = left + canvas.content();
    double scale = canvas.content() / arena.capacityBytes();
    boolean far = arena.highWaterBytes() > plan.windowBytes();
    String whole = "all " + Words.bytes(arena.capacityBytes());
    canvas.text(left, y + 14, Type.QUIET, whole);
    Box bar = new Box(left, y + 22, canvas.content(), HEIGHT);
    canvas.rect(bar.inset(0.5), 3, Ink.OUTLINE);
    canvas.rect(
        new Box(left, bar.y(), Math.max(2, arena.positionBytes() * scale), HEIGHT), 0, Ink.LIVE);
    if (far) {
      Markers markers = new Markers(left + Type.QUIET.width(whole) + 12, right);
      String label = "high-water " + Words.number(arena.highWaterBytes());
      markers.add(left + arena.highWaterBytes() * scale, label, Ink.DASHED);
      markers.draw(canvas, bar.y() + 4, bar.bottom());
    }
    double edge = left + Math.max(3, plan.windowBytes() * scale);
    double below = bar.bottom() + 24;
    Path lens = new Path().move(left, bar.bottom()).line(left, below);
    lens.move(edge, bar.bottom()).line(edge, bar.bottom() + 4).line(right, below);
    canvas.path(lens.toString(), Ink.line(1, 0.35));
    String part = "the first " + Words.bytes(plan.windowBytes()) + ", enlarged";
    canvas.text(left + 8, below - 1, Type.QUIET, part);
    return below + 6;
  }
}
