package metamemory.view;

/// A finished drawing, and how many shapes and texts it has.
///
/// @param body its elements
/// @param width how wide, in pixels
/// @param height how high, in pixels
/// @param title what it is, in a line
/// @param description what it shows, in sentences
/// @param shapes rectangles, paths and texts
record Drawing(
    String body, double width, double height, String title, String description, int shapes) {
  static Drawing of(Canvas canvas, double height, Account account) {
    return new Drawing(
        canvas.body(),
        canvas.width(),
        Math.ceil(height),
        account.title(),
        account.description(),
        canvas.shapes());
  }

  /// The same with room below.
  Drawing ofHeight(double other) {
    return new Drawing(body, width, other, title, description, shapes);
  }

  /// The whole element.
  String svg() {
    Markup svg = new Markup();
    svg.open("svg").attribute("xmlns", "http://www.w3.org/2000/svg");
    svg.attribute("width", width).attribute("height", height);
    svg.attribute("viewBox", "0 0 " + Markup.decimal(width) + " " + Markup.decimal(height));
    svg.attribute("role", "group").attribute("font-family", "system-ui, sans-serif");
    svg.attribute("font-size", Type.SMALL.size()).attribute("fill", Palette.TEXT).line();
    svg.leaf("title", title).line().leaf("desc", description).line();
    return svg.append(body).close("svg").line().toString();
  }
}
