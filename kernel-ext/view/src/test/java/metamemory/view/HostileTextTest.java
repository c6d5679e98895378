package metamemory.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/// Everything that learners can name is put in every place of every picture, from printed seeds.
class HostileTextTest {
  private static final Set<String> ELEMENTS =
      Set.of(
          "svg", "title", "desc", "g", "rect", "path", "text", "tspan", "div", "details", "summary",
          "table", "tr", "th", "td", "p");
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "xmlns",
          "width",
          "height",
          "viewBox",
          "role",
          "font-family",
          "font-size",
          "font-weight",
          "fill",
          "fill-opacity",
          "stroke",
          "stroke-width",
          "stroke-opacity",
          "stroke-dasharray",
          "x",
          "y",
          "dx",
          "rx",
          "d",
          "text-anchor",
          "tabindex",
          "open");
  private static final String[] PARTS = {
    "<",
    ">",
    "&",
    "\"",
    "'",
    "</title>",
    "</text>",
    "</svg>",
    "</div>",
    "<script>alert(1)</script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?xml",
    "&amp;",
    "&#0;",
    "&lt",
    "\u0000",
    "\u0001",
    "\u0008",
    "\u001b[31m",
    "\u007f",
    "\u0085",
    "\u2028",
    "\u202e",
    "\u2066",
    "\ud800",
    "\udc00",
    "\ufffe",
    "\uffff",
    "😀",
    "é",
    "注文",
    "\t",
    "\n",
    "\r",
    " ",
    "onload=",
    "javascript:",
    "url(#a)",
    "style=",
    "a",
    "word",
    "·",
    "e\u0301"
  };

  static List<Long> seeds() {
    return new Random(20261120).longs(150).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void breaksOutOfNoElement(long seed) {
    Random random = new Random(seed);
    for (Picture picture : List.of(arena(random), crowded(random), allocations(random))) {
      check(Svg.of(picture));
      check(Html.of(picture));
      checkText(Text.of(picture));
    }
  }

  static String nasty(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(12); left >= 0; left--) {
      text.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return text.toString();
  }

  private static ArenaPicture arena(Random random) {
    Block first = new Block(0, 60, 8, 0, 1, Block.State.LIVE, nasty(random), nasty(random));
    Block second = new Block(64, 8, 8, 4, 2, Block.State.NEW, nasty(random), nasty(random));
    Blocks blocks = new Blocks.Each(List.of(first, second));
    return new ArenaPicture(
        nasty(random), 4096, 128, 72, 80, false, 2, 68, 4, 1, nasty(random), blocks);
  }

  private static ArenaPicture crowded(Random random) {
    Block largest = new Block(0, 60, 8, 0, 1, Block.State.LIVE, nasty(random), nasty(random));
    Blocks.Row row = new Blocks.Row(0, 128, 1, 60, 0, List.of(100, 50, 0, 0));
    Blocks blocks =
        new Blocks.Summary(
            List.of(row), List.of(largest), List.of(new Blocks.SizeClass(32, 63, 1, 60)), 1, 7);
    return new ArenaPicture(
        nasty(random), 4096, 128, 60, 80, false, 2, 68, 4, 1, nasty(random), blocks);
  }

  private static AllocationsPicture allocations(Random random) {
    AllocationsPicture.Created created = new AllocationsPicture.Created(nasty(random), 2, 48);
    AllocationsPicture.Line line =
        new AllocationsPicture.Line(1, nasty(random), List.of(created), 1, 8, OptionalLong.of(16));
    return new AllocationsPicture(
        nasty(random), List.of(line, AllocationsPicture.Line.quiet(2, nasty(random))));
  }

  private static void check(String drawn) {
    Set<String> elements = new HashSet<>();
    Set<String> attributes = new HashSet<>();
    for (Element element : Dom.all(Dom.parse(drawn))) {
      elements.add(element.getTagName());
      NamedNodeMap all = element.getAttributes();
      for (int i = 0; i < all.getLength(); i++) {
        attributes.add(all.item(i).getNodeName());
        assertThat(all.item(i).getNodeValue()).matches("[-\\w .,:/#]*");
      }
    }
    assertThat(ELEMENTS).containsAll(elements);
    assertThat(ATTRIBUTES).containsAll(attributes);
    checkText(drawn);
  }

  private static void checkText(String text) {
    assertThat(text.codePoints().filter(HostileTextTest::invisible).count()).isZero();
  }

  private static boolean invisible(int character) {
    int kind = Character.getType(character);
    boolean control = kind == Character.CONTROL && character != '\n';
    return control
        || kind == Character.SURROGATE
        || kind == Character.FORMAT
        || kind == Character.UNASSIGNED;
  }
}
