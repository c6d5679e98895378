package metamemory.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A course made by `learn course`, graded by the steps of nbgrader on the real nbconvert. nbgrader
/// itself is in no package of Debian, so a double of it takes these steps.
final class NbgraderTest {
  private static final Duration MAKE = Duration.ofMinutes(1);
  private static final Duration GRADE = Duration.ofMinutes(5);

  @TempDir static Path root;
  private static JsonObject graded = new JsonObject();

  @BeforeAll
  static void grade() throws IOException {
    Path python = Needs.pythonWithNbconvert();
    LearnerHome home = new LearnerHome(root);
    run(App.learn("course", root.resolve("course").toString(), App.LESSON), home, MAKE);
    // Without bubblewrap, as on a developer's machine that lacks it, the limits do.
    Path config = root.resolve("course/nbgrader_config.py");
    Files.writeString(
        config, Files.readString(config).replace("sandbox = \"require\"", "sandbox = \"auto\""));
    Path program = root.resolve("nbgrader_double.py");
    try (InputStream in = NbgraderTest.class.getResourceAsStream("nbgrader_double.py")) {
      Files.write(program, Objects.requireNonNull(in).readAllBytes());
    }
    List<String> command =
        List.of(
            python.toString(),
            "-W",
            "ignore",
            program.toString(),
            root.resolve("course").toString(),
            App.LESSON);
    String output = run(command, home, GRADE);
    String last = output.lines().reduce("", (_, line) -> line);
    graded = JsonParser.parseString(last).getAsJsonObject();
  }

  @Test
  void givesEachStudentTheirPoints() {
    assertThat(scores("solved")).containsEntry("check-align-up", 6.0);
    assertThat(scores("solved")).containsEntry("check-bump", 8.0);
    assertThat(scores("untouched")).hasSameSizeAs(scores("solved"));
    assertThat(scores("untouched").values()).containsOnly(0.0);
    assertThat(scores("half")).containsEntry("check-align-up", 6.0);
    assertThat(scores("half")).containsEntry("check-bump", 0.0);
    assertThat(scores("exits")).containsEntry("check-align-up", 0.0);
  }

  @Test
  void putsRightWhatStudentsDidToCells() {
    for (String student :
        List.of("copied", "check-deleted", "flipped", "kinds-changed", "odd-metadata", "old")) {
      assertThat(scores(student)).as(student).isEqualTo(scores("solved"));
    }
  }

  @Test
  void givesNothingForEditedChecksAndDeletedAnswers() {
    assertThat(scores("edited-checks")).isEqualTo(scores("untouched"));
    assertThat(scores("answer-deleted")).containsEntry("check-align-up", 0.0);
  }

  @Test
  void goesOnAfterAFileThatIsNoNotebook() {
    assertThat(graded.getAsJsonArray("failed"))
        .singleElement()
        .extracting(failed -> failed.getAsJsonArray().get(0).getAsString())
        .isEqualTo("no-notebook");
  }

  @Test
  void showsTheChecksInTheFeedback() {
    assertThat(graded.get("solved_page").getAsString())
        .contains("align-up passed", "Points: 8.0")
        .doesNotContain("Traceback");
  }

  @Test
  void neverWritesOverACourse() throws IOException {
    Path config = root.resolve("course/nbgrader_config.py");
    String changed = Files.readString(config);

    String said =
        run(
            App.learn("course", root.resolve("course").toString(), App.LESSON),
            new LearnerHome(root),
            MAKE);

    assertThat(Files.readString(config)).isEqualTo(changed);
    assertThat(said).contains("Kept", "nbgrader_config.py");
  }

  private static Map<String, Double> scores(String student) {
    return graded.getAsJsonObject("scores").getAsJsonObject(student).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().getAsDouble()));
  }

  private static String run(List<String> command, LearnerHome home, Duration limit) {
    try (ChildProcess process = ChildProcess.start(command, home.environment(), home.workspace())) {
      assertThat(process.awaitExit(limit)).as(process.output()).isZero();
      return process.output();
    }
  }
}
