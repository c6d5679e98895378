package metamemory.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Notebooks that do harm, graded as one batch beside correct ones. What each is to come to stands
/// in its own metadata: `verdict`, and `inside` for the same answer where it may name whatever the
/// JDK has, so that the sandbox alone keeps it in. An answer that tries to break out returns a
/// wrong number if it can: so `passed` inside means that the wall held.
class HostileNotebooksTest {
  private static final Path NOTEBOOKS = Path.of("src", "test", "resources", "hostile");
  private static final String STARTER =
      """
      int twice(int number) {
        // your code
        throw new UnsupportedOperationException("not done yet");
      }
      """;

  /// As in a class: all answers are compiled by a few compilers.
  private static final Compilers COMPILERS = new Compilers(Sandbox.best(), Optional.empty());

  /// For what never ends.
  private static final Checker SHORT = checker(2);

  /// For what ends, on a busy machine too.
  private static final Checker LONG = checker(60);

  private static final ExecutorService BATCH = Executors.newFixedThreadPool(3);
  private static final Map<String, Future<NotebookResult>> RESULTS = new LinkedHashMap<>();

  @TempDir private static Path folder;

  @BeforeAll
  static void gradeAll() throws IOException {
    for (Path file : files()) {
      JsonObject expected = expected(file);
      Checker checker = checkerFor(expected.get("verdict"));
      submit(
          file.getFileName() + "", () -> grader(checker).grade(release(expected), file, "student"));
      if (expected.has("inside") && hasSandbox()) {
        submit(
            file.getFileName() + " inside",
            () ->
                grader(checkerFor(expected.get("inside")).trusting())
                    .grade(release(expected), file, null));
      }
    }
    for (int copy = 1; copy <= 3; copy++) {
      Path correct = NOTEBOOKS.resolve("00-correct.ipynb");
      submit(
          "correct " + copy, () -> grader(LONG).grade(release(expected(correct)), correct, null));
    }
  }

  @AfterAll
  static void stop() {
    BATCH.shutdownNow();
    COMPILERS.close();
  }

