package metamemory.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The learner's lesson, solved, run and exported by stock `jupyter nbconvert`.
final class ExportedLessonTest {
  private static final Duration EXPORT = Duration.ofMinutes(2);

  @TempDir static Path root;
  private static Elements outputs = new Elements();

  @BeforeAll
  static void export() throws IOException {
    Path nbconvert = Needs.nbconvert();
    LearnerHome home = new LearnerHome(root);
    JupyterServer.start(home).close();
    Solved.fillIn(home.lesson());
    List<String> command =
        List.of(nbconvert.toString(), "--to", "html", "--execute", home.lesson().toString());
    try (ChildProcess export =
        ChildProcess.start(command, home.environmentWithKernel(), home.workspace())) {
      assertThat(export.awaitExit(EXPORT)).as(export.output()).isZero();
    }
    Path html = home.lesson().resolveSibling("lesson.html");
    Files.createDirectories(App.screenshots());
    Files.writeString(App.screenshots().resolve("exported.html"), Files.readString(html));
    Document page = Jsoup.parse(html);
    outputs = page.select(".jp-OutputArea-output");
  }

  @Test
  void keepsThePicturesWithTheirShapesAndTitles() {
    Elements pictures = outputs.select("svg");
    assertThat(pictures).hasSizeGreaterThanOrEqualTo(6);
    assertThat(pictures)
        .allSatisfy(svg -> {
          assertThat(svg.select("rect, path, polygon")).isNotEmpty();
          assertThat(svg.select("text")).isNotEmpty();
          assertThat(svg.selectFirst("title")).isNotNull();
        });
  }

  @Test
  void keepsTheTableOfAllocations() {
    assertThat(outputs.select("tr"))
        .extracting(Element::text)
        .anyMatch(row -> row.contains("new Order(") && row.contains("1,000 Order 40,000 B"));
  }

  @Test
  void keepsThePassedChecks() {
    assertThat(outputs)
        .extracting(Element::text)
        .anyMatch(text -> text.contains(Solved.headline("align-up")))
        .anyMatch(text -> text.contains(Solved.headline("bump")));
  }

  @Test
  void hasNoScriptsStylesOrErrorsInItsOutputs() {
    assertThat(outputs.select("script, style, link, iframe, [onclick], [onload]")).isEmpty();
    assertThat(outputs.select("[data-mime-type='application/vnd.jupyter.stderr']")).isEmpty();
    assertThat(outputs).extracting(Element::text).noneMatch(text -> text.contains("Exception"));
  }
}
