package metamemory.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metamemory.kernel.MimeBundle;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All pictures in a real browser with real fonts, and through `jupyter nbconvert`.
final class GalleryTest {
  private static final Duration EXPORT = Duration.ofMinutes(2);
  private static final int MOST_BYTES = 64 * 1024;

  /// Texts of one drawing that overlap each other or leave it, by their boxes in the browser; and
  /// the words of a block that has the focus, where they leave their box or anything lies over it.
  private static final String FAULTS =
      """
      const faults = [];
      for (const svg of document.querySelectorAll('svg')) {
        if (!svg.checkVisibility()) continue;
        const frame = svg.getBoundingClientRect();
        const texts = [...svg.querySelectorAll('text')]
            .filter(text => text.checkVisibility({visibilityProperty: true}))
            .map(text => ({words: text.textContent, box: text.getBoundingClientRect()}));
        for (const text of texts) {
          const box = text.box;
          if (box.left < frame.left - 1 || box.right > frame.right + 1
              || box.top < frame.top - 1 || box.bottom > frame.bottom + 2) {
            faults.push('leaves its drawing: ' + text.words);
          }
        }
        for (let i = 0; i < texts.length; i++) {
          for (let j = 0; j < i; j++) {
            const a = texts[i].box, b = texts[j].box;
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            if (across > 1 && down > 5) {
              faults.push('overlap: ' + texts[i].words + ' / ' + texts[j].words);
            }
          }
        }
        for (const group of svg.querySelectorAll('g[visibility=hidden]')) {
          group.setAttribute('visibility', 'visible');
          const path = group.querySelector(':scope > path');
          const box = path.getBoundingClientRect();
          for (const text of group.querySelectorAll(':scope > text')) {
            const inner = text.getBoundingClientRect();
            if (inner.left < box.left || inner.right > box.right
                || inner.top < box.top - 2 || inner.bottom > box.bottom + 2
                || box.left < frame.left || box.right > frame.right || box.top < frame.top) {
              faults.push('leaves its box: ' + text.textContent);
            }
          }
          for (let i = 1; i < 40; i++) {
            for (const part of [0.1, 0.5, 0.9]) {
              const at = document.elementFromPoint(
                  box.left + box.width * i / 40, box.top + box.height * part);
              if (at.parentElement !== group) {
                faults.push(at.outerHTML.slice(0, 80) + ' lies over: ' + group.textContent);
              }
            }
          }
          group.setAttribute('visibility', 'hidden');
        }
      }
      return faults;
      """;

  private static final Pattern WORD = Pattern.compile("(?<![A-Za-z])[A-Za-z]{4,}(?![A-Za-z])");

  private static final Pattern ASKED_FOR =
      Pattern.compile("([\\d,]+) blocks?(?: live)?[:,] ([\\d,]+) B asked for");

  @TempDir static Path root;
  private static List<MimeBundle> bundles = List.of();
  private static Gallery gallery = new Gallery(java.util.Map.of());

  @BeforeAll
  static void run() {
    gallery = Gallery.run();
    bundles = gallery.bundles();
  }

  @Test
  void everyPictureIsDrawnAndTold() {
    assertThat(bundles).hasSizeGreaterThan(35);
    for (MimeBundle bundle : bundles) {
      String html = bundle.data().getOrDefault(MimeBundle.HTML, "");
      assertThat(html).as(bundle.plain()).contains("<svg");
      if (!html.contains("<summary>1. ")) {
        assertThat(html.getBytes(StandardCharsets.UTF_8).length)
            .as(bundle.plain())
            .isLessThanOrEqualTo(MOST_BYTES);
      }
      assertThat(bundle.plain()).isNotBlank();
    }
  }

  @Test
  void everyPictureHasANameAndATableForReaders() {
    for (MimeBundle bundle : bundles) {
      Document page = Jsoup.parse(bundle.data().getOrDefault(MimeBundle.HTML, ""));
      for (Element svg : page.select("svg")) {
        // A group, since what lies in an image is hidden from readers.
        assertThat(svg.attr("role")).isEqualTo("group");
        assertThat(svg.child(0).tagName()).isEqualTo("title");
        assertThat(svg.child(0).text()).isNotBlank();
        assertThat(svg.child(1).tagName()).isEqualTo("desc");
        assertThat(svg.child(1).text()).hasSizeGreaterThan(8);
      }
      assertThat(page.select("g[tabindex]"))
          .allMatch(block -> block.attr("role").equals("img"))
          .noneMatch(block -> block.children().is("title:matches(^\\s*$)"));
      assertThat(page.select("details table td")).as(bundle.plain()).isNotEmpty();
    }
  }

