package metamemory.view;

/// Draws a picture as HTML: the [Svg] in a plain `<div>`, and beneath it, folded away, an equal
/// table. Where a sanitiser takes the drawing away, the table stays.
public final class Html {
  private Html() {}

  /// Draws a picture.
  ///
  /// @param picture what to draw
  /// @return one `<div>` element, well-formed as XML too
  public static String of(Picture picture) {
    Markup html = new Markup();
    html.open("div").line().append(Svg.of(picture));
    Account account = Account.of(picture);
    if (!account.table().isEmpty()) {
      html.open("details").leaf("summary", "As a table").line();
      account.table().html(html);
      html.close("details").line();
    }
    return html.close("div").line().toString();
  }
}
