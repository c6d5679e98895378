package metamemory.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TableTest {
  private static final Contender OURS = Contender.of("ours", "A.a");
  private static final Contender THEIRS = Contender.of("theirs", "B.b");
  private static final Work WORK =
      Work.of("w", "p", "Some work", OURS, THEIRS).atMost(0.5, "theirs").atMost(0.9, "rust");
  private static final List<Measured> RESULTS =
      List.of(measured(OURS, List.of(1.0, 4.0, 1.1)), measured(THEIRS, List.of(2.0, 10.0, 2.75)));

  @Test
  void comparesWithinEachRoundSoThatALoadedRoundDoesNotCount() {
    // 1.0 / 2.0, 4.0 / 10.0, 1.1 / 2.75: the median is 0.4.
    assertThat(RESULTS.get(0).shareOf(RESULTS.get(1))).isEqualTo(0.4);
  }

  @Test
  void showsMedianRangeBytesRatioAndWhetherTheTargetIsMet() {
    List<Apart> apart =
        List.of(new Apart("w", "rust", 1.0, "elsewhere"), new Apart("other", "not here", 1, ""));
    assertThat(Table.of(WORK, RESULTS, apart).lines())
        .containsExactly(
            "Some work",
            "                                                 ns  range             heap B   "
                + " ratio",
            "  ours                                         1.10  1.00 – 4.00            0",
            "  theirs                                       2.75  2.00 – 10.0            0     0.40"
                + "  at most 0.50: met",
            "  rust                                         1.00  measured apart               1.10"
                + "  at most 0.90: missed");
  }

  @Test
  void saysWhyAContenderWasNotMeasured() {
    List<Measured> results =
        List.of(RESULTS.get(0), Measured.nothing(THEIRS).failed("no such library"));
    assertThat(Table.of(WORK, results, List.of())).contains("not measured: no such library");
    Report.Entry entry = Report.entry(WORK, results, List.of());
    assertThat(entry.results().get(1).failure()).isEqualTo("no such library");
  }

  @Test
  void keepsEveryFigureInTheReport() {
    Report.Entry entry =
        Report.entry(WORK, RESULTS, List.of(new Apart("w", "rust", 1.0, "elsewhere")));
    Report report =
        new Report(
            1,
            "now",
            "./learn bench",
            List.of("-Xms512m"),
            new Machine("p", 2, "Linux", "25"),
            0.5,
            0.6,
            "short",
            List.of(entry));
    assertThat(report.isWhole()).isTrue();
    assertThat(entry.results())
        .containsExactly(
            new Report.Row(
                "ours",
                "A.a",
                Map.of(),
                false,
                List.of(1.0, 4.0, 1.1),
                List.of(1.0, 4.0, 1.1),
                zeros(),
                1.0,
                0,
                ""),
            new Report.Row(
                "theirs",
                "B.b",
                Map.of(),
                false,
                List.of(2.0, 10.0, 2.75),
                List.of(2.0, 10.0, 2.75),
                zeros(),
                0.4,
                0.5,
                ""),
            new Report.Row(
                "rust",
                "elsewhere",
                Map.of(),
                true,
                List.of(1.0),
                List.of(1.0),
                List.of(),
                1.1,
                0.9,
                ""));
    assertThat(report.toJson()).contains("\"schema\": 1", "\"target\": 0.5");
  }

  @Test
  void tellsTheCommandTheJvmAndTheMachineBeforeAnyFigure() {
    assertThat(
            Table.head(
                new Machine("a processor", 2, "Linux", "25"),
                Options.of("--long", "scope", "struct")))
        .contains(
            "./learn bench --mode long scope struct",
            "a processor, 2 cores, Linux",
            "-XX:+AlwaysPreTouch");
  }

  @Test
  void tellsHowLongTheRestTakes() {
    assertThat(Progress.line(1, 6, "x", Duration.ZERO)).isEqualTo("  1 of 6: x");
    assertThat(Progress.line(3, 6, "x", Duration.ofSeconds(20)))
        .isEqualTo("  3 of 6, about 40 s left: x");
    assertThat(Progress.line(2, 62, "x", Duration.ofSeconds(5))).contains("about 5 min left");
  }

  private static Measured measured(Contender contender, List<Double> nanos) {
    return new Measured(contender, nanos, nanos, zeros(), "");
  }

  private static List<Double> zeros() {
    return List.of(0.0, 0.0, 0.0);
  }
}
