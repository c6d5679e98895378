package metamemory.cli.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import metamemory.cli.machine.Machines;
import org.junit.jupiter.api.Test;

final class GradingScaleTest {
  /// Of a student who is done the grader keeps a name: some 300 bytes.
  @Test
  void aClassOfFiveHundredTakesHardlyMoreMemoryThanOneOfTen() throws IOException {
    GradeSetup setup = Handed.setup();
    GradingScale.heapBytes(setup, 10, Machines.screen().screen());

    long few = GradingScale.heapBytes(setup, 10, Machines.screen().screen());
    long many = GradingScale.heapBytes(setup, 500, Machines.screen().screen());

    assertThat(many - few).as("bytes of heap for 490 students more").isLessThan(512 << 10);
  }
}
