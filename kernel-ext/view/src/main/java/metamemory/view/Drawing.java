package metamemory.view;

/// A finished SVG, and how many shapes and texts it has.
///
/// @param svg the element
/// @param shapes rectangles, paths and texts
record Drawing(String svg, int shapes) {
  static Drawing of(Canvas canvas, double height, String title, String description) {
    return new Drawing(canvas.finish(Math.ceil(height), title, description), canvas.shapes());
  }
}
