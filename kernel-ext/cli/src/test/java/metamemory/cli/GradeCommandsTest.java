package metamemory.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import metamemory.cli.grading.Handed;
import metamemory.cli.grading.SubmissionResult;
import metamemory.cli.machine.App;
import metamemory.cli.machine.Machines;
import metamemory.cli.machine.Machines.Recorded;
import metamemory.grade.NotebookResult;
import metamemory.grade.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands that grade, as they are typed.
final class GradeCommandsTest {
  /// The lessons as the app has them, so that nothing is made beside the real ones.
  @TempDir private static Path built;

  @TempDir private Path folder;
  private final Recorded screen = Machines.screen();
  private Path correct = Path.of("");

  @BeforeAll
  static void linkTheLessons() throws IOException {
    Files.createSymbolicLink(built.resolve("lessons"), Handed.LESSONS);
  }

  @BeforeEach
  void oneSubmission() throws IOException {
    correct =
        Handed.write(
            folder.resolve("in/anna/09-bump-arenas.ipynb"),
            Handed.notebook("align-up", Handed.ALIGN_UP));
  }

  @Test
  void gradesOneNotebookIntoAFile() throws IOException {
    Path out = folder.resolve("one.json");

    assertThat(learn("grade-one", correct.toString(), "--out", out.toString(), "--student", "anna"))
        .as(screen.text())
        .isZero();
    NotebookResult result = NotebookResult.fromJson(Files.readString(out));
    assertThat(result.lesson()).isEqualTo(Handed.LESSON);
    assertThat(result.student()).isEqualTo("anna");
    assertThat(result.score()).isEqualTo(6);
    assertThat(result.exercises().getFirst().verdict()).isEqualTo(Verdict.PASSED);
    assertThat(screen.text()).isEmpty();
    assertValid("urn:metamemory:notebook-result", Files.readString(out));
  }

  @Test
  void gradesOneNotebookOntoTheScreenWithFeedback() throws IOException {
    Path nothing =
        Handed.write(folder.resolve("x.ipynb"), Handed.notebook("align-up", Handed.NOTHING));

    assertThat(learn("grade-one", nothing.toString(), "--feedback", "--lesson", "09")).isZero();
    assertThat(screen.text())
        .startsWith("{\n  \"schema\": 1,")
        .containsPattern("0 of \\d exercises passed.")
        .contains("`alignUp` is not defined");
  }

  @Test
  void gradeOneHasAVerdictForAnyFile() throws IOException {
    Path poem = Handed.write(folder.resolve("poem.txt"), "roses are red");

    assertThat(learn("grade-one", poem.toString())).isZero();
    assertThat(screen.text()).contains("\"verdict\": \"error\"", "\"lesson\": \"unknown\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grade-one nowhere.ipynb",
        "grade-one IN/anna/09-bump-arenas.ipynb --lesson 99",
        "grade",
        "grade --submissions IN",
        "grade --submissions nowhere --out OUT",
        "grade --submissions IN --out IN/out",
        "grade --submissions IN --out OUT --workers 0",
        "grade --submissions IN --out OUT --shard 3/2",
        "grade --submissions IN --out OUT --sandbox iron",
        "grade --submissions IN --out OUT --lesson 99",
        "merge --out OUT",
        "merge nowhere --out OUT",
        "export nowhere --format junit --out OUT",
        "export IN --format junit --out OUT",
        "export IN --format word --out OUT"
      })
  void doesNotGuessWhatIsMeant(String typed) {
    String[] words =
        typed
            .replace("IN", folder.resolve("in").toString())
            .replace("OUT", folder.resolve("out").toString())
            .split(" ", -1);

    assertThat(learn(words)).as(screen.text()).isEqualTo(2);
    assertThat(screen.text()).contains("learn: ").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"grade", "grade-one", "merge", "export", "bench grading"})
  void explainsItself(String command) {
    assertThat(learn((command + " --help").split(" ", -1))).isZero();
    assertThat(screen.text()).startsWith("Usage: learn").doesNotContain("null");
  }

  @Test
  void gradesAClassInPartsMergesAndExports() throws IOException {
    Handed.write(
        folder.resolve("in/bert__09-bump-arenas.ipynb"),
        Handed.notebook("align-up", Handed.NOTHING));
    Handed.write(folder.resolve("in/cleo.zip"), "no zip");
    for (int part = 1; part <= 2; part++) {
      assertThat(
              learn(
                  "grade",
                  "--submissions",
                  folder.resolve("in").toString(),
                  "--out",
                  folder.resolve("part" + part).toString(),
                  "--shard",
                  part + "/2"))
          .as(screen.text())
          .isZero();
    }
    String all = folder.resolve("all").toString();

    assertThat(
            learn(
                "merge",
                folder.resolve("part1").toString(),
                folder.resolve("part2").toString(),
                "--out",
                all))
        .as(screen.text())
        .isZero();

    assertThat(folder.resolve("all/report.html")).content().contains("anna", "bert", "cleo");
    String json = Files.readString(folder.resolve("all/results/anna/09-bump-arenas/result.json"));
    assertThat(SubmissionResult.fromJson(json).result().score()).isEqualTo(6);
    assertValid("urn:metamemory:submission-result", json);
    assertThat(folder.resolve("all/results/anna/09-bump-arenas/feedback.html"))
        .content()
        .containsPattern("6 of \\d+ points");
    Path table = folder.resolve("canvas.csv");
    assertThat(learn("export", all, "--format", "canvas-csv", "--out", table.toString()))
        .as(screen.text())
        .isZero();
    assertThat(table).content().contains("anna,,,anna,,6,", "bert,,,bert,,0,");
  }

  @Test
  void tellsAPartFromAnEnginesVariables() {
    Map<String, String> env =
        Map.of(
            "SLURM_ARRAY_TASK_ID", "2",
            "SLURM_ARRAY_TASK_MIN", "1",
            "SLURM_ARRAY_TASK_MAX", "2");
    String in = folder.resolve("in").toString();
    String out = folder.resolve("out").toString();

    assertThat(learn(env, "grade", "--submissions", in, "--out", out)).as(screen.text()).isZero();
    assertThat(screen.text()).contains("Part 2/2 of the class, as the engine's variables say.");
  }

  private int learn(String... typed) {
    return learn(Map.of(), typed);
  }

  private int learn(Map<String, String> env, String... typed) {
    App app = new App(built.resolve("lib"), built.resolve("lessons"));
    return Main.run(new Context(Machines.linux(folder, env), screen.screen(), app), typed);
  }

  private static void assertValid(String schema, String json) throws IOException {
    Validator validator =
        new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
    register(validator, "urn:metamemory:result", "/metamemory/grade/result.schema.json");
    register(
        validator,
        "urn:metamemory:notebook-result",
        "/metamemory/grade/notebook-result.schema.json");
    register(
        validator,
        "urn:metamemory:submission-result",
        "/metamemory/cli/grading/submission-result.schema.json");
    assertThat(validator.validate(URI.create(schema), json).getErrors()).isEmpty();
  }

  private static void register(Validator validator, String name, String resource)
      throws IOException {
    try (InputStream in = NotebookResult.class.getResourceAsStream(resource)) {
      validator.registerSchema(
          URI.create(name),
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
