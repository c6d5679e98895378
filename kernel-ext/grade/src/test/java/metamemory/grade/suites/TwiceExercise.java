package metamemory.grade.suites;

import static org.assertj.core.api.Assertions.assertThat;

import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `twice(number)`: three checks, four points.
final class TwiceExercise {
  interface Twice {
    int twice(int number);
  }

  private final Twice learner = Answer.bind(Twice.class);

  @Test
  @Order(1)
  @DisplayName("doubles a small number")
  void doublesSmallNumber() {
    assertThat(learner.twice(4)).as("twice(4): 4 + 4").isEqualTo(8);
  }

  @Test
  @Order(2)
  @Points(2)
  @DisplayName("doubles a negative number")
  void doublesNegativeNumber() {
    assertThat(learner.twice(-4)).as("twice(-4): -4 + -4").isEqualTo(-8);
  }

  @Test
  @Order(3)
  @Hidden
  @DisplayName("doubles whatever number")
  void doublesRandomNumber() {
    int number = Answer.random().nextInt(1000);
    assertThat(learner.twice(number)).as("twice(%d)", number).isEqualTo(2 * number);
  }
}
