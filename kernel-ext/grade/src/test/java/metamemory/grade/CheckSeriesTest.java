package metamemory.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// One exercise after the other in one child: each result is as if it had been alone.
class CheckSeriesTest {
  private final Checker checker = new Checker(Fixtures.LIMITS, 7, Optional.empty());

  @Test
  void givesTheResultsThatEachExerciseHasAlone() {
    List<String> bodies =
        List.of(
            "return 2 * number;",
            "return number;",
            "return 2 * number;",
            "return 2 * nmber;",
            "System.out.println(number); return number + number;",
            "throw new IllegalStateException();",
            "return number << 1;");
    try (CheckSeries series = checker.series()) {
      for (String body : bodies) {
        GradeResult alone = checker.check(Fixtures.TWICE, Fixtures.twice(body), 7);
        GradeResult result = series.check(Fixtures.TWICE, Fixtures.twice(body), 7);

        assertThat(result.checks()).as(body).isEqualTo(alone.checks());
        assertThat(result.verdict()).isEqualTo(alone.verdict());
        assertThat(result.problems()).isEqualTo(alone.problems());
        assertThat(result.output()).isEqualTo(alone.output());
      }
    }
  }

  @Test
  void isNotSpoiltByWhatAnExerciseLeaves() {
    List<String> spoilers =
        List.of(
            // A thread that ends the process a little later.
            "new Thread(() -> { try { Thread.sleep(300); } catch (InterruptedException e) {}"
                + " Runtime.getRuntime().halt(3); }).start(); return 2 * number;",
            "Thread.ofVirtual().start(() -> { while (true) {} }); return 2 * number;",
            "Thread t = new Thread(() -> { while (true) {} }, \"main\"); t.setDaemon(true);"
                + " t.start(); return 2 * number;",
            "System.setProperty(\"line.separator\", \"?\"); Locale.setDefault(Locale.GERMANY);"
                + " System.setOut(null); return 2 * number;",
            "Thread.setDefaultUncaughtExceptionHandler((t, e) -> Runtime.getRuntime().halt(3));"
                + " return 2 * number;",
            "Thread.currentThread().interrupt(); return 2 * number;",
            "metamemory.Observers.setDefault(event -> { throw new IllegalStateException(); });"
                + " return 2 * number;");
    try (CheckSeries series = checker.series()) {
      for (String spoiler : spoilers) {
        series.check(Fixtures.TWICE, Fixtures.twice(spoiler), 7);
        GradeResult next = series.check(Fixtures.TWICE, Fixtures.twice("return 2 * number;"), 7);

        assertThat(next.verdict()).as("after " + spoiler).isEqualTo(Verdict.PASSED);
      }
    }
  }

  @Test
  void neverPassesWhatFailsAlone() {
    String left = "static int seen; int twice(int number) {\nseen = number; return 2 * number;\n}";
    try (CheckSeries series = checker.series()) {
      series.check(Fixtures.TWICE, Fixtures.cells(left), 7);
      GradeResult result = series.check(Fixtures.TWICE, Fixtures.twice("return number;"), 7);

      assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    }
  }
}
