package metamemory.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/// Every text of every sample is replaced by hostile ones, from printed seeds.
class HostileTextTest {
  private static final Set<String> ELEMENTS =
      Set.of(
          "svg", "title", "desc", "g", "set", "rect", "path", "text", "tspan", "div", "details",
          "summary", "table", "tr", "th", "td", "p");
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
          "visibility",
          "attributeName",
          "to",
          "begin",
          "end",
          "open",
          "transform");
  private static final Pattern HARMLESS = Pattern.compile("[-\\w .,:/#]*");
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
    return new Random(20261120).longs(100).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void breaksOutOfNoElement(long seed) {
    Random random = new Random(seed);
    for (Picture sample : Samples.all().values()) {
      if (random.nextInt(6) == 0) {
        Picture picture = (Picture) hostile(sample, random);
        check(Svg.of(picture));
        check(Html.of(picture));
        checkText(Text.of(picture));
      }
    }
  }

  /// The same value with every text in it replaced, however deep.
  private static Object hostile(Object value, Random random) {
    return switch (value) {
      case String _ -> nasty(random);
      case List<?> list -> list.stream().map(element -> hostile(element, random)).toList();
      case Record record -> hostileRecord(record, random);
      default -> value;
    };
  }

  private static Object hostileRecord(Record record, Random random) {
    try {
      RecordComponent[] components = record.getClass().getRecordComponents();
      if (Stream.of(components).allMatch(component -> component.getType().isPrimitive())) {
        return record;
      }
      Object[] values = new Object[components.length];
      for (int i = 0; i < values.length; i++) {
        Object value = components[i].getAccessor().invoke(record);
        values[i] =
            value == null && components[i].getType() == String.class
                ? nasty(random)
                : hostile(value, random);
      }
      Class<?>[] types =
          Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return record.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError(impossible.getMessage(), impossible);
    }
  }

  static String nasty(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(12); left >= 0; left--) {
      text.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return text.toString();
  }

  static void check(String drawn) {
    Set<String> elements = new HashSet<>();
    Set<String> attributes = new HashSet<>();
    Set<String> odd = new HashSet<>();
    for (Element element : Dom.all(Dom.parse(drawn))) {
      elements.add(element.getTagName());
      NamedNodeMap all = element.getAttributes();
      for (int i = 0; i < all.getLength(); i++) {
        attributes.add(all.item(i).getNodeName());
        boolean move = Dom.MOVE.matcher(all.item(i).getNodeValue()).matches();
        if (!move && !HARMLESS.matcher(all.item(i).getNodeValue()).matches()) {
          odd.add(all.item(i).toString());
        }
      }
    }
    assertThat(ELEMENTS).containsAll(elements);
    assertThat(ATTRIBUTES).containsAll(attributes);
    assertThat(odd).isEmpty();
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