  @TestFactory
  Stream<DynamicTest> endsWithItsVerdict() throws IOException {
    return files().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getFileName().toString(),
                () -> {
                  JsonObject expected = expected(file);
                  NotebookResult result = result(file.getFileName().toString());
                  GradeResult exercise = result.exercises().getFirst();
                  assertThat(verdict(exercise))
                      .as(Feedback.text(exercise))
                      .isIn(texts(expected.get("verdict")));
                  if (expected.has("score")) {
                    assertThat(result.score())
                        .as(Feedback.text(exercise))
                        .isEqualTo(expected.get("score").getAsInt());
                  }
                }));
  }

  @TestFactory
  Stream<DynamicTest> isKeptInByTheSandboxAlone() throws IOException {
    assumeTrue(hasSandbox(), "bubblewrap does not work here");
    return files().stream()
        .filter(file -> expected(file).has("inside"))
        .map(file ->
            DynamicTest.dynamicTest(
                file.getFileName().toString(),
                () -> {
                  GradeResult exercise =
                      result(file.getFileName() + " inside").exercises().getFirst();
                  assertThat(verdict(exercise))
                      .as(Feedback.text(exercise))
                      .isIn(texts(expected(file).get("inside")));
                }));
  }

  @Test
  void correctOnesKeepFullPoints() throws Exception {
    for (int copy = 1; copy <= 3; copy++) {
      assertThat(result("correct " + copy).score()).isEqualTo(4);
    }
  }

  @Test
  void nothingIsLeftRunning() throws Exception {
    for (String name : RESULTS.keySet()) {
      result(name);
    }
    COMPILERS.close();
    List<ProcessHandle> left = ProcessHandle.current().descendants().toList();
    // What was killed may take a moment to be gone.
    left.forEach(each -> each.onExit().completeOnTimeout(each, 5, TimeUnit.SECONDS).join());
    assertThat(left).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void gradesBesideHundredMegabytesOfOutput() throws Exception {
    Path large = folder.resolve("large.ipynb");
    String correct = Files.readString(NOTEBOOKS.resolve("00-correct.ipynb"));
    int outputs = correct.indexOf("\"outputs\": []") + "\"outputs\": [".length();
    try (var out = Files.newBufferedWriter(large)) {
      out.write(correct.substring(0, outputs));
      out.write("{\"output_type\": \"stream\", \"name\": \"stdout\", \"x\": NaN, \"text\": \"");
      for (int megabyte = 0; megabyte < 100; megabyte++) {
        out.write("a".repeat(1_000_000));
      }
      out.write("\"}" + correct.substring(outputs));
    }

    assertThat(grade(large).score()).isEqualTo(4);
  }

  /// From 4.0, which knows no ids of cells, to 4.5, which asks for them.
  @Test
  void gradesEveryVersionOfNotebooks4() throws Exception {
    String correct = Files.readString(NOTEBOOKS.resolve("00-correct.ipynb"));
    for (int minor = 0; minor <= 5; minor++) {
      String version =
          correct.replaceFirst("\"nbformat_minor\": \\d+", "\"nbformat_minor\": " + minor);
      assertThat(version).contains("\"nbformat_minor\": " + minor);
      assertThat(grade(write("minor" + minor, version)).score()).as("4." + minor).isEqualTo(4);
    }
  }

  @Test
  void saysWhyAFileIsNoNotebook() throws Exception {
    String correct = Files.readString(NOTEBOOKS.resolve("00-correct.ipynb"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc/hostname"));
    byte[] badUtf8 = correct.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    badUtf8[badUtf8.length / 2] = (byte) 0xff;
    Map<Path, String> files =
        Map.of(
            link,
            "it is not a file (a link",
            folder,
            "it is not a file (a link, a folder",
            write("utf8", badUtf8),
            "it is not text in UTF-8",
            write("zip", new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0}),
            "it is not a notebook's JSON",
            write("empty", new byte[0]),
            "it is cut short or empty",
            write("short", correct.substring(0, 700)),
            "it is not a notebook's JSON",
            write("deep", "{\"cells\": " + "[".repeat(100_000)),
            "it is not a notebook's JSON",
            write("three", correct.replace("\"nbformat\": 4", "\"nbformat\": 3")),
            "nbformat=3",
            write("none", "{\"nbformat\": 4}"),
            "it has no cells",
            write("source", correct.replace("return", "x".repeat(5 << 20))),
            "characters of source");

    files.forEach((file, reason) -> {
      NotebookResult result = grade(file);
      assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
      assertThat(result.message()).startsWith("This notebook cannot be graded: ").contains(reason);
      assertThat(result.score()).isZero();
      assertThat(result.maxScore()).isEqualTo(4);
    });
  }

  @Test
  void notesWhatItPutRight() throws Exception {
    assertThat(result("31-edited-locked-cells.ipynb").notes())
        .contains("The locked cell helper was restored.");
    assertThat(result("31-copied-cells.ipynb").notes())
        .contains("The cell twice occurs more than once: its last version counts.");
    assertThat(result("31-deleted-answer.ipynb").notes())
        .contains("The answer's cell twice is missing.");
    assertThat(result("31-odd-cells.ipynb").notes())
        .contains("Cell 1 is no cell and was passed over.")
        .contains("Cell 5 has no readable source and was passed over.");
    assertThat(result("00-correct.ipynb").notes()).isEmpty();
  }

  private static NotebookResult grade(Path file) {
    return grader(LONG).grade(release(expected(NOTEBOOKS.resolve("00-correct.ipynb"))), file, null);
  }

  private static Checker checkerFor(JsonElement verdicts) {
    return texts(verdicts).contains("timeout") ? SHORT : LONG;
  }

  private static Checker checker(int checkSeconds) {
    Limits limits =
        new Limits(
            Duration.ofSeconds(120),
            Duration.ofSeconds(checkSeconds),
            Duration.ofSeconds(120),
            Duration.ofSeconds(240),
            128,
            512,
            1000);
    return new Checker(limits, 7, Optional.empty(), Sandbox.best()).with(COMPILERS);
  }

  private static NotebookGrader grader(Checker checker) {
    return new NotebookGrader(checker, 7, Sandbox.best());
  }

  private static boolean hasSandbox() {
    return Sandbox.best().level() == Sandbox.Level.BUBBLEWRAP;
  }

  private static Release release(JsonObject expected) {
    String id = expected.get("exercise").getAsString();
    boolean isTwice = id.equals("twice");
    Exercise plain =
        isTwice
            ? Fixtures.TWICE
            : Fixtures.exercise(
                "total", "metamemory.grade.suites.BudgetExercise", "total", "scale");
    Exercise exercise =
        new Exercise(
            plain.id(),
            plain.title(),
            plain.lesson(),
            plain.directory(),
            plain.suite(),
            plain.defines(),
            plain.minutes(),
            isTwice ? 4 : 5,
            Optional.of(STARTER),
            plain.hints(),
            plain.wrong(),
            plain.solution());
    return new Release(
        "42-test",
        List.of(exercise),
        List.of(
            new SubmittedCell(
                1,
                "helper",
                SubmittedCell.Role.LOCKED,
                "int plus(int a, int b) {\n  return a + b;\n}\n"),
            new SubmittedCell(2, id, SubmittedCell.Role.SOLUTION, "// the solution"),
            new SubmittedCell(3, "check-" + id, SubmittedCell.Role.LOCKED, "%check " + id)));
  }

  private static void submit(String name, Callable<NotebookResult> grading) {
    RESULTS.put(name, BATCH.submit(grading));
  }

  private static NotebookResult result(String name) throws Exception {
    return Objects.requireNonNull(RESULTS.get(name)).get();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(NOTEBOOKS)) {
      return files.sorted().toList();
    }
  }

  private static JsonObject expected(Path file) {
    try {
      return JsonParser.parseString(Files.readString(file))
          .getAsJsonObject()
          .getAsJsonObject("metadata")
          .getAsJsonObject("metamemory")
          .getAsJsonObject("expected");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> texts(JsonElement array) {
    List<String> texts = new ArrayList<>();
    StreamSupport.stream(((JsonArray) array).spliterator(), false)
        .forEach(each -> texts.add(each.getAsString()));
    return texts;
  }

  private static String verdict(GradeResult result) {
    return result.verdict().name().toLowerCase(Locale.ROOT);
  }

  private static Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name + ".ipynb"), bytes);
  }
}
