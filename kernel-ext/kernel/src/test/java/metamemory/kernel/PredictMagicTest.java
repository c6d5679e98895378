package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class PredictMagicTest {
  @TempDir private Path workspace;

  private final Recorded output = new Recorded();

  /// Runs cells in a session of their own, as after a restart, and gives the last one's text.
  private String restarted(String... cells) {
    return restarted(workspace, cells);
  }

  private String restarted(Path folder, String... cells) {
    try (Session session =
        Session.open(new SessionOptions(Path.of("no-lessons-here"), folder, true, ""))) {
      String last = "";
      for (String cell : cells) {
        int shown = output.shown().size();
        last =
            switch (session.run(cell, output)) {
              case CellResult.Value(MimeBundle bundle) -> bundle.plain();
              case CellResult.Done() -> output.shown().get(shown).plain();
              case CellResult.Failed failed -> "failed: " + failed.message();
              case CellResult.Interrupted() -> "interrupted";
            };
      }
      return last;
    }
  }

  @Test
  void comparesAGuessWithWhatItIs() {
    assertThat(restarted("%predict three-orders 48", "predicted(\"three-orders\", 72);"))
        .isEqualTo("you guessed 48: it is 72");
    assertThat(restarted("%predict three-orders 72 bytes", "predicted(\"three-orders\", 72L);"))
        .isEqualTo("right: 72");
    assertThat(restarted("predicted(\"another\", \"refused\");"))
        .isEqualTo("it is refused (no guess yet)");
  }

  @Test
  void aQuestionMarkIsNoGuessAndNoError() {
    assertThat(restarted("%predict gap ?"))
        .isEqualTo("your guess goes in place of the ?; run this cell with it, then the next one");
    assertThat(restarted("%predict gap")).startsWith("your guess goes in place");
    assertThat(restarted("%predict gap ?", "predicted(\"gap\", 16);"))
        .isEqualTo("it is 16 (no guess yet)");
  }

  @Test
  void aGuessOutlivesTheKernel() {
    restarted("%predict gap 9");

    assertThat(restarted("predicted(\"gap\", 16);")).isEqualTo("you guessed 9: it is 16");
    assertThat(restarted("%predict gap ?"))
        .isEqualTo("your guess is 9; write another in place of the ?");
  }

  @Test
  void whatALearnerGuessesIsEscaped() {
    restarted("%predict gap <b>9</b>");
    restarted("predicted(\"gap\", \"<i>\");");

    assertThat(output.shown().getLast().data().get(MimeBundle.HTML))
        .isEqualTo("<div>you guessed &lt;b&gt;9&lt;/b&gt;: it is &lt;i&gt;</div>");
    assertThat(output.shown().getLast().plain()).isEqualTo("you guessed <b>9</b>: it is <i>");
  }

  @Test
  void saysHowItIsWrittenWhenItIsNot() {
    assertThat(restarted("%predict"))
        .contains("as in: %predict three-orders 48")
        .contains("given=nothing");
    assertThat(restarted("%predict Three_Orders 48")).contains("given=Three_Orders 48");
  }

  @Test
  void aBrokenFileIsToldAndStopsNothing() throws IOException {
    Files.writeString(workspace.resolve("progress.json"), "{");

    assertThat(restarted("%predict gap 9"))
        .startsWith("your guess is 9; run the next cell\nYour progress file could not be read.");
  }

  @Test
  void theWorkspaceIsTheFolderThatLearnMade() throws IOException {
    Path lesson = Files.createDirectories(workspace.resolve("09-bump-arenas"));
    assertThat(SessionOptions.workspaceOf(lesson)).isEqualTo(lesson);

    Files.writeString(
        Files.createDirectories(workspace.resolve(".metamemory")).resolve("copies.json"), "{}");

    assertThat(SessionOptions.workspaceOf(lesson)).isEqualTo(workspace);
    assertThat(SessionOptions.workspaceOf(workspace)).isEqualTo(workspace);
  }

  @Test
  void aSessionThatForgetsWritesNothing() throws IOException {
    try (Session session = Session.open(new SessionOptions(Path.of("none"), workspace))) {
      session.run("%predict gap 9", output);
      session.run("predicted(\"gap\", 9);", output);
    }

    assertThat(output.shown().getLast().plain()).isEqualTo("right: 9");
    try (var files = Files.list(workspace)) {
      assertThat(files).isEmpty();
    }
  }
}
