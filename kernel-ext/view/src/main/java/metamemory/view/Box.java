package metamemory.view;

/// A rectangle, in pixels.
///
/// @param x its left edge
/// @param y its upper edge
/// @param width how wide
/// @param height how high
record Box(double x, double y, double width, double height) {
  double right() {
    return x + width;
  }

  double bottom() {
    return y + height;
  }

  double middle() {
    return x + width / 2;
  }

  Box inset(double by) {
    return new Box(x + by, y + by, Math.max(0, width - 2 * by), Math.max(0, height - 2 * by));
  }

  /// Narrower by so much on either side.
  Box pinched(double by) {
    return new Box(x + by, y, width - 2 * by, height);
  }
}
