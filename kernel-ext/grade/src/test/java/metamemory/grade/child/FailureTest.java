package metamemory.grade.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import metamemory.grade.wire.Frame.Finding;
import org.junit.jupiter.api.Test;

class FailureTest {
  @Test
  void saysWhyInTheSuitesWordsOnly() {
    Finding equal = failure(() -> assertThat(3).as("twice(%d)", 2).isEqualTo(4));
    Finding truth = failure(() -> assertThat(false).as("both blocks are its own").isTrue());

    assertThat(equal.why()).contains("twice(2)");
    assertThat(truth.why()).contains("both blocks are its own");
    assertThat(truth.expected()).contains("true");
    assertThat(truth.got()).contains("false");
  }

  private static Finding failure(Runnable check) {
    return Failure.of(catchThrowable(check::run), "Answer");
  }
}
