package metamemory.cli.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import metamemory.cli.machine.Machines.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class LongStepTest {
  @TempDir private Path folder;
  private final Recorded screen = Machines.screen();

  @Test
  void keepsTheOutputInTheLogAndOffTheScreen() {
    LongStep step = step();
    assertThat(step.run(List.of("/bin/sh", "-c", "echo $WHO; echo trouble >&2"))).isTrue();
    assertThat(folder.resolve("logs/step.log")).hasContent("me\ntrouble\n");
    assertThat(screen.text()).isEmpty();
  }

  @Test
  void appendsToTheLogSoThatTheFirstTroubleStays() {
    step().run(List.of("/bin/sh", "-c", "echo first; exit 1"));
    step().run(List.of("/bin/sh", "-c", "echo second"));
    assertThat(step().tail(1)).isEqualTo("second");
    assertThat(step().tail(9)).isEqualTo("first" + System.lineSeparator() + "second");
  }

  @Test
  void saysWhetherTheProgramEndedWell() {
    assertThat(step().run(List.of("/bin/sh", "-c", "exit 3"))).isFalse();
    assertThat(step().run(List.of(folder.resolve("nothing").toString()))).isFalse();
    assertThat(screen.text()).contains("nothing");
  }

  private LongStep step() {
    return new LongStep(screen.screen(), folder.resolve("logs/step.log"), Map.of("WHO", "me"));
  }
}
