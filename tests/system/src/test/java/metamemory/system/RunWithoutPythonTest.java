package metamemory.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `learn run` where there is neither Jupyter nor Python, nor any other program on the `PATH`.
final class RunWithoutPythonTest {
  private static final Duration RUN = Duration.ofMinutes(2);

  @Test
  void writesTheLessonWithItsPicturesAndPassedChecks(@TempDir Path root) throws IOException {
    LearnerHome home = new LearnerHome(root);
    Map<String, String> environment = home.environment();
    environment.put("PATH", Files.createDirectory(root.resolve("no-programs")).toString());
    List<String> command = App.learn("run", App.LESSON, "--workspace", home.workspace().toString());

    try (ChildProcess run = ChildProcess.start(command, environment, home.workspace())) {
      assertThat(run.awaitExit(RUN)).as(run.output()).isZero();
    }

    Path executed = home.workspace().resolve("executed");
    NotebookFile notebook = NotebookFile.read(executed.resolve(App.LESSON + ".ipynb"));
    assertThat(notebook.outputs()).noneMatch(RunWithoutPythonTest::isError);
    assertThat(html(notebook, "var third =")).contains("<svg").contains("72");
    assertThat(html(notebook, "%%allocations")).contains("1,000 Order", "40,000 B");
    assertThat(html(notebook, "%check align-up")).contains(Solved.headline("align-up"));
    assertThat(html(notebook, "%check bump")).contains(Solved.headline("bump"));
    assertThat(Jsoup.parse(executed.resolve(App.LESSON + ".html")).select("svg"))
        .hasSizeGreaterThanOrEqualTo(6)
        .allSatisfy(RunWithoutPythonTest::assertDrawn);
  }

  private static void assertDrawn(Element svg) {
    assertThat(svg.select("rect, path, polygon")).isNotEmpty();
  }

  private static boolean isError(JsonObject output) {
    return output.get("output_type").getAsString().equals("error");
  }

  private static String html(NotebookFile notebook, String cell) {
    return notebook.data(cell, "text/html");
  }
}
