package metamemory.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class HtmlTest {
  private static final int MOST_CHARS = 512 * 1024;

  static List<Picture> samples() {
    return List.copyOf(Samples.all().values());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isOneElementWithTheDrawingInIt(Picture picture) {
    Element div = Dom.parse(Html.of(picture));
    assertThat(div.getTagName()).isEqualTo("div");
    assertThat(Html.of(picture)).hasSizeLessThan(MOST_CHARS);
    if (!(picture instanceof GroupPicture group && group.beside())) {
      String html = Html.of(picture);
      String svg = Svg.of(picture);
      assertThat(html).contains(html.contains("<set ") ? svg : FocusWords.without(svg));
    }
  }

  @Test
  void comparedPicturesAreDrawingsOfTheirOwnThatThePagePutsBesideEachOther() {
    Picture compared = Samples.all().get("beside-objects-arena");
    assertThat(compared).isNotNull();
    List<Element> drawings = Dom.named(Dom.parse(Html.of(compared)), "svg");
    assertThat(drawings).hasSize(3);
    double both = 0;
    for (Element drawing : drawings.subList(1, 3)) {
      both += Double.parseDouble(drawing.getAttribute("width"));
    }
    assertThat(both).isLessThan(1_200);
    assertThat(drawings.get(1).getAttribute("height"))
        .isEqualTo(drawings.get(2).getAttribute("height"));
  }

  @Test
  void hasATableEqualToThePicture() {
    Element div = Dom.parse(Html.of(ArenaSamples.mixed()));
    List<Element> rows = Dom.named(div, "tr");
    assertThat(rows).hasSize(5);
    assertThat(Dom.named(rows.get(2), "td"))
        .extracting(Element::getTextContent)
        .containsExactly("24", "0x7f304c001018", "1 B", "1 B", "0 B", "flag", "cell 4 line 3");
  }

  /// A label that looks like ours must not be taken for it.
  @Test
  void takesTheNumberThatAPageGivesItsPartsForTheTabKey() {
    String look = "<details> tabindex=\"0\"";
    Picture picture = ArenaSamples.filled(64, List.of(Block.live(0, 24).named(look)));
    Element div = Dom.parse(Html.of(picture, 2));
    assertThat(Dom.named(div, "g"))
        .filteredOn(group -> group.hasAttribute("role"))
        .extracting(group -> group.getAttribute("tabindex"))
        .containsExactly("2");
    assertThat(Dom.named(div, "details").getFirst().getAttribute("tabindex")).isEqualTo("2");
    assertThat(div.getTextContent()).contains(look);
    assertThat(Dom.named(div, "u"))
        .extracting(Element::getTextContent)
        .containsExactly("As a table");
    assertThat(Html.of(picture, 0)).isEqualTo(Html.of(picture));
  }

  @Test
  void saysWhichBlocksItsTableHasWhereItHasNotAll() {
    Picture crowd = ArenaSamples.crowd(Blocks.MOST_LISTED + 1, 8192);
    Element div = Dom.parse(Html.of(crowd));
    assertThat(Dom.named(div, "td")).hasSizeGreaterThan(10);
    assertThat(Dom.named(div, "tr")).hasSize(11);
    assertThat(Dom.named(div, "summary").getFirst().getTextContent())
        .isEqualTo("As a table: the 10 largest blocks");
    assertThat(Dom.named(div, "text"))
        .extracting(Element::getTextContent)
        .contains("The 10 largest blocks");
    assertThat(Dom.named(div, "desc").getFirst().getTextContent()).contains("10 largest blocks");
    assertThat(Text.of(crowd)).contains("The table has the 10 largest blocks.");
  }

  @Test
  void hasAPartToOpenForEachStep() {
    StepsPicture steps = (StepsPicture) Samples.all().get("steps-filling");
    assertThat(steps).isNotNull();
    Element div = Dom.parse(Html.of(steps));
    assertThat(Dom.named(div, "details")).hasSize(steps.steps().size() + 1);
    assertThat(Dom.named(div, "summary").get(1).getTextContent())
        .isEqualTo("2. allocated 24 B · cell 4 line 2");
  }
}
