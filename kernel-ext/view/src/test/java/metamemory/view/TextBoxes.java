package metamemory.view;

import org.w3c.dom.Element;

/// How much room a text takes at most.
final class TextBoxes {
  private TextBoxes() {}

  static Box box(Element text) {
    double width = width(text);
    double x = Dom.number(text, "x");
    double left =
        switch (text.getAttribute("text-anchor")) {
          case "middle" -> x - width / 2;
          case "end" -> x - width;
          default -> x;
        };
    double size = Double.parseDouble(Dom.inherited(text, "font-size", "13"));
    double y = Dom.number(text, "y") - 0.75 * size;
    return new Box(Dom.x(text, left), Dom.y(text, y), width, 0.9 * size);
  }

  private static double width(Element text) {
    double width = 0;
    for (Element span : Dom.named(text, "tspan")) {
      width +=
          type(span).width(span.getTextContent())
              + (span.hasAttribute("dx") ? Dom.number(span, "dx") : 0);
    }
    return width == 0 ? type(text).width(text.getTextContent()) : width;
  }

  private static Type type(Element element) {
    double size = Double.parseDouble(Dom.inherited(element, "font-size", "13"));
    boolean mono = Dom.inherited(element, "font-family", "").contains("monospace");
    boolean bold = element.hasAttribute("font-weight");
    return new Type(size, bold, mono, "start", Palette.TEXT, 1);
  }
}
