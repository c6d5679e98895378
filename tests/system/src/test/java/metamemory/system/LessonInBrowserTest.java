package metamemory.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import metamemory.system.NotebookPage.Cell;
import metamemory.system.PictureBlocks.Reached;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/// What a learner sees of lesson 09 after "Restart & Run All".
final class LessonInBrowserTest {
  private static final Duration RUN = Duration.ofSeconds(90);

  @Test
  void solvedLessonShowsPicturesCountsAndPassedChecks(@TempDir Path root) {
    LearnerHome home = new LearnerHome(root);
    try (JupyterServer server = JupyterServer.start(home)) {
      Solved.fillIn(home.lesson());
      try (Browser browser = Browser.open(home)) {
        NotebookPage page = browser.open(server.notebook(App.LESSON + "/lesson.ipynb"));
        page.restartAndRunAll(RUN);
        List<Cell> cells = page.codeCells();
        Cell orders = cellWith(cells, "var third =");
        Cell allocations = cellWith(cells, "%%allocations");
        Cell alignUp = cellWith(cells, "%check align-up");
        Cell bump = cellWith(cells, "%check bump");
        photograph(
            browser,
            page,
            "solved",
            Map.of(
                "picture", orders, "allocations", allocations, "align-up", alignUp, "bump", bump));

        assertAllRan(cells);
        assertPicture(orders);
        tellsOfItsBlocks(browser, page, orders);
        assertThat(orders.text()).contains("no objects created · 3 library allocations");
        assertThat(allocations.text()).contains("1,000 Order", "40,000 B");
        assertThat(alignUp.text()).contains(Solved.headline("align-up"));
        assertThat(bump.text()).contains(Solved.headline("bump"));
        assertThat(ListeningSockets.of(server.tree()))
            .isNotEmpty()
            .allMatch(ListeningSockets::isLoopback);
      }
      assertThat(server.terminate()).as("processes left behind").isEmpty();
    }
  }

  @Test
  void unsolvedLessonRunsToItsEndAndSaysWhatIsExpected(@TempDir Path root) {
    LearnerHome home = new LearnerHome(root);
    try (JupyterServer server = JupyterServer.start(home);
        Browser browser = Browser.open(home)) {
      NotebookPage page = browser.open(server.notebook(App.LESSON + "/lesson.ipynb"));
      page.restartAndRunAll(RUN);
      List<Cell> cells = page.codeCells();
      Cell alignUp = cellWith(cells, "%check align-up");
      Cell bump = cellWith(cells, "%check bump");
      photograph(browser, page, "unsolved", Map.of("align-up", alignUp, "bump", bump));

      assertAllRan(cells);
      assertThat(alignUp.text())
          .contains("✗ align-up failed", "expected", "got", "why", "not done yet");
      assertThat(page.kernelState()).doesNotContainIgnoringCase("dead");
    }
  }

  private static void assertAllRan(List<Cell> cells) {
    assertThat(cells).filteredOn(Cell::errored).isEmpty();
    assertThat(cells)
        .filteredOn(cell -> !cell.source().isBlank())
        .noneMatch(c -> c.prompt().isEmpty());
  }

  private static void assertPicture(Cell cell) {
    WebElement svg = cell.output().findElement(By.tagName("svg"));
    assertThat(svg.getSize().width).isGreaterThan(300);
    assertThat(svg.getSize().height).isGreaterThan(40);
    WebElement title = svg.findElement(By.tagName("title"));
    assertThat(title.getDomProperty("textContent")).contains("72");
  }

  /// By the mouse, and by the tab key from the selected cell: Notebook 6 itself keeps that key.
  private static void tellsOfItsBlocks(Browser browser, NotebookPage page, Cell cell) {
    PictureBlocks blocks = browser.blocksOf(cell.output());
    List<String> hovered = blocks.hover();
    assertThat(hovered).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(hovered.get(i))
          .matches(
              "block "
                  + (i + 1)
                  + ": offset "
                  + 24 * i
                  + ", 24 B, aligned to 1 B, address 0x[0-9a-f]+, cell \\d+ line "
                  + (i + 2));
    }
    page.select(cell);
    List<Reached> reached = blocks.tab();
    assertThat(reached.subList(0, 3))
        .isEqualTo(hovered.stream().map(words -> new Reached("image: " + words, words)).toList());
    assertThat(reached.getLast().told()).endsWith("As a table");
    assertThat(reached.getLast().words()).isEmpty();
    page.select(cell);
    blocks.tab(2);
    browser.screenshot("solved-tab", cell.output());
  }

  private static Cell cellWith(List<Cell> cells, String source) {
    return cells.stream()
        .filter(cell -> cell.source().contains(source))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no cell contains: " + source));
  }

  private static void photograph(
      Browser browser, NotebookPage page, String name, Map<String, Cell> cells) {
    browser.screenshotOfAll(name, page.content());
    cells.forEach((part, cell) -> browser.screenshot(name + "-" + part, cell.output()));
  }
}
