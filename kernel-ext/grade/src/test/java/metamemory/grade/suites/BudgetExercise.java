package metamemory.grade.suites;

import metamemory.grade.Answer;
import metamemory.grade.Budget;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `total(feed)`: adds up without creating anything. And what a budget itself costs.
final class BudgetExercise {
  interface Total {
    long total(long[] feed);
  }

  interface Scale {
    double scale(int number, long factor, boolean twice);
  }

  private static final long[] FEED = {1000, 2000, 3000};

  @Test
  @Order(1)
  @DisplayName("empty work costs nothing")
  void emptyWorkCostsNothing() {
    Budget.of(() -> {}).objectsExactly(0).heapBytesExactly(0).allHeapBytesAtMost(0);
  }

  @Test
  @Order(2)
  @DisplayName("adds up without creating an object")
  void createsNoObject() {
    Total learner = Answer.bind(Total.class);
    Budget.of(() -> learner.total(FEED)).as("total of %d values", FEED.length).objectsAtMost(0);
  }

  @Test
  @Order(3)
  @DisplayName("adds up without a byte on the heap")
  void allocatesNoByte() {
    Total learner = Answer.bind(Total.class);
    Budget.of(() -> learner.total(FEED)).heapBytesExactly(0).allHeapBytesAtMost(0);
  }

  @Test
  @Order(4)
  @DisplayName("adds up without a byte on the heap, when warm")
  void allocatesNoByteWhenWarm() {
    Total learner = Answer.bind(Total.class);
    Budget.warm(100, () -> learner.total(FEED)).heapBytesExactly(0);
  }

  @Test
  @Order(5)
  @DisplayName("boxes of a call are not the learner's")
  void leavesOutBoxesOfTheCall() {
    Scale learner = Answer.bind(Scale.class);
    Budget.of(() -> learner.scale(1000, 1_000_000_000_000L, true)).as("1").heapBytesExactly(0);
    Budget.of(() -> learner.scale(1000, 1_000_000_000_000L, true)).as("2").heapBytesExactly(0);
    Budget.of(() -> learner.scale(1, 2, true)).as("3").heapBytesExactly(0);
    Budget.of(() -> learner.scale(127, 128, true)).as("4").heapBytesExactly(0);
  }
}
