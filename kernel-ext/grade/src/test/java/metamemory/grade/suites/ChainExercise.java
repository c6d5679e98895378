package metamemory.grade.suites;

import static org.assertj.core.api.Assertions.assertThat;

import metamemory.grade.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A class `Chain` whose methods take and return the learner's own type.
final class ChainExercise {
  interface Chain {
    Chain after(Chain first);

    long length();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @Order(1)
  @DisplayName("a new chain has its length")
  void hasItsLength(long length) {
    assertThat(Answer.make(Chain.class, length).length())
        .as("new Chain(%d)", length)
        .isEqualTo(length);
  }

  @org.junit.jupiter.api.Test
  @Order(2)
  @DisplayName("joined chains add up")
  void addsUp() {
    Chain first = Answer.make(Chain.class, 2L);
    assertThat(Answer.make(Chain.class, 3L).after(first).length()).as("2 + 3").isEqualTo(5);
  }
}
