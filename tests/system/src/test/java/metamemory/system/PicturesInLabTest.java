package metamemory.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import metamemory.system.NotebookPage.Cell;
import metamemory.system.PictureBlocks.Reached;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures in JupyterLab 4, as `learn` installs it for a learner who has no Jupyter.
final class PicturesInLabTest {
  private static final Duration RUN = Duration.ofSeconds(90);

  private static final List<String> CELLS =
      List.of(
          """
          var orders = BumpArena.open(128);
          var order = orders.allocate(24, 8);
          orders.allocate(1);
          orders.allocate(8, 8);
          orders
          """,
          """
          record Fruit(String name) {}
          var fruits = Pool.<Fruit>open(3);
          fruits.add(new Fruit("apple"));
          fruits
          """);

  @Test
  void tellOfTheirBlocksByTheMouseAndByTheTabKey(@TempDir Path root) {
    LearnerHome home = new LearnerHome(root);
    notebook().write(home.workspace().resolve("pictures.ipynb"));
    try (JupyterServer server = JupyterServer.startLab(home);
        Browser browser = Browser.open(home)) {
      NotebookPage page = browser.open(server.notebook("pictures.ipynb"));
      assertThat(page).isInstanceOf(JupyterLabPage.class);
      page.restartAndRunAll(RUN);
      List<Cell> cells = page.codeCells();
      String address = ", address 0x[0-9a-f]+, cell 1 line ";
      // From below, since the key goes on from the end of a picture into the next cell's.
      told(browser, page, cells.get(1))
          .satisfiesExactly(
              first -> matches(first, "slot 0: live Fruit.name=apple., type Fruit.*"),
              second -> matches(second, "slot 1: free.*"),
              third -> matches(third, "slot 2: free.*"));
      told(browser, page, cells.get(0))
          .satisfiesExactly(
              first -> matches(first, "block 1: offset 0, 24 B, aligned to 8 B" + address + 2),
              second -> matches(second, "block 2: offset 24, 1 B, aligned to 1 B" + address + 3),
              third ->
                  matches(
                      third,
                      "block 3: offset 32, 8 B, aligned to 8 B, after 7 B padding" + address + 4));
    }
  }

  /// What the mouse is told, which must be what the tab key is told, by ear and by eye.
  private static ListAssert<String> told(Browser browser, NotebookPage page, Cell cell) {
    PictureBlocks blocks = browser.blocksOf(cell.output());
    List<String> hovered = blocks.hover();
    page.select(cell);
    List<Reached> reached = blocks.tab();
    assertThat(reached.subList(0, hovered.size()))
        .isEqualTo(hovered.stream().map(words -> new Reached("image: " + words, words)).toList());
    assertThat(reached.getLast().told()).endsWith("As a table");
    assertThat(reached.getLast().words()).isEmpty();
    page.select(cell);
    blocks.tab(2);
    browser.screenshot("lab-" + cell.prompt().orElse(0), cell.output());
    return assertThat(hovered);
  }

  private static void matches(String told, String expected) {
    assertThat(told).matches(expected);
  }

  private static NotebookFile notebook() {
    JsonArray cells = new JsonArray();
    for (String source : CELLS) {
      JsonObject cell = new JsonObject();
      cell.addProperty("cell_type", "code");
      cell.add("metadata", new JsonObject());
      cell.addProperty("source", source.strip());
      cell.add("outputs", new JsonArray());
      cells.add(cell);
    }
    JsonObject kernel = new JsonObject();
    kernel.addProperty("name", "metamemory");
    kernel.addProperty("display_name", "Java (Metamemory)");
    JsonObject metadata = new JsonObject();
    metadata.add("kernelspec", kernel);
    JsonObject notebook = new JsonObject();
    notebook.add("cells", cells);
    notebook.add("metadata", metadata);
    notebook.addProperty("nbformat", 4);
    notebook.addProperty("nbformat_minor", 4);
    return new NotebookFile(notebook);
  }
}
