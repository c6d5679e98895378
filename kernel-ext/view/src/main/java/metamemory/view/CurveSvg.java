package metamemory.view;

import java.util.List;

/// Draws curves over a grid, each with its name at its end.
final class CurveSvg {
  private static final double HEIGHT = 180;
  private static final double LEFT = 96;
  private static final double RIGHT = 620;
  private static final int MOST_CURVES = 4;
  private static final int MOST_POINTS = 260;
  private static final int MOST_LINES = 5;

  private final CurvePicture picture;
  private final List<CurvePicture.Curve> curves;
  private final Canvas canvas = new Canvas(ArenaSvg.WIDTH);
  private final long mostBytes;
  private final long mostAt;
  private double top;

  private CurveSvg(CurvePicture picture) {
    this.picture = picture;
    this.curves =
        picture.curves().stream()
            .filter(curve -> !curve.points().isEmpty())
            .limit(MOST_CURVES)
            .toList();
    this.mostBytes =
        Math.max(
            1,
            curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToLong(CurvePicture.Point::bytes)
                .max()
                .orElse(1));
    this.mostAt =
        Math.max(
            1, curves.stream().mapToLong(curve -> curve.points().getLast().at()).max().orElse(1));
  }

  static Drawing draw(CurvePicture picture) {
    return new CurveSvg(picture).draw();
  }

  private Drawing draw() {
    Account account = CurveAccount.of(picture);
    top = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT) + 24;
    grid();
    curves.forEach(this::curve);
    names();
    picture.marks().stream().limit(MOST_CURVES).forEach(this::mark);
    across();
    return Drawing.of(canvas, top + HEIGHT + 46, account);
  }

  private double x(long at) {
    return LEFT + (RIGHT - LEFT) * at / mostAt;
  }

  private double y(long bytes) {
    return top + HEIGHT - HEIGHT * bytes / mostBytes;
  }

  private void grid() {
    long step = 1;
    while (mostBytes / step > MOST_LINES) {
      step <<= 1;
    }
    for (long bytes = 0; bytes <= mostBytes; bytes += step) {
      canvas.line(LEFT, y(bytes), RIGHT, y(bytes), Ink.line(1, bytes == 0 ? 0.7 : 0.2));
      canvas.text(LEFT - 8, y(bytes) + 4, Type.SMALL.end(), Words.tick(bytes, step));
    }
    canvas.text(LEFT - 8, top - 14, Type.QUIET.end(), "bytes");
  }

  private void curve(CurvePicture.Curve curve) {
    List<CurvePicture.Point> points = CurvePoints.thinned(curve.points(), MOST_POINTS);
    canvas.group(
        CurveAccount.name(curve) + ": " + Words.bytes(points.getLast().bytes()) + " at the end",
        true);
    switch (curve.style()) {
      case AREA -> {
        Path area =
            line(points, true)
                .line(x(points.getLast().at()), y(0))
                .line(x(points.getFirst().at()), y(0));
        canvas.path(area.close().toString(), Ink.LIVE);
      }
      case STAIRS -> canvas.path(line(points, true).toString(), Ink.line(2, 1));
      case LINE -> canvas.path(line(points, false).toString(), Ink.line(2, 1).dashed("6 4"));
    }
    canvas.endGroup();
  }

  private Path line(List<CurvePicture.Point> points, boolean stairs) {
    Path path = new Path().move(x(points.getFirst().at()), y(points.getFirst().bytes()));
    long before = points.getFirst().bytes();
    for (CurvePicture.Point point : points.subList(1, points.size())) {
      if (stairs && point.bytes() != before) {
        path.line(x(point.at()), y(before));
      }
      path.line(x(point.at()), y(point.bytes()));
      before = point.bytes();
    }
    return path;
  }

  /// Each name beside its curve's end, moved down where two would collide.
  private void names() {
    double free = top - 10;
    List<CurvePicture.Curve> downwards =
        curves.stream().sorted((one, other) -> Long.compare(last(other), last(one))).toList();
    for (CurvePicture.Curve curve : downwards) {
      double wanted = Math.max(free + 16, y(last(curve)) + 4);
      String text = CurveAccount.name(curve) + " " + Words.bytes(last(curve));
      canvas.text(
          RIGHT + 8,
          wanted,
          Type.SMALL.strong(),
          Type.SMALL.strong().cut(text, ArenaSvg.WIDTH - RIGHT - 12));
      free = wanted;
    }
  }

  private static long last(CurvePicture.Curve curve) {
    return curve.points().getLast().bytes();
  }

  private void mark(CurvePicture.Point point) {
    double x = Math.min(RIGHT, x(point.at()));
    double y = Math.max(top, y(Math.min(mostBytes, point.bytes())));
    canvas.path(Path.pointer(x, y - 1), Ink.solid(Palette.TEXT));
    String text = "peak " + Words.number(point.bytes());
    double half = Type.SMALL.width(text) / 2;
    canvas.text(Math.clamp(x, LEFT + half, RIGHT - half), y - 13, Type.SMALL.middle(), text);
  }

  private void across() {
    String name = CurveAccount.across(picture);
    long step = Ruler.decimalStep(mostAt);
    Path marks = new Path();
    for (long at = 0; at <= mostAt; at += step) {
      marks.move(x(at), top + HEIGHT).line(x(at), top + HEIGHT + 6);
      canvas.text(x(at), top + HEIGHT + 20, Type.SMALL.middle(), Words.number(at));
    }
    canvas.path(marks.toString(), Ink.TICKS);
    canvas.text((LEFT + RIGHT) / 2, top + HEIGHT + 38, Type.QUIET.middle(), name);
  }
}
