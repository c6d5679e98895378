package metamemory.view;

/// How a shape is painted.
///
/// @param fill its colour, or `none`
/// @param fillOpacity 0 to 1
/// @param stroke the colour of its outline, or `none`
/// @param strokeWidth in pixels
/// @param strokeOpacity 0 to 1
/// @param dash lengths of dashes and gaps, or empty
record Ink(
    String fill,
    double fillOpacity,
    String stroke,
    double strokeWidth,
    double strokeOpacity,
    String dash) {
  static final Ink LIVE = solid(Palette.LIVE);
  static final Ink OUTLINE = line(1, 0.6);
  static final Ink HATCH = line(1, 0.45);
  static final Ink CROSS = line(1, 0.35);
  static final Ink TICKS = line(1, 0.7);
  static final Ink FRESH = new Ink(Palette.LIVE, 1, Palette.NEW, 3, 1, "");
  static final Ink MARK = line(1.5, 1);
  static final Ink HANDLE = line(1.5, 0.85);
  static final Ink STALE = new Ink(Palette.NONE, 1, Palette.STALE, 2, 1, "5 3");
  static final Ink RESERVED = OUTLINE.dashed("6 4");
  static final Ink REDZONE = new Ink(Palette.BLACK, 1, Palette.TEXT, 1, 1, "");
  static final Ink DAMAGED = new Ink(Palette.STALE, 1, Palette.TEXT, 2, 1, "3 2");
  static final Ink UNWRITTEN = new Ink(Palette.LIVE, 0.12, Palette.TEXT, 1, 0.45, "2 3");
  static final Ink DASHED = MARK.dashed("3 3");

  static Ink solid(String fill) {
    return new Ink(fill, 1, Palette.NONE, 0, 1, "");
  }

  static Ink tint(String fill, double opacity) {
    return new Ink(fill, opacity, Palette.NONE, 0, 1, "");
  }

  static Ink line(double width, double opacity) {
    return new Ink(Palette.NONE, 1, Palette.TEXT, width, opacity, "");
  }

  /// The same with a paint that cannot be seen, instead of none.
  Ink clear() {
    return new Ink(Palette.TEXT, 0, stroke, strokeWidth, strokeOpacity, dash);
  }

  Ink dashed(String lengths) {
    return new Ink(fill, fillOpacity, stroke, strokeWidth, strokeOpacity, lengths);
  }
}
