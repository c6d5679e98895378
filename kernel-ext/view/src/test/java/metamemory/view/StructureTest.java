package metamemory.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/// What holds for every drawing, whatever it shows.
class StructureTest {
  private static final int MOST_BYTES = 64 * 1024;

  static Stream<Map.Entry<String, Picture>> samples() {
    return Samples.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void hasFewShapesAndBytes(Map.Entry<String, Picture> sample) {
    Drawing drawing = Svg.draw(sample.getValue());
    Element svg = Dom.parse(drawing.svg());
    long drawn =
        Stream.of("rect", "path", "text")
            .flatMap(tag -> Dom.named(svg, tag).stream())
            .filter(shape -> !Dom.isHidden(shape))
            .count();
    assertThat(drawn).isEqualTo(drawing.shapes()).isLessThanOrEqualTo(Svg.MOST_SHAPES);
    assertThat(Svg.of(sample.getValue()).getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(MOST_BYTES);
  }

  /// Where a shape has no paint, the pointer goes through it.
  @ParameterizedTest
  @MethodSource("samples")
  void isToldOfByThePointerEverywhereInABlock(Map.Entry<String, Picture> sample) {
    for (Element group : Dom.named(Dom.parse(Svg.of(sample.getValue())), "g")) {
      List<Element> rects = Dom.named(group, "rect");
      if (group.hasAttribute("tabindex") && !rects.isEmpty()) {
        assertThat(rects.getFirst().getAttribute("fill")).isNotEqualTo(Palette.NONE);
      }
    }
  }

  /// All but scopes, which lie within each other: that is what their picture shows.
  static Stream<Map.Entry<String, Picture>> flatSamples() {
    return samples().filter(sample -> !(sample.getValue() instanceof ScopesPicture));
  }

  @ParameterizedTest
  @MethodSource("flatSamples")
  void keepsBlocksApart(Map.Entry<String, Picture> sample) {
    List<Box> blocks = new ArrayList<>();
    for (Element group : Dom.named(Dom.parse(Svg.of(sample.getValue())), "g")) {
      List<Element> rects = Dom.named(group, "rect");
      if (group.hasAttribute("tabindex") && !rects.isEmpty()) {
        blocks.add(painted(rects.getFirst()));
      }
    }
    assertThat(overlaps(blocks)).isEmpty();
  }

  /// Those that are shown while a block has the focus stand in boxes over others: [FocusWordsTest].
  @ParameterizedTest
  @MethodSource("samples")
  void keepsTextsApartAndInside(Map.Entry<String, Picture> sample) {
    Element svg = Dom.parse(Svg.of(sample.getValue()));
    List<Box> texts = new ArrayList<>();
    for (Element text : Dom.named(svg, "text")) {
      Box box = TextBoxes.box(text);
      assertThat(box.x()).as(text.getTextContent()).isGreaterThanOrEqualTo(0);
      assertThat(box.right())
          .as(text.getTextContent())
          .isLessThanOrEqualTo(Dom.number(svg, "width"));
      assertThat(box.bottom())
          .as(text.getTextContent())
          .isLessThanOrEqualTo(Dom.number(svg, "height"));
      if (!Dom.isHidden(text)) {
        texts.add(box);
      }
    }
    assertThat(overlaps(texts)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void setsNoTextBelowTwelvePixels(Map.Entry<String, Picture> sample) {
    for (Element element : Dom.all(Dom.parse(Svg.of(sample.getValue())))) {
      if (element.hasAttribute("font-size")) {
        assertThat(Dom.number(element, "font-size")).isGreaterThanOrEqualTo(12);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void tellsReadersWhatItShows(Map.Entry<String, Picture> sample) {
    Element svg = Dom.parse(Svg.of(sample.getValue()));
    Account account = Account.of(sample.getValue());
    assertThat(Dom.named(svg, "title").getFirst().getTextContent()).isEqualTo(account.title());
    assertThat(Dom.named(svg, "desc").getFirst().getTextContent()).isNotBlank();
    for (Element group : Dom.named(svg, "g")) {
      assertThat(Dom.named(group, "title").getFirst().getTextContent()).isNotBlank();
    }
    assertThat(Text.of(sample.getValue())).startsWith(account.headline());
  }

  /// A rectangle with its outline, which is drawn half outside.
  private static Box painted(Element rect) {
    double outline = rect.hasAttribute("stroke") ? 1 : 0;
    outline = rect.hasAttribute("stroke-width") ? Dom.number(rect, "stroke-width") : outline;
    return Dom.box(rect).inset(-outline / 2);
  }

  private static List<String> overlaps(List<Box> boxes) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < boxes.size(); i++) {
      for (Box other : boxes.subList(0, i)) {
        if (overlap(boxes.get(i), other)) {
          found.add(boxes.get(i) + " and " + other);
        }
      }
    }
    return found;
  }

  /// Coordinates are rounded to tenths, so edges may meet by as much.
  private static boolean overlap(Box one, Box other) {
    return Math.min(one.right(), other.right()) - Math.max(one.x(), other.x()) > 0.25
        && Math.min(one.bottom(), other.bottom()) - Math.max(one.y(), other.y()) > 0.25;
  }
}
