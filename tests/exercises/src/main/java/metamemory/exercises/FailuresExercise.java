package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Hidden;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `failures(statuses, sizes)`: the sizes of failed requests, in an array of exactly the right
/// length.
final class FailuresExercise {
  private static final int FAILED = 500;

  interface Report {
    int[] sizes();

    long total();
  }

  interface Failures {
    Report failures(int[] statuses, int[] sizes);
  }

  private final Failures learner = Answer.bind(Failures.class);

  @Test
  @Order(1)
  @DisplayName("finds the failed requests, in their order")
  void findsFailures() {
    is(new int[] {200, 503, 404, 500}, new int[] {10, 20, 30, 40}, 20, 40);
    is(new int[] {500, 499}, new int[] {7, 8}, 7);
  }

  @Test
  @Order(2)
  @DisplayName("finds none, and all")
  void findsNoneAndAll() {
    is(new int[] {200, 301, 404}, new int[] {10, 20, 30});
    is(new int[0], new int[0]);
    is(new int[] {500, 501}, new int[] {1, 2}, 1, 2);
  }

  @Test
  @Order(3)
  @DisplayName("adds up sizes beyond the largest int")
  void addsUpLargeSizes() {
    is(
        new int[] {500, 500},
        new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE},
        Integer.MAX_VALUE,
        Integer.MAX_VALUE);
  }

  @Test
  @Order(4)
  @DisplayName("makes exactly 2 objects")
  void makesTwoObjects() {
    int[] statuses = statuses(1_000);
    Budget.of(() -> learner.failures(statuses, statuses))
        .as("failures of 1,000 requests")
        .objectsExactly(2);
  }

  @Test
  @Order(5)
  @DisplayName("takes no byte more than the array and the report need")
  void takesNoByteMore() {
    int[] statuses = statuses(1_000);
    // 500 ints behind a header of 16 B, and a record of 24 B: header, a reference, a long.
    Budget.warm(20, () -> learner.failures(statuses, statuses))
        .as("the array for 500 failures of 1,000 requests, and the Report")
        .heapBytesAtMost(16 + 500 * 4 + 24);
  }

  @Test
  @Order(6)
  @Hidden
  @DisplayName("agrees with a stream over random logs")
  void agreesWithStream() {
    RandomGenerator random = Answer.random();
    for (int length = 0; length < 100; length++) {
      int[] statuses = random.ints(length, 400, 600).toArray();
      int[] sizes = random.ints(length, 0, 100_000).toArray();
      int[] expected =
          IntStream.range(0, length)
              .filter(i -> statuses[i] >= FAILED)
              .map(i -> sizes[i])
              .toArray();
      is(statuses, sizes, expected);
    }
  }

  /// Every second request failed.
  private static int[] statuses(int count) {
    return IntStream.range(0, count).map(i -> i % 2 == 0 ? 200 : 503).toArray();
  }

  private void is(int[] statuses, int[] sizes, int... expected) {
    Report report = learner.failures(statuses, sizes);
    assertThat(report.sizes())
        .as("sizes of the failures of %s", Arrays.toString(statuses))
        .isEqualTo(expected);
    assertThat(report.total())
        .as("total of %s", Arrays.toString(expected))
        .isEqualTo(Arrays.stream(expected).asLongStream().sum());
  }
}
