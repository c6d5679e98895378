package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `distance(x1, y1, x2, y2)`: steps along x and y, without any object.
final class DistanceExercise {
  interface Distance {
    int distance(int x1, int y1, int x2, int y2);
  }

  private final Distance learner = Answer.bind(Distance.class);

  @Test
  @Order(1)
  @DisplayName("counts the steps")
  void countsSteps() {
    is(3, 4, 0, 0, 7, "3 along x, 4 along y");
    is(0, 0, 3, 4, 7, "steps are counted in both directions");
    is(5, 5, 5, 5, 0, "the players stand on the same spot");
  }

  @Test
  @Order(2)
  @Points(2)
  @DisplayName("takes 0 bytes of heap")
  void takesNothing() {
    Budget.warm(20, () -> learner.distance(1000, 2000, 3000, 4000))
        .as("distance(1000, 2000, 3000, 4000)")
        .heapBytesAtMost(0);
  }

  @Test
  @Order(3)
  @Hidden
  @DisplayName("counts the steps between random places")
  void countsRandomSteps() {
    RandomGenerator random = Answer.random();
    for (int round = 0; round < 100; round++) {
      int x = random.nextInt(-1000, 1000);
      int y = random.nextInt(-1000, 1000);
      int right = random.nextInt(1000);
      int down = random.nextInt(1000);
      is(x, y, x + right, y - down, right + down, right + " along x, " + down + " along y");
    }
  }

  private void is(int x1, int y1, int x2, int y2, int expected, String why) {
    assertThat(learner.distance(x1, y1, x2, y2))
        .as("distance(%d, %d, %d, %d): %s", x1, y1, x2, y2, why)
        .isEqualTo(expected);
  }
}
