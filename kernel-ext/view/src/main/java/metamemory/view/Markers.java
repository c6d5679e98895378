package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// The arrows above a row: where the position is, and how far it ever was.
final class Markers {
  private static final double LINE = 16;
  private static final double ARROW = 14;

  /// One arrow.
  ///
  /// @param x where it points
  /// @param label what it is
  /// @param ink how its line is drawn
  record Marker(double x, String label, Ink ink) {}

  private final List<Marker> markers = new ArrayList<>();
  private final double left;
  private final double right;

  Markers(double left, double right) {
    this.left = left;
    this.right = right;
  }

  /// The arrows that belong to a row: a mark on the edge between two rows belongs to the upper one.
  static Markers of(ArenaPicture arena, Strip strip, double left, double right) {
    Markers markers = new Markers(left, right);
    boolean open = !arena.closed();
    boolean same = arena.positionBytes() == arena.highWaterBytes();
    if (open && lies(arena.positionBytes(), strip)) {
      String also = same && arena.positionBytes() > 0 ? " = high-water mark" : "";
      markers.add(
          strip.x(arena.positionBytes()),
          "position " + Words.number(arena.positionBytes()) + also,
          Ink.MARK);
    }
    if (!(open && same) && lies(arena.highWaterBytes(), strip)) {
      markers.add(
          strip.x(arena.highWaterBytes()),
          "high-water " + Words.number(arena.highWaterBytes()),
          Ink.DASHED);
    }
    return markers;
  }

  private static boolean lies(long offset, Strip strip) {
    return (offset > strip.from() && offset <= strip.to()) || (offset == 0 && strip.from() == 0);
  }

  void add(double x, String label, Ink ink) {
    markers.add(new Marker(x, label, ink));
  }

  boolean isEmpty() {
    return markers.isEmpty();
  }

  /// How much room they need above the bar.
  double height() {
    return isEmpty() ? 0 : ARROW + LINE * (collide() ? 2 : 1);
  }

  void draw(Canvas canvas, double barTop, double barBottom) {
    for (int i = 0; i < markers.size(); i++) {
      Marker marker = markers.get(i);
      double raise = i > 0 && collide() ? LINE : 0;
      canvas.text(textX(marker), barTop - ARROW - 3 - raise, Type.SMALL, marker.label());
      canvas.line(marker.x(), barTop - ARROW + 2 - raise, marker.x(), barBottom + 3, marker.ink());
      canvas.path(Path.pointer(marker.x(), barTop - 1), Ink.solid(Palette.TEXT));
    }
  }

  private boolean collide() {
    return markers.size() == 2
        && Math.abs(center(markers.get(0)) - center(markers.get(1)))
            < (width(markers.get(0)) + width(markers.get(1))) / 2 + 8;
  }

  private double center(Marker marker) {
    return textX(marker) + width(marker) / 2;
  }

  private static double width(Marker marker) {
    return Type.SMALL.width(marker.label());
  }

  /// Centred over the arrow, but within the picture.
  private double textX(Marker marker) {
    double width = width(marker);
    return Math.max(left, Math.min(right - width, marker.x() - width / 2));
  }
}