  /// Of arenas and pages whose blocks are drawn one by one.
  @Test
  void tablesAddUpToTheFirstLine() {
    int added = 0;
    for (MimeBundle bundle : bundles) {
      Document page = Jsoup.parse(bundle.data().getOrDefault(MimeBundle.HTML, ""));
      Matcher facts = ASKED_FOR.matcher(page.select("svg > title").text());
      Element table = page.select("table:has(th:contains(alignment))").first();
      if (page.select("svg").size() == 1 && table != null && facts.find()) {
        int size = table.select("th").eachText().indexOf("size");
        List<Long> sizes =
            table.select("tr:has(td)").stream().map(row -> number(row.child(size).text())).toList();
        boolean all = sizes.size() == number(facts.group(1));
        if (all) {
          assertThat(sizes.stream().mapToLong(bytes -> bytes).sum())
              .as(bundle.plain())
              .isEqualTo(number(facts.group(2)));
          added++;
        }
      }
    }
    assertThat(added).isGreaterThan(3);
  }

  private static long number(String amount) {
    return Long.parseLong(amount.replaceAll("[^0-9]", ""));
  }

  @Test
  void textsStayApartInARealBrowser() throws IOException {
    LearnerHome home = new LearnerHome(root.resolve("browser"));
    Files.createDirectories(home.root());
    try (Browser browser = Browser.open(home)) {
      List<String> faults = new ArrayList<>();
      faults.addAll(photograph(browser, "light", gallery.page("#ffffff", "#000000", "none")));
      faults.addAll(photograph(browser, "dark", gallery.page("#111111", "#cccccc", "none")));
      faults.addAll(
          photograph(browser, "grey", gallery.page("#ffffff", "#000000", "grayscale(1)")));
      assertThat(faults).isEmpty();
    }
  }

  private static List<String> photograph(Browser browser, String name, String page)
      throws IOException {
    Path file = root.resolve("gallery-" + name + ".html");
    Files.writeString(file, page);
    return browser.inspect(URI.create(file.toUri().toString()), "gallery-" + name, FAULTS);
  }

  @Test
  void nbconvertKeepsEveryPicture() throws Exception {
    Document page = convert("default");
    assertThat(page.select(".jp-OutputArea-output svg").size())
        .isGreaterThanOrEqualTo(bundles.size());
  }

  @Test
  void nbconvertThatSanitisesKeepsTheWords() throws Exception {
    Document page = convert("sanitised", "--HTMLExporter.sanitize_html=True");
    assertThat(page.select("script")).allMatch(script -> !script.data().contains("alert"));
    String text = page.text();
    for (MimeBundle bundle : bundles) {
      Document shown = Jsoup.parse(bundle.data().getOrDefault(MimeBundle.HTML, ""));
      for (Element table : shown.select("table")) {
        String words = table.select("td").text().replaceAll("\\s+", " ").strip();
        assertThat(text).contains(words.substring(0, Math.min(40, words.length())));
      }
    }
  }

  @Test
  void latexGetsTheTextForm() throws IOException {
    String latex = Files.readString(convertTo("latex", "latex", ".tex"));
    String text = latex.replaceAll("[\\\\{}]", "");
    for (MimeBundle bundle : bundles) {
      assertThat(text)
          .contains(WORD.matcher(bundle.plain()).results().map(m -> m.group()).toList());
    }
    assertThat(latex).doesNotContain("<svg", "<table");
  }

  private static Document convert(String name, String... more) throws IOException {
    return Jsoup.parse(convertTo("html", name, ".html", more));
  }

  private static Path convertTo(String format, String name, String ending, String... more)
      throws IOException {
    Path notebook = root.resolve("gallery-" + name + ".ipynb");
    gallery.notebook().write(notebook);
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Needs.nbconvert().toString(), "--to", format));
    command.addAll(List.of(more));
    command.add(notebook.toString());
    LearnerHome home = new LearnerHome(root.resolve("nbconvert"));
    Files.createDirectories(home.root());
    try (ChildProcess export = ChildProcess.start(command, home.environment(), root)) {
      assertThat(export.awaitExit(EXPORT)).as(export.output()).isZero();
    }
    return root.resolve("gallery-" + name + ending);
  }
}
