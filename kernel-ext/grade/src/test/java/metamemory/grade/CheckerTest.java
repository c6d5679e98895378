package metamemory.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a learner gets to read, for answers that end by themselves.
class CheckerTest {
  private final Checker checker = new Checker(Fixtures.LIMITS, 7, Optional.empty());

  @Test
  void passesRightAnswer() {
    GradeResult result = check("return 2 * number;");

    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(result.score()).isEqualTo(4);
    assertThat(result.maxScore()).isEqualTo(4);
    assertThat(result.checks())
        .extracting(CheckResult::name)
        .containsExactly(
            "doubles a small number", "doubles a negative number", "doubles whatever number");
    assertThat(result.checks()).extracting(CheckResult::visible).containsExactly(true, true, false);
    assertThat(result.checks()).extracting(CheckResult::maxScore).containsExactly(1, 2, 1);
  }

  @Test
  void saysExpectedGotAndWhyOfWrongAnswer() {
    GradeResult result = check("return Math.abs(2 * number);");

    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.score()).isEqualTo(2);
    assertThat(result.checks().get(1))
        .isEqualTo(
            new CheckResult(
                "doublesNegativeNumber",
                "doubles a negative number",
                CheckResult.Status.FAILED,
                0,
                2,
                "-8",
                "8",
                "twice(-4): -4 + -4",
                true));
  }

  @Test
  void namesCellAndLineOfWhatDoesNotCompile() {
    GradeResult result =
        checker.check(
            Fixtures.TWICE,
            Fixtures.cells(
                "int unused = 0;",
                "int twice(int number) {\n\treturn nmber + half;\n}",
                "double half = 1.5;"));

    assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
    assertThat(result.message()).isEqualTo("Your code does not compile: 1 error.");
    assertThat(result.problems())
        .containsExactly(
            new Problem(
                2,
                2,
                9,
                "cannot find symbol\n  symbol:   variable nmber",
                "\treturn nmber + half;"));
    assertThat(result.problems().getFirst().caret()).isEqualTo("\t       ^");
    assertThat(result.checks())
        .hasSize(3)
        .allMatch(check -> check.status() == CheckResult.Status.SKIPPED);
    assertThat(result.maxScore()).isEqualTo(4);
  }

  @Test
  void namesWhatNobodyDefined() {
    GradeResult result =
        checker.check(
            Fixtures.TWICE, Fixtures.cells("int half(int number) { return number / 2; }"));

    assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
    assertThat(result.message())
        .startsWith("`twice` is not defined in this notebook yet: run the cell");
    assertThat(result.maxScore()).isEqualTo(4);
  }

  @Test
  void namesWantedSignature() {
    GradeResult result =
        checker.check(
            Fixtures.TWICE, Fixtures.cells("long twice(long number) { return 2 * number; }"));

    assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
    assertThat(result.checks())
        .allSatisfy(check -> {
          assertThat(check.expected()).isEqualTo("int twice(int number)");
          assertThat(check.got()).isEqualTo("long twice(long number)");
        });
  }

  @Test
  void saysWhereTheAnswerThrew() {
    GradeResult result = check("int zero = 0;\nreturn number / zero;");

    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    CheckResult check = result.checks().getFirst();
    assertThat(check.expected()).isEqualTo("no exception");
    assertThat(check.got()).isEqualTo("ArithmeticException: / by zero");
    assertThat(check.why()).isEqualTo("Your code threw this in cell 1, line 3.");
  }

  @Test
  void explainsFullStack() {
    GradeResult result = check("return twice(number);");

    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    CheckResult check = result.checks().getFirst();
    assertThat(check.got()).isEqualTo("StackOverflowError");
    assertThat(check.why()).startsWith("The call stack is full").endsWith("in cell 1, line 2.");
  }

  @Test
  void needsNoOrderOfDefinitions() {
    GradeResult result =
        checker.check(
            Fixtures.TWICE,
            Fixtures.cells(
                "int twice(int number) { return new Doubling(FACTOR).of(number); }",
                "record Doubling(int factor) { int of(int number) { return plus(number, (factor -"
                    + " 1) * number); } }",
                "final int FACTOR = 1 + 1; // 2",
                "int plus(int a, int b) { return a + b; }"));

    assertThat(result.verdict()).as(Feedback.text(result)).isEqualTo(Verdict.PASSED);
  }

  @Test
  void usesImportsOfTheLearnerAndLeavesOutWhatIsOnlyInTheNotebook() {
    GradeResult result =
        checker.check(
            Fixtures.TWICE,
            Fixtures.cells(
                "import static java.lang.Math.addExact",
                "import metamemory.nowhere.*;",
                "import metamemory.nowhere.Recorder;",
                "import java.util.concurrent.atomic.*; // counters",
                "int twice(int number) { return new AtomicInteger(addExact(number, number)).get();"
                    + " }"));

    assertThat(result.verdict()).as(Feedback.text(result)).isEqualTo(Verdict.PASSED);
  }

  @Test
  void givesSessionDefaults() {
    GradeResult result =
        check(
            """
              display(List.of(BumpArena.class.getSimpleName(), ValueLayout.JAVA_LONG.byteSize()));
              return 2 * number;\
            """);

    assertThat(result.verdict()).as(Feedback.text(result)).isEqualTo(Verdict.PASSED);
    assertThat(result.output()).startsWith("[BumpArena, 8]\n");
  }

  @Test
  void letsTheLearnerUseAnyName() {
    GradeResult result =
        checker.check(
            Fixtures.TWICE,
            Fixtures.cells(
                "int twice(int number) { return new Answer().of(new TwiceExercise().of(new"
                    + " String(number))); }",
                "class Answer { int of(int number) { return new Answer2().of(number); } }",
                "class Answer2 { int of(int number) { return number; } }",
                "class TwiceExercise { int of(String text) { return 2 * text.number; } }",
                "record String(int number) {}",
                "class Assertions {}"));

    assertThat(result.verdict()).as(Feedback.text(result)).isEqualTo(Verdict.PASSED);
  }

  @Test
  void bindsLearnersTypesInSignatures() {
    GradeResult result =
        checker.check(
            Fixtures.CHAIN,
            Fixtures.cells(
                """
                record Chain(long length) {
                  Chain after(Chain first) { return new Chain(first.length + length); }
                }\
                """));

    assertThat(result.verdict()).as(Feedback.text(result)).isEqualTo(Verdict.PASSED);
    assertThat(result.checks()).hasSize(2);
  }

  @Test
  void takesRunsOfOneParameterisedCheckAsOne() {
    GradeResult result =
        checker.check(
            Fixtures.CHAIN,
            Fixtures.cells(
                """
                record Chain(long given) {
                  long length() { return Math.min(given, 2); }
                  Chain after(Chain first) { return new Chain(2); }
                }\
                """));

    assertThat(result.checks())
        .extracting(CheckResult::name)
        .startsWith("a new chain has its length");
    assertThat(result.checks().getFirst().why()).isEqualTo("new Chain(3)");
    assertThat(result.checks().getFirst().got()).isEqualTo("2");
    assertThat(result.score()).isZero();
  }

  @Test
  void keepsNothingBetweenChecks() {
    GradeResult result =
        checker.check(
            Fixtures.TWICE,
            Fixtures.cells(
                "int calls = 0;",
                "int twice(int number) { return ++calls == 1 ? 2 * number : 0; }"));

    assertThat(result.verdict()).as(Feedback.text(result)).isEqualTo(Verdict.PASSED);
  }

  @Test
  void givesSameResultForSameSeed() {
    List<Definition> wrong = Fixtures.twice("return 3 * number;");

    List<CheckResult> first = checker.check(Fixtures.TWICE, wrong).checks();

    assertThat(checker.check(Fixtures.TWICE, wrong).checks()).isEqualTo(first);
    assertThat(
            new Checker(Fixtures.LIMITS, 8, Optional.empty()).check(Fixtures.TWICE, wrong).checks())
        .isNotEqualTo(first);
  }

  @Test
  void showsLearnersCodeAnEmptyPlaceAndTakesItAwayAfterwards() {
    GradeResult result =
        checkTrusting(
            """
              try {
                var here = Path.of("").toAbsolutePath();
                try (var files = Files.list(here)) {
                  System.out.println(here + "|" + files.count() + "|" + System.getenv());
                }
                Files.createDirectories(Path.of("a/b"));
                Files.writeString(Files.createTempFile(null, null), "left behind");
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return 2 * number;\
            """);

    assertThat(result.verdict()).as(Feedback.text(result)).isEqualTo(Verdict.PASSED);
    String[] seen = result.output().lines().findFirst().orElseThrow().split("\\|", -1);
    assertThat(Path.of(seen[0])).doesNotExist();
    assertThat(seen[1]).isEqualTo("0");
    assertThat(seen[2]).isEqualTo("{LANG=C.UTF-8}");
  }

  private GradeResult checkTrusting(String body) {
    return checker.trusting().check(Fixtures.TWICE, Fixtures.twice(body));
  }

  private GradeResult check(String body) {
    return checker.check(Fixtures.TWICE, Fixtures.twice(body));
  }
}
