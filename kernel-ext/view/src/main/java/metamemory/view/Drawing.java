package metamemory.view;

/// A finished SVG, and how many shapes and texts it has.
///
/// @param svg the element
/// @param shapes rectangles, paths and texts
record Drawing(String svg, int shapes) {
  static Drawing of(Canvas canvas, double height, Account account) {
    String svg = canvas.finish(Math.ceil(height), account.title(), account.description());
    return new Drawing(svg, canvas.shapes());
  }
}
