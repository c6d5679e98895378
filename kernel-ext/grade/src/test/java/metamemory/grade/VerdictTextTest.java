package metamemory.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import metamemory.grade.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTextTest {
  private final VerdictText text = new VerdictText(Limits.standard());

  /// The numbers are the system's: 152 is SIGXCPU, 137 SIGKILL, 0 and 3 are of System.exit.
  @ParameterizedTest
  @CsvSource({
    "152, TIMEOUT, more processor time than all checks may use",
    "137, CRASHED, most likely because it used too much memory",
    "3, CRASHED, Your code ended the program (exit status 3)",
    "0, CRASHED, System.exit"
  })
  void knowsWhatEndedAProcessDuringACheck(int status, Verdict verdict, String says) {
    Ruling ruling = text.ruling(running(), new Ending.Exited(status), () -> "");

    assertThat(ruling.verdict()).isEqualTo(verdict);
    assertThat(ruling.message()).startsWith("During the check \"adds\": ").contains(says);
  }

  @Test
  void setsASoftLimitOfProcessorTimeBelowTheHardOne() {
    List<ProcessLimit> limits = ProcessLimit.of(Limits.standard());

    assertThat(value(limits, "-S -t")).isEqualTo(value(limits, "-H -t") - 2);
  }

  private static long value(List<ProcessLimit> limits, String option) {
    return limits.stream()
        .filter(each -> each.option().equals(option))
        .mapToLong(ProcessLimit::value)
        .findFirst()
        .orElseThrow();
  }

  private static Transcript running() {
    Transcript transcript = new Transcript();
    transcript.add(new Frame.Plan(List.of(new Frame.PlannedCheck("adds", "adds", 1, true))));
    transcript.add(new Frame.Started(0));
    return transcript;
  }

  @Test
  void toldWhatBudgetsCountedOnlyWhereThereWereSome() {
    Transcript without = running();
    without.add(new Frame.Done(0, true));
    Transcript with = running();
    with.add(new Frame.Finished(0, Frame.Finding.of(Frame.Finding.Kind.PASSED)));
    with.add(new Frame.Done(0, true, 2, 3, 72));

    assertThat(without.allocations()).isEmpty();
    assertThat(with.allocations())
        .containsEntry("measured", 2L)
        .containsEntry("objects", 3L)
        .containsEntry("object_bytes", 72L);
    assertThat(with.finding(0)).isEqualTo(Optional.of(Frame.Finding.of(Frame.Finding.Kind.PASSED)));
  }
}
