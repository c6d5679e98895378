package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Hidden;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `position(x, y)`: an array with the two numbers, exactly one new object at each call.
final class PositionExercise {
  interface Position {
    int[] position(int x, int y);
  }

  private final Position learner = Answer.bind(Position.class);

  @Test
  @Order(1)
  @DisplayName("holds the two numbers")
  void holdsTheNumbers() {
    is(3, 4);
    is(-1, 1_000_000);
  }

  @Test
  @Order(2)
  @DisplayName("creates exactly one object")
  void createsExactlyOne() {
    Budget.of(() -> learner.position(3, 4)).as("position(3, 4)").objectsExactly(1);
  }

  @Test
  @Order(3)
  @Hidden
  @DisplayName("gives a new array at each call")
  void givesNewArrays() {
    int[] first = learner.position(3, 4);
    learner.position(5, 6);
    assertThat(Arrays.toString(first))
        .as("position(3, 4), after position(5, 6): an earlier answer must stay")
        .isEqualTo("[3, 4]");
  }

  private void is(int x, int y) {
    assertThat(Arrays.toString(learner.position(x, y)))
        .as("position(%d, %d)", x, y)
        .isEqualTo("[" + x + ", " + y + "]");
  }
}
