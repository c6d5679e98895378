package metamemory.view;

import org.jspecify.annotations.Nullable;

/// Shapes and texts in drawing order. Only presentation attributes: style, class, id, script,
/// `url(#…)` and foreignObject do not survive notebooks, converters and sanitisers.
final class Canvas {
  private final Markup body = new Markup();
  private final double width;
  private int shapes;
  private boolean beginsGroup;
  private @Nullable String told;
  private double blockLeft;
  private double row = FocusWords.HEAD;

  Canvas(double width) {
    this.width = width;
  }

  double width() {
    return width;
  }

  /// How wide what is drawn may be: between the margins.
  double content() {
    return width - 2 * ArenaSvg.LEFT;
  }

  int shapes() {
    return shapes;
  }

  Canvas rect(Box box, double round, Ink ink) {
    body.open("rect")
        .attribute("x", box.x())
        .attribute("y", box.y())
        .attribute("width", box.width())
        .attribute("height", box.height());
    if (round > 0) {
      body.attribute("rx", round);
    }
    // The pointer finds no inside where there is no paint at all: what is empty would tell nothing.
    boolean pointed = beginsGroup && ink.fill().equals(Palette.NONE);
    blockLeft = beginsGroup ? box.x() : blockLeft;
    beginsGroup = false;
    return painted("rect", pointed ? ink.clear() : ink);
  }

  Canvas path(String data, Ink ink) {
    body.open("path").attribute("d", data);
    return painted("path", ink);
  }

  Canvas line(double fromX, double fromY, double toX, double toY, Ink ink) {
    return path(new Path().move(fromX, fromY).line(toX, toY).toString(), ink);
  }

  /// A hatched rectangle: its outline, and slanted lines drawn one by one since patterns need an
  /// id.
  Canvas hatched(Box box) {
    rect(box, 0, Ink.OUTLINE);
    String lines = Path.hatch(box, 7);
    return lines.isEmpty() ? this : path(lines, Ink.HATCH);
  }

  Canvas text(double x, double y, Type type, String text) {
    startText(x, y, type).text(text).close("text").line();
    return this;
  }

  /// A bold word, and facts beside it in plain type.
  Canvas headline(double x, double y, String word, String facts) {
    startText(x, y, Type.PLAIN);
    body.open("tspan").attribute("font-size", Type.TITLE.size()).attribute("font-weight", "600");
    body.text(word).close("tspan");
    body.open("tspan").attribute("dx", 12).text(facts).close("tspan").close("text").line();
    return this;
  }

  /// From here on, a row of blocks begins at that height, and all that is drawn later lies below:
  /// the words of a block that has the focus stand above it. Until this is called, and from
  /// [FocusWords#HEAD] on, they stand at the head of the drawing.
  Canvas row(double top) {
    row = top;
    return this;
  }

  /// What is drawn until [#endGroup()] tells this when it is hovered over or reached by the tab
  /// key. The first rectangle in it stands for it.
  Canvas group(String title, boolean tabbable) {
    beginsGroup = true;
    blockLeft = ArenaSvg.LEFT;
    told = tabbable ? title : null;
    if (tabbable) {
      FocusWords.open(body);
    }
    body.open("g");
    if (tabbable) {
      body.attribute("tabindex", "0").attribute("role", "img");
      FocusWords.showBlock(body);
    }
    body.leaf("title", title).line();
    return this;
  }

  Canvas endGroup() {
    beginsGroup = false;
    body.close("g");
    if (told != null) {
      FocusWords.close(body, told, width, row, blockLeft);
      told = null;
    }
    body.line();
    return this;
  }

  /// Takes over another drawing, moved to a place.
  Canvas drawing(Drawing other, double x, double y) {
    body.open("g")
        .attribute("transform", "translate(" + Markup.decimal(x) + " " + Markup.decimal(y) + ")");
    body.leaf("title", other.title()).line().append(other.body()).close("g").line();
    shapes += other.shapes();
    return this;
  }

  String body() {
    return body.toString();
  }

  private Markup startText(double x, double y, Type type) {
    shapes++;
    body.open("text").attribute("x", x).attribute("y", y);
    if (!type.anchor().equals("start")) {
      body.attribute("text-anchor", type.anchor());
    }
    if (type.mono()) {
      body.attribute("font-family", "ui-monospace, monospace");
    }
    if (type.size() != Type.SMALL.size()) {
      body.attribute("font-size", type.size());
    }
    if (type.bold()) {
      body.attribute("font-weight", "600");
    }
    if (!type.fill().equals(Palette.TEXT)) {
      body.attribute("fill", type.fill());
    }
    return type.opacity() == 1 ? body : body.attribute("fill-opacity", hundredths(type.opacity()));
  }

  private Canvas painted(String tag, Ink ink) {
    shapes++;
    if (!ink.fill().equals(Palette.TEXT)) {
      body.attribute("fill", ink.fill());
    }
    if (ink.fillOpacity() != 1) {
      body.attribute("fill-opacity", hundredths(ink.fillOpacity()));
    }
    if (!ink.stroke().equals(Palette.NONE)) {
      body.attribute("stroke", ink.stroke());
      stroke(ink);
    }
    body.close(tag).line();
    return this;
  }

  private void stroke(Ink ink) {
    if (ink.strokeWidth() != 1) {
      body.attribute("stroke-width", ink.strokeWidth());
    }
    if (ink.strokeOpacity() != 1) {
      body.attribute("stroke-opacity", hundredths(ink.strokeOpacity()));
    }
    if (!ink.dash().isEmpty()) {
      body.attribute("stroke-dasharray", ink.dash());
    }
  }

  private static String hundredths(double opacity) {
    long value = Math.round(opacity * 100);
    return value % 10 == 0 ? "." + value / 10 : "." + (value < 10 ? "0" : "") + value;
  }
}
