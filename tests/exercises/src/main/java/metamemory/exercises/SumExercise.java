package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.StringJoiner;
import java.util.random.RandomGenerator;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `sum(message)`: adds up numbers with commas between, without taking any heap.
final class SumExercise {
  interface Sum {
    long sum(String message);
  }

  private final Sum learner = Answer.bind(Sum.class);

  @Test
  @Order(1)
  @DisplayName("adds up numbers")
  void addsUp() {
    is("7", 7, "one number");
    is("10,20,30", 60, "10 + 20 + 30");
    is("0,0", 0, "0 + 0");
  }

  @Test
  @Order(2)
  @DisplayName("adds up large numbers")
  void addsUpLargeNumbers() {
    is("2000000000,2000000000", 4_000_000_000L, "the sum does not fit in an int");
  }

  @Test
  @Order(3)
  @Points(2)
  @DisplayName("takes 0 bytes of heap")
  void takesNothing() {
    String message = "1000,2000,3000,4000";
    learner.sum(message);
    Budget.warm(50, () -> learner.sum(message))
        .as("sum of a message of four numbers")
        .heapBytesAtMost(0);
  }

  @Test
  @Order(4)
  @Hidden
  @DisplayName("adds up random messages")
  void addsUpRandomMessages() {
    RandomGenerator random = Answer.random();
    for (int round = 0; round < 100; round++) {
      StringJoiner message = new StringJoiner(",");
      long sum = 0;
      for (int numbers = random.nextInt(1, 20); numbers > 0; numbers--) {
        long number = random.nextLong(2_000_000_001L) >> random.nextInt(31);
        message.add(Long.toString(number));
        sum += number;
      }
      is(message.toString(), sum, "the numbers added up");
    }
  }

  private void is(String message, long expected, String why) {
    assertThat(learner.sum(message)).as("sum(\"%s\"): %s", message, why).isEqualTo(expected);
  }
}
