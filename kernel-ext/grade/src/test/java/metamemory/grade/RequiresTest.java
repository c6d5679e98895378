package metamemory.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Checks that need others, and what an answer leaves behind for the next one.
class RequiresTest {
  private static final Exercise EXERCISE =
      Fixtures.exercise("twice", "metamemory.grade.suites.RequiresExercise", "twice");

  private final Checker checker = new Checker(Fixtures.LIMITS, 7, Optional.empty());

  @Test
  void skipsWhatNeedsAFailedCheck() {
    GradeResult result = checker.check(EXERCISE, Fixtures.twice("return number;"));

    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.checks())
        .extracting(CheckResult::status)
        .containsExactly(
            CheckResult.Status.FAILED,
            CheckResult.Status.SKIPPED,
            CheckResult.Status.SKIPPED,
            CheckResult.Status.PASSED);
    assertThat(result.checks().get(1).why())
        .isEqualTo("not tried, since \"doubles a number\" must pass first");
    assertThat(result.score()).isEqualTo(1);
    assertThat(result.maxScore()).isEqualTo(4);
  }

  @Test
  void triesAllWhereAllPass() {
    GradeResult result = checker.check(EXERCISE, Fixtures.twice("return 2 * number;"));

    assertThat(result.verdict()).as(Feedback.text(result)).isEqualTo(Verdict.PASSED);
  }

  @Test
  void undoesWhatAnAnswerChangedInTheJvm() {
    GradeResult result =
        checker.check(
            EXERCISE,
            Fixtures.twice(
                """
                Locale.setDefault(Locale.FRANCE);
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
                System.setProperties(new Properties());
                System.setOut(null);
                System.setErr(null);
                return 2 * number;
                """));

    assertThat(result.verdict()).as(Feedback.text(result)).isEqualTo(Verdict.PASSED);
  }
}
