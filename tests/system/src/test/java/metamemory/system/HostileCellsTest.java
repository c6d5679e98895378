package metamemory.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import metamemory.kernel.CellResult;
import metamemory.kernel.MimeBundle;
import metamemory.kernel.Session;
import metamemory.kernel.SessionOptions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole cells with markup in their sources, strings, labels, names and exceptions, from printed
/// seeds. What they show is read as a browser reads HTML, and may hold nothing but our own drawings
/// and tables.
final class HostileCellsTest {
  private static final Set<String> ELEMENTS =
      Set.of(
          "html", "head", "body", "svg", "title", "desc", "g", "set", "rect", "path", "text",
          "tspan", "div", "details", "summary", "table", "tbody", "tr", "th", "td", "p", "small",
          "pre", "code", "span", "b", "strong");

  private static final String SHOWS_ON_FOCUS =
      "<set attributeName=\"visibility\" to=\"visible\" begin=\"focusin\" end=\"focusout\" />";

  private static final Pattern HARMLESS = Pattern.compile("[-\\w .,:;/#()%]*");

  private static final List<String> PARTS =
      List.of(
          "<",
          ">",
          "&",
          "'",
          "</title>",
          "</text>",
          "</svg>",
          "</div>",
          "</td></table>",
          "<script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "<!--",
          "-->",
          "<![CDATA[",
          "]]>",
          "<?xml",
          "&lt;script&gt;",
          "&#60;b&#62;",
          "<style>*{}</style>",
          "onload=",
          "<svg/onload=a>",
          "javascript:",
          "url(#a)",
          "<a href=javascript:x>",
          "</summary>",
          "<details open>",
          "😀",
          "注文",
          "{{x}}",
          "$$x$$",
          "word",
          " ");

  /// H stands for the hostile text.
  private static final List<String> CELLS =
      List.of(
          "%%allocations\nint n = 7; // H\nString s = \"H\" + n; /* H */",
          "%%steps\nvar a = BumpArena.open(64); // H\na.allocate(8); /* H */",
          "view.gauge(\"H\", 10, 3)",
          "view.bars(\"H\", Map.of(\"H\", 1L, \"b\", 2L))",
          "view.memory(\"H\", 64).live(0, 8, \"H\")",
          "view.tree(\"H\", 1, i -> \"H\", i -> new int[0])",
          "var pool = Pool.<String>open(3); pool.add(\"H\"); pool",
          "view.objects(Map.of(\"H\", List.of(\"H\")))",
          "view.growth(\"H\", 3, i -> i * 8L)",
          "record T(String H_name) {}\nview.objects(new T(\"H\"))",
          "var index = IndexArena.<Object>of(IndexWidth.BITS_8); index.add(\"H\"); index",
          "var lazy = LazyArena.open(1 << 20); // H\nlazy.allocateFrom(\"H\"); lazy",
          "var scope = TempAllocator.current().openScope(); // H\n"
              + "var text = scope.allocateFrom(\"H\");\n"
              + "display(TempAllocator.current()); display(scope); display(text); scope.close();"
              + " view.scopes(TempAllocator.current())",
          "var words = Interner.open(BumpArena.open(4096)); words.intern(\"H\"); words",
          "var slots = GenerationalArena.<String>of(); long h = slots.add(\"H\");\n"
              + "view.handles(slots, Map.of(\"H\", h))",
          "display(\"H\"); view.beside(lazy, view.objects(Map.of(\"H\", \"H\")))",
          "display(\"H\"); view.beside(view.gauge(\"H\", 1, 1), view.bars(\"H\", Map.of(\"H\","
              + " 1L)))",
          "throw new IllegalStateException(\"H\")");

  private static Session session = Session.open(new SessionOptions(Path.of("none"), Path.of(".")));

  @BeforeAll
  static void warmUp() {
    session.run("1 + 1", new Gallery.Shown());
  }

  @AfterAll
  static void close() {
    session.close();
  }

  static Stream<Long> seeds() {
    return new Random(20261126).longs(6).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingTheyShowBreaksOut(long seed) {
    Random random = new Random(seed);
    for (String cell : CELLS) {
      String text = hostile(random);
      String source =
          cell.replace("H_name", "name").replace("/* H */", "/* " + text.replace("*/", "") + " */");
      Gallery.Shown shown = new Gallery.Shown();
      CellResult result = session.run(source.replace("H", text), shown);
      List<MimeBundle> bundles = new ArrayList<>(shown.bundles);
      if (result instanceof CellResult.Value(MimeBundle bundle)) {
        bundles.add(bundle);
      }
      assertThat(bundles.isEmpty())
          .as("%s: %s", source, result)
          .isEqualTo(result instanceof CellResult.Failed);
      assertThat(result instanceof CellResult.Failed)
          .as("%s: %s", source, result)
          .isEqualTo(cell.startsWith("throw"));
      bundles.forEach(bundle -> check(source, bundle));
    }
  }

  private static void check(String source, MimeBundle bundle) {
    assertThat(bundle.data().keySet()).as(source).isSubsetOf("text/plain", "text/html");
    Document page = Jsoup.parse(bundle.data().getOrDefault(MimeBundle.HTML, ""));
    for (Element element : page.getAllElements()) {
      if (!element.tagName().startsWith("#")) {
        assertThat(ELEMENTS).as(source).contains(element.tagName());
      }
      if (element.tagName().equals("set")) {
        // It can give any attribute any value, so it may be no other than this.
        assertThat(element.outerHtml()).as(source).isEqualTo(SHOWS_ON_FOCUS);
      }
      for (Attribute attribute : element.attributes()) {
        assertThat(attribute.getKey()).as(source).doesNotStartWith("on");
        assertThat(attribute.getValue()).as(source).matches(HARMLESS);
      }
    }
    assertThat(page.select("script, style, img, a, iframe, [style], [class], [id], [href]"))
        .as(source)
        .isEmpty();
  }

  private static String hostile(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(8); left >= 0; left--) {
      text.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return text.toString();
  }
}
