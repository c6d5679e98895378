package metamemory.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/// The contrast of every text with what lies behind it, by the formula of WCAG 2, on a white page
/// with black text and on a dark page (#111) with light grey text.
class ContrastTest {
  private static final double LEAST = 4.5;

  /// A page.
  ///
  /// @param background its colour
  /// @param text the colour of its text, which `currentColor` becomes
  private record Page(Rgb background, Rgb text) {
    static final List<Page> ALL =
        List.of(
            new Page(Rgb.of("#ffffff"), Rgb.of("#000000")),
            new Page(Rgb.of("#111111"), Rgb.of("#cccccc")));

    Rgb colour(String name) {
      return name.equals(Palette.TEXT) ? text : Rgb.of(name);
    }
  }

  /// A colour, each part from 0 to 1.
  ///
  /// @param red its red part
  /// @param green its green part
  /// @param blue its blue part
  private record Rgb(double red, double green, double blue) {
    static Rgb of(String hex) {
      String digits = hex.substring(1);
      String six = digits.length() == 6 ? digits : digits.replaceAll("[0-9a-fA-F]", "$0$0");
      int value = Integer.parseInt(six, 16);
      return new Rgb((value >> 16) / 255.0, (value >> 8 & 255) / 255.0, (value & 255) / 255.0);
    }

    Rgb over(Rgb behind, double opacity) {
      return new Rgb(
          red * opacity + behind.red * (1 - opacity),
          green * opacity + behind.green * (1 - opacity),
          blue * opacity + behind.blue * (1 - opacity));
    }

    double luminance() {
      return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(double part) {
      return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    double contrast(Rgb other) {
      double light = Math.max(luminance(), other.luminance());
      double dark = Math.min(luminance(), other.luminance());
      return (light + 0.05) / (dark + 0.05);
    }
  }

  static Stream<Map.Entry<String, Picture>> samples() {
    return Samples.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isEnoughForEveryText(Map.Entry<String, Picture> sample) {
    Element svg = Dom.parse(Svg.of(sample.getValue()));
    for (Page page : Page.ALL) {
      List<Element> behind = new ArrayList<>();
      for (Element element : Dom.all(svg)) {
        if (element.getTagName().equals("rect") || isBoxOfWords(element)) {
          behind.add(element);
        } else if (element.getTagName().equals("text")) {
          assertThat(contrast(element, behind, page))
              .as("%s on %s", element.getTextContent(), page)
              .isGreaterThanOrEqualTo(LEAST);
        }
      }
    }
  }

  @Test
  void isReckonedAsTheStandardSays() {
    assertThat(Rgb.of("#ffffff").contrast(Rgb.of("#000000"))).isEqualTo(21);
    assertThat(Rgb.of("#777777").contrast(Rgb.of("#ffffff"))).isBetween(4.47, 4.49);
  }

  private static double contrast(Element text, List<Element> rects, Page page) {
    Box box = TextBoxes.box(text);
    double x = box.middle();
    double y = box.y() + box.height() / 2;
    Rgb background = page.background();
    for (Element rect : rects) {
      Box area = rect.getTagName().equals("rect") ? Dom.box(rect) : Dom.pathBox(rect);
      boolean under = x > area.x() && x < area.right() && y > area.y() && y < area.bottom();
      String fill = Dom.inherited(rect, "fill", Palette.TEXT);
      boolean shown = !Dom.isHidden(rect) || rect.getParentNode().isSameNode(text.getParentNode());
      if (under && shown && !fill.equals(Palette.NONE)) {
        background = page.colour(fill).over(background, opacity(rect));
      }
    }
    Rgb ink =
        page.colour(Dom.inherited(text, "fill", Palette.TEXT)).over(background, opacity(text));
    return ink.contrast(background);
  }

  /// That of the words of a block that has the focus.
  private static boolean isBoxOfWords(Element element) {
    return element.getTagName().equals("path") && Dom.isHidden(element);
  }

  private static double opacity(Element element) {
    return element.hasAttribute("fill-opacity") ? Dom.number(element, "fill-opacity") : 1;
  }
}
