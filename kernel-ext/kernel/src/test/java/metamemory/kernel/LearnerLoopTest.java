package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import metamemory.kernel.learner.ProgressFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A learner's way through an exercise, with a kernel that is restarted between any two cells.
@Timeout(120)
final class LearnerLoopTest {
  @TempDir private Path folder;

  private final List<String> offered = new ArrayList<>();
  private Path lessons;
  private Path workspace;

  @BeforeEach
  void oneLesson() throws IOException {
    lessons = folder.resolve("lessons");
    workspace = Files.createDirectories(folder.resolve("mine"));
    Path lesson = Files.createDirectories(lessons.resolve("01-doubling"));
    Files.writeString(
        lessons.resolve("lessons.json"),
        """
        {"lessons": [{"id": "01-doubling", "title": "Doubling <b>", "minutes": 20}]}
        """);
    Files.writeString(
        lesson.resolve("exercises.json"),
        """
        {"schema": 1, "exercises": [{"id": "twice", "title": "Double a number",
          "suite": "not.needed.AsNothingIsDefined", "defines": ["twice"], "minutes": 5, "points": 4,
          "starter": "int twice(int x) {\\n}\\n", "solution": "twice.java",
          "hints": ["Add `x`.", "x + x", "return x + x;"]}]}
        """);
    Files.writeString(lesson.resolve("twice.java"), "int twice(int x) {\n  return x + x;\n}\n");
  }

  private String say(String... cells) {
    String last = "";
    Recorded output =
        new Recorded() {
          @Override
          public void offerCell(String source) {
            offered.add(source);
          }
        };
    try (Session session = Session.open(new SessionOptions(lessons, workspace, true, ""))) {
      for (String cell : cells) {
        last =
            switch (session.run(cell, output)) {
              case CellResult.Value(MimeBundle bundle) -> bundle.plain();
              case CellResult.Done() -> "";
              case CellResult.Failed failed -> "failed: " + failed.message();
              case CellResult.Interrupted() -> "interrupted";
            };
      }
    }
    return last;
  }

  @Test
  void hintsGoOnAfterARestart() {
    assertThat(say("%hint twice"))
        .isEqualTo("Hint 1 of 3: Add `x`.\nSay `%hint twice` again for the next one.");
    assertThat(say("%hint twice")).startsWith("Hint 2 of 3: x + x");
    assertThat(say("%hint twice")).isEqualTo("Hint 3 of 3: return x + x;\nThis is the last one.");
    assertThat(say("%hint twice")).startsWith("Hint 3 of 3");
    assertThat(ProgressFile.in(workspace).read().work("twice").hints()).isEqualTo(3);
  }

  @Test
  void anEarlierHintCanBeReadAgainAndNoneIsSkipped() {
    assertThat(say("%hint twice 2")).isEqualTo("Hints come in order: the next one is 1.");
    say("%hint twice", "%hint twice");

    assertThat(say("%hint twice 1")).startsWith("Hint 1 of 3");
    assertThat(say("%hint twice")).startsWith("Hint 3 of 3");
    assertThat(say("%hint twice 4")).isEqualTo("There are hints 1 to 3: hint=4");
  }

  @Test
  void aSolutionIsShownWhenAskedTwice() {
    assertThat(say("%solution twice"))
        .startsWith("You have not tried yet")
        .contains("ask once more")
        .doesNotContain("x + x");
    assertThat(say("%solution twice")).contains("return x + x;");
    assertThat(ProgressFile.in(workspace).read().work("twice").solutionSeen()).isTrue();
  }

  @Test
  void aSolutionIsShownAfterAnAttempt() {
    say("%check twice");

    assertThat(say("%solution twice"))
        .isEqualTo(
            """
            A solution to twice: One of several that pass. Read it, close it, and write yours.

            int twice(int x) {
              return x + x;
            }
            """);
  }

  @Test
  void attemptsAreCounted() {
    say("%check twice", "%check twice");
    say("%check twice");

    assertThat(ProgressFile.in(workspace).read().work("twice"))
        .satisfies(work -> assertThat(work.attempts()).isEqualTo(3))
        .satisfies(work -> assertThat(work.passed()).isFalse())
        .satisfies(work -> assertThat(work.maxScore()).isEqualTo(4));
  }

  @Test
  void aResetKeepsTheAnswerAndOffersTheStarter() throws IOException {
    String told = say("int twice(int x) {\n  return 3 * x;\n}", "int other = 1;", "%reset twice");

    Path backup = workspace.resolve("backups/twice-1.java");
    assertThat(Files.readString(backup)).isEqualTo("int twice(int x) {\n  return 3 * x;\n}\n");
    assertThat(told)
        .contains("Your answer is kept in `backups/twice-1.java`.")
        .contains("twice(int x)");
    assertThat(offered).containsExactly("int twice(int x) {\n}\n");
  }

  @Test
  void anotherResetKeepsTheFirstBackup() throws IOException {
    say("int twice(int x) { return 3; }", "%reset twice");
    say("int twice(int x) { return 4; }", "%reset twice");

    assertThat(Files.readString(workspace.resolve("backups/twice-1.java"))).contains("return 3");
    assertThat(Files.readString(workspace.resolve("backups/twice-2.java"))).contains("return 4");
  }

  @Test
  void aResetWithoutAnAnswerSaysSo() {
    assertThat(say("%reset twice")).contains("This session holds no answer of yours to keep.");
    assertThat(workspace.resolve("backups")).doesNotExist();
  }

  @Test
  void nothingIsResetWhenTheAnswerCannotBeKept() throws IOException {
    Files.writeString(workspace.resolve("backups"), "in the way");

    assertThat(say("int twice(int x) { return 3; }", "%reset twice"))
        .startsWith("failed: nothing was reset, as your answer cannot be kept");
    assertThat(offered).isEmpty();
  }

  @Test
  void progressIsAPicture() {
    say("%hint twice", "%check twice");

    assertThat(say("%progress"))
        .isEqualTo(
            """
            Your progress: 0 of 1 exercise passed · 1 hint · 0 min

            01  Doubling <b>  […]  0 of 20 min, 1 hint
                twice: best 0 of 4 points, 1 attempt, 1 hint

            [✓] passed  […] tried  [ ] not tried
            """);
    assertThat(say("%progress all"))
        .isEqualTo("failed: %progress takes nothing after it: given=all");
  }

  @Test
  void theTimeOfALessonIsKept() {
    Recorded output = new Recorded();
    try (Session session =
        Session.open(new SessionOptions(lessons, workspace, true, "01-doubling"))) {
      session.run("1 + 1", output);
      session.run("2 + 2", output);
    }

    assertThat(ProgressFile.in(workspace).read().time("01-doubling").cells()).isEqualTo(2);
  }

  @Test
  void aBrokenProgressFileLosesNothingElse() throws IOException {
    Files.createDirectories(workspace.resolve("01-doubling"));
    Path notebook = Files.writeString(workspace.resolve("01-doubling/lesson.ipynb"), "mine");
    Files.writeString(workspace.resolve("progress.json"), "}");

    assertThat(say("%hint twice"))
        .startsWith("Hint 1 of 3")
        .contains("Your progress file could not be read. It is kept as");
    assertThat(Files.readString(notebook)).isEqualTo("mine");
  }

  @Test
  void saysWhichExercisesThereAre() {
    assertThat(say("%solution")).isEqualTo("failed: %solution: which exercise? Exercises: twice");
    assertThat(say("%reset twic")).contains("did you mean twice?");
  }
}
