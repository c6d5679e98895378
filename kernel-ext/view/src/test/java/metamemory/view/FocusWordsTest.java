package metamemory.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/// The words of the block that has the focus, for those who see.
class FocusWordsTest {
  static Stream<Map.Entry<String, Picture>> samples() {
    return Samples.all().entrySet().stream();
  }

  /// Of drawings that are not too long for that.
  static Stream<Map.Entry<String, Picture>> shortSamples() {
    return samples()
        .filter(sample -> !(sample.getValue() instanceof GroupPicture))
        .filter(sample -> Svg.draw(sample.getValue()).svg().length() < 60_000);
  }

  @ParameterizedTest
  @MethodSource("shortSamples")
  void areThereForEveryBlock(Map.Entry<String, Picture> sample) {
    Element svg = Dom.parse(Svg.of(sample.getValue()));
    assertThat(blocks(svg))
        .isEqualTo(Dom.named(svg, "g").stream().filter(g -> g.hasAttribute("tabindex")).toList());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void areThoseThatThePointerIsTold(Map.Entry<String, Picture> sample) {
    for (Element block : blocks(sample.getValue())) {
      String told = Dom.named(block, "title").getFirst().getTextContent();
      String words = String.join(" ", texts(block).stream().map(Element::getTextContent).toList());
      if (words.endsWith("…") && !told.endsWith("…")) {
        assertThat(told).startsWith(words.substring(0, words.length() - 1));
        assertThat(texts(block)).hasSize(2);
      } else {
        assertThat(words).isEqualTo(told);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void areHiddenUntilTheBlockHasTheFocus(Map.Entry<String, Picture> sample) {
    for (Element block : blocks(sample.getValue())) {
      Element group = (Element) block.getParentNode();
      assertThat(group.getAttribute("visibility")).isEqualTo("hidden");
      assertThat(block.getAttribute("visibility")).isEqualTo("visible");
      assertThat(Dom.attributes(Dom.children(group).getFirst()))
          .isEqualTo(
              Map.of(
                  "attributeName",
                  "visibility",
                  "to",
                  "visible",
                  "begin",
                  "focusin",
                  "end",
                  "focusout"));
      assertThat(Dom.named(block, "text")).noneMatch(Dom::isHidden);
      assertThat(texts(block)).isNotEmpty().allMatch(Dom::isHidden);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void standInTheirBoxWithinTheDrawing(Map.Entry<String, Picture> sample) {
    Element svg = Dom.parse(Svg.of(sample.getValue()));
    Box drawing = new Box(0, 0, Dom.number(svg, "width"), Dom.number(svg, "height"));
    for (Element block : blocks(svg)) {
      Box box = Dom.pathBox(path(block));
      assertThat(within(box, drawing)).as("%s in %s", box, drawing).isTrue();
      assertThat(texts(block)).allMatch(text -> within(TextBoxes.box(text), box));
    }
  }

  /// Later is above, where two overlap.
  @ParameterizedTest
  @MethodSource("samples")
  void areCoveredByNothing(Map.Entry<String, Picture> sample) {
    List<Element> all = Dom.all(Dom.parse(Svg.of(sample.getValue())));
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).getTagName().equals("path") && Dom.isHidden(all.get(i))) {
        Box box = Dom.pathBox(all.get(i));
        assertThat(all.subList(i + 1, all.size()))
            .filteredOn(later -> !Dom.isHidden(later))
            .filteredOn(later -> overlap(later, box))
            .as("%s", box)
            .isEmpty();
      }
    }
  }

  @Test
  void standAboveTheirRowWhereTheHeadIsFarAway() {
    Element svg = Dom.parse(Svg.of(ArenaSamples.many(60, 4096)));
    for (Element block : blocks(svg)) {
      double top = Dom.box(Dom.named(block, "rect").getFirst()).y();
      assertThat(top - Dom.pathBox(path(block)).bottom()).isBetween(3.0, 6.0);
    }
  }

  @Test
  void takeTwoLinesBeforeTheyAreCut() {
    String words = "one two three four five six seven eight nine ten";
    assertThat(FocusWords.lines(words, 1000)).containsExactly(words);
    assertThat(FocusWords.lines(words, 200)).hasSize(2).anyMatch(line -> line.endsWith(" ten"));
    assertThat(FocusWords.lines(words, 60)).hasSize(2).last().asString().endsWith("…");
    assertThat(FocusWords.lines("w".repeat(100), 60)).singleElement().asString().endsWith("…");
  }

  /// Memory lies elsewhere in each run; the drawing must not differ by more than that.
  @Test
  void takeTheSameRoomWhateverTheAddress() {
    String narrow = Svg.of(at(0x7fff_ffff_f000L)).replaceAll("0x[0-9a-f]+", "");
    String wide = Svg.of(at(0x7abc_abca_b000L)).replaceAll("0x[0-9a-f]+", "");
    assertThat(narrow).isEqualTo(wide).contains("<set ");
  }

  @Test
  void areLeftOutOfAPictureThatWouldBecomeTooLong() {
    String html = Html.of(ArenaSamples.many(Blocks.MOST_LISTED, 8192));
    assertThat(html).doesNotContain("<set ", "visibility").contains("<title>n0: offset 0");
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(64 * 1024);
    assertThat(Html.of(ArenaSamples.many(64, 8192))).contains("<set ");
  }

  @Test
  void leaveADrawingAsItWouldBeWithoutThem() {
    String without = FocusWords.without(Svg.of(ArenaSamples.hostile()));
    Element svg = Dom.parse(without);
    assertThat(Dom.named(svg, "set")).isEmpty();
    assertThat(Dom.all(svg)).noneMatch(element -> element.hasAttribute("visibility"));
    assertThat(Dom.named(svg, "g")).filteredOn(g -> g.hasAttribute("tabindex")).hasSize(2);
  }

  private static ArenaPicture at(long address) {
    ArenaPicture arena = ArenaSamples.mixed();
    return new ArenaPicture(
        arena.type(),
        address,
        arena.capacityBytes(),
        arena.positionBytes(),
        arena.highWaterBytes(),
        arena.closed(),
        arena.liveBlocks(),
        arena.requestedBytes(),
        arena.paddingBytes(),
        arena.refusals(),
        arena.lastRefusal(),
        arena.blocks());
  }

  private static List<Element> blocks(Picture picture) {
    return blocks(Dom.parse(Svg.of(picture)));
  }

  /// Those that have words for the focus.
  private static List<Element> blocks(Element svg) {
    return Dom.named(svg, "g").stream()
        .filter(group -> group.hasAttribute("tabindex") && group.hasAttribute("visibility"))
        .toList();
  }

  private static Element path(Element block) {
    return beside(block, "path").getFirst();
  }

  private static List<Element> texts(Element block) {
    return beside(block, "text");
  }

  private static List<Element> beside(Element block, String tag) {
    List<Element> found = new ArrayList<>(Dom.children((Element) block.getParentNode()));
    found.removeIf(element -> !element.getTagName().equals(tag));
    return found;
  }

  private static boolean within(Box inner, Box outer) {
    return inner.x() >= outer.x() - 0.1
        && inner.y() >= outer.y() - 0.1
        && inner.right() <= outer.right() + 0.1
        && inner.bottom() <= outer.bottom() + 0.1;
  }

  private static boolean overlap(Element later, Box box) {
    Box other =
        switch (later.getTagName()) {
          case "rect" -> Dom.box(later);
          case "text" -> TextBoxes.box(later);
          default -> new Box(0, 0, 0, 0);
        };
    return Math.min(box.right(), other.right()) - Math.max(box.x(), other.x()) > 0.25
        && Math.min(box.bottom(), other.bottom()) - Math.max(box.y(), other.y()) > 0.25;
  }
}
