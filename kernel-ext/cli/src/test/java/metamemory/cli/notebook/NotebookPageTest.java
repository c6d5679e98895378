package metamemory.cli.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import metamemory.kernel.CellResult;
import metamemory.kernel.MimeBundle;
import metamemory.kernel.StreamName;
import org.junit.jupiter.api.Test;

final class NotebookPageTest {
  private static final String EVIL = "<script>alert('x')</script> & \"q\"";
  private static final String TAME =
      "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;q&quot;";

  @Test
  void escapesWhatCellsContainPrintAndThrow() {
    Outputs outputs = new Outputs();
    outputs.stream(StreamName.STDOUT, EVIL);
    outputs.display(MimeBundle.of(EVIL));
    outputs.end(new CellResult.Failed("E", EVIL, List.of(EVIL)), 1);
    String page = page(EVIL, outputs.all());
    assertThat(page).doesNotContain("<script").contains(TAME);
    assertThat(page.split(Pattern.quote(TAME), -1)).hasSize(5);
  }

  @Test
  void showsPicturesAsTheyAre() {
    String picture = "<div><svg viewBox=\"0 0 1 1\"><title>t</title></svg></div>";
    Outputs outputs = new Outputs();
    outputs.end(new CellResult.Value(MimeBundle.html(picture, "the text form")), 1);
    assertThat(page("burst", outputs.all())).contains(picture).doesNotContain("the text form");
  }

  @Test
  void dropsTheColoursOfTracebacks() {
    Outputs outputs = new Outputs();
    outputs.end(new CellResult.Failed("E", "m", List.of("\u001b[1;31mred\u001b[0m line")), 1);
    assertThat(page("x", outputs.all())).contains(">red line<").doesNotContain("\u001b");
  }

  @Test
  void rendersTablesOfMarkdownAndTakesTheHeadingForTitle() {
    String text =
        """
        {"cells": [{"cell_type": "markdown", "metadata": {}, "source": "# A <b> & c\\n\\n| a | b |\\n|---|---|\\n| 1 | 2 |"}],
         "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
        """;
    assertThat(NotebookPage.of(Notebook.parse(text), "other"))
        .contains("<title>A &lt;b&gt; &amp; c</title>", "<td>1</td>", "color-scheme:light dark");
  }

  @Test
  void namesHeadingsAsJupyterDoesSoThatLinksLead() {
    String text =
        """
        {"cells": [{"cell_type": "markdown", "metadata": {}, "source": "[go](#2.-The-`gap`)\\n\\n## 2. The `gap`"}],
         "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
        """;
    assertThat(NotebookPage.of(Notebook.parse(text), "x")).contains("<h2 id=\"2.-The-gap\">");
  }

  @Test
  void joinsTextOfOneStreamAndKeepsTheOrder() {
    Outputs outputs = new Outputs();
    outputs.stream(StreamName.STDOUT, "a");
    outputs.stream(StreamName.STDOUT, "b\n");
    outputs.stream(StreamName.STDERR, "c");
    outputs.display(new MimeBundle(Map.of("text/plain", "d", "application/x+json", "{\"k\":[1]}")));
    outputs.end(new CellResult.Done(), 1);
    assertThat(outputs.all())
        .extracting(JsonObject::toString)
        .containsExactly(
            "{\"output_type\":\"stream\",\"name\":\"stdout\",\"text\":[\"ab\\n\"]}",
            "{\"output_type\":\"stream\",\"name\":\"stderr\",\"text\":[\"c\"]}",
            "{\"output_type\":\"display_data\",\"data\":{\"application/x+json\":{\"k\":[1]},"
                + "\"text/plain\":[\"d\"]},\"metadata\":{}}");
  }

  private static String page(String source, List<JsonObject> outputs) {
    Notebook notebook = Notebook.parse(Notebooks.ofCode(source));
    Cell ran = notebook.cells().get(0).withOutputs(1, outputs);
    return NotebookPage.of(notebook.withCells(List.of(ran)), "a lesson");
  }
}
