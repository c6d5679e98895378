package metamemory.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Budgets in a suite, as a learner meets them.
class BudgetTest {
  private static final Exercise TOTAL =
      Fixtures.exercise("total", "metamemory.grade.suites.BudgetExercise", "total", "scale");
  private static final String SCALE =
      "double scale(int number, long factor, boolean twice) { return number * 0.5 * factor; }";

  private final Checker checker = new Checker(Fixtures.LIMITS, 7, Optional.empty());

  @Test
  void passesAnswerThatCreatesNothing() {
    GradeResult result = check("long sum = 0;\nfor (long value : feed) sum += value;\nreturn sum;");

    assertThat(result.verdict()).as(Feedback.text(result)).isEqualTo(Verdict.PASSED);
  }

  @Test
  void saysWhatWasCreatedInWhichLineOfTheLearners() {
    GradeResult result =
        check("Long sum = 0L;\nfor (long value : feed) sum += value;\nreturn sum;");

    CheckResult check = result.checks().get(1);
    assertThat(check.expected()).isEqualTo("no objects");
    assertThat(check.got()).isEqualTo("3 objects");
    assertThat(check.why())
        .startsWith("total of 3 values\n3 × boxed Long in cell 1, line 3 (")
        .endsWith(" bytes)");
    assertThat(failed(result))
        .containsExactly("createsNoObject", "allocatesNoByte", "allocatesNoByteWhenWarm");
  }

  @Test
  void namesTheLearnersOwnTypes() {
    GradeResult result =
        checker.check(
            TOTAL,
            Fixtures.cells(
                SCALE,
                "class Node { long value; Node next; }",
                "long total(long[] feed) {\n  Node first = new Node();\n"
                    + "  return new long[] {6000}[0];\n}"));

    assertThat(result.checks().get(1).why())
        .contains("1 × Node in cell 3, line 2 (")
        .contains("1 × long[] in cell 3, line 3 (");
  }

  @Test
  void givesAWarmObjectItsOwnBytesOnly() {
    GradeResult result = check("return new long[] {6000}[0];");

    assertThat(result.checks())
        .filteredOn(check -> check.id().equals("allocatesNoByteWhenWarm"))
        .singleElement()
        .extracting(CheckResult::got)
        .isEqualTo("24 bytes on the Java heap");
  }

  @Test
  void seesWhatAnotherThreadCreates() {
    GradeResult result =
        check(
            "long[] sum = {0};\n"
                + "Thread thread = new Thread(() -> { for (Long each : new Long[1000]) sum[0]++;"
                + " });\n"
                + "thread.start();\n"
                + "try { thread.join(); } catch (InterruptedException e) {}\n"
                + "return sum[0];");

    assertThat(result.checks().get(1).got()).isEqualTo("4 objects");
    assertThat(result.checks().get(1).why()).contains("1 × Long[] in cell 1, line 3 (");
  }

  @Test
  void seesWhatAStaticInitialiserCreates() {
    GradeResult result =
        checker.check(
            TOTAL,
            Fixtures.cells(
                SCALE,
                "class Holder { static final long[] SPARE = new long[5000]; }",
                "long total(long[] feed) { return Holder.SPARE.length; }"));

    assertThat(result.checks().get(1).got()).isEqualTo("1 object");
    assertThat(result.checks().get(1).why()).contains("1 × long[] in cell 2, line 1 (40,0");
  }

  @Test
  void passesOnWhatTheLearnersCodeThrows() {
    GradeResult result = check("throw new IllegalStateException(\"no\");");

    assertThat(result.checks().get(1).got()).isEqualTo("IllegalStateException: no");
  }

  private static List<String> failed(GradeResult result) {
    return result.checks().stream()
        .filter(check -> check.status() == CheckResult.Status.FAILED)
        .map(CheckResult::id)
        .toList();
  }

  private GradeResult check(String body) {
    return checker.check(
        TOTAL, Fixtures.cells("long total(long[] feed) {\n" + body + "\n}", SCALE));
  }
}
