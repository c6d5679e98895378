package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import metamemory.grade.CheckResult;
import metamemory.grade.Checker;
import metamemory.grade.Definition;
import metamemory.grade.Definitions;
import metamemory.grade.Exercise;
import metamemory.grade.Exercises;
import metamemory.grade.Feedback;
import metamemory.grade.GradeResult;
import metamemory.grade.Limits;
import metamemory.grade.StartCache;
import metamemory.grade.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each exercise of each lesson, graded as a learner's answer is: its solution, its starter and its
/// known-wrong answers.
class LessonAnswersTest {
  private static final Path LESSONS = Path.of("..", "..", "lessons");

  private static final JShell SHELL = JShell.builder().executionEngine("local").build();

  /// Right and wrong is the question here, and not how busy the machine is.
  static final Limits PATIENT =
      new Limits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          256,
          1024,
          1000);

  @TempDir private static Path cacheDirectory;
  private static Checker checker = new Checker();

  @BeforeAll
  static void startFaster() throws IOException, InterruptedException {
    StartCache cache = StartCache.in(cacheDirectory);
    cache.prepare();
    checker = new Checker(PATIENT, Checker.DEFAULT_SEED, Optional.of(cache));
  }

  @AfterAll
  static void closeShell() {
    SHELL.close();
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void solutionPasses(Exercise exercise) throws IOException {
    GradeResult result = check(exercise, read(exercise, exercise.solution().orElseThrow()));

    assertThat(result.verdict()).as(Feedback.text(result)).isEqualTo(Verdict.PASSED);
    assertThat(result.score()).isEqualTo(result.maxScore());
    assertThat(result.maxScore())
        .as("points of %s in exercises.json", exercise.id())
        .isEqualTo(exercise.points());
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void starterFails(Exercise exercise) {
    GradeResult result = check(exercise, exercise.starter().orElseThrow());

    assertThat(result.verdict()).as(Feedback.text(result)).isEqualTo(Verdict.FAILED);
    assertThat(result.score()).isZero();
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("wrongAnswers")
  void wrongAnswerFailsWithTheIntendedMessage(
      Exercise exercise, String file, Exercise.WrongAnswer wrong) throws IOException {
    GradeResult result = check(exercise, read(exercise, file));

    assertThat(result.verdict()).as(Feedback.text(result)).isEqualTo(Verdict.FAILED);
    assertThat(result.checks())
        .filteredOn(check ->
            check.id().equals(wrong.fails()) && check.status() == CheckResult.Status.FAILED)
        .as("the check %s of %s: %s", wrong.fails(), exercise.id(), Feedback.text(result))
        .singleElement()
        .satisfies(check -> {
          assertThat(check.expected() + " " + check.got() + " " + check.why())
              .contains(wrong.message());
          assertThat(List.of(check))
              .noneMatch(each -> each.expected() == null || each.got() == null);
        });
  }

  /// All, or those of the lessons whose id begins as `-Dlesson=09,10` says.
  static List<Exercise> exercises() throws IOException {
    String[] chosen = System.getProperty("lesson", "").split(",");
    return Exercises.load(LESSONS).all().stream()
        .filter(exercise -> Stream.of(chosen).anyMatch(exercise.lesson()::startsWith))
        .toList();
  }

  static Stream<Arguments> wrongAnswers() throws IOException {
    return exercises().stream()
        .flatMap(exercise ->
            exercise.wrong().stream().map(wrong -> Arguments.of(exercise, wrong.file(), wrong)));
  }

  private static GradeResult check(Exercise exercise, String source) {
    return checker.check(exercise, definitions(source));
  }

  private static String read(Exercise exercise, String file) throws IOException {
    return Files.readString(exercise.directory().resolve(file));
  }

  private static List<Definition> definitions(String source) {
    List<Definition> definitions = new ArrayList<>();
    SourceCodeAnalysis analysis = SHELL.sourceCodeAnalysis();
    for (String rest = source; !rest.isBlank(); ) {
      SourceCodeAnalysis.CompletionInfo next = analysis.analyzeCompletion(rest);
      for (Snippet snippet : analysis.sourceToSnippets(next.source())) {
        Definitions.of(snippet, 1, 1).ifPresent(definitions::add);
      }
      rest = next.remaining();
    }
    return definitions;
  }
}
