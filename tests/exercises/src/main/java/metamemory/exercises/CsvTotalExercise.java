package metamemory.exercises;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.random.RandomGenerator;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `total(csv)`: the sum of a table's third column, read where it lies.
final class CsvTotalExercise {
  private static final String DAY = "2026-11-26,tea,350\n2026-11-26,cake,420\n2026-11-26,tea,350\n";

  interface Total {
    long total(MemorySegment csv);
  }

  private final Total learner = Answer.bind(Total.class);

  @Test
  @Order(1)
  @Points(2)
  @DisplayName("adds up the third column")
  void addsUpTheThirdColumn() {
    sums(DAY, 1_120, "350 + 420 + 350");
    sums("2026-11-26,7 days pass,9\n", 9, "one line, with a number in another column");
  }

  @Test
  @Order(2)
  @DisplayName("the last line may end without a line end")
  void theLastLineMayEndAtTheEnd() {
    sums("2026-11-26,tea,350\n2026-11-26,cake,420", 770, "350 + 420, without a last line end");
  }

  @Test
  @Order(3)
  @DisplayName("an empty table has the sum 0")
  void anEmptyTableIsZero() {
    sums("", 0, "an empty table");
  }

  @Test
  @Order(4)
  @DisplayName("takes no bytes on the Java heap")
  void takesNoHeapBytes() {
    MemorySegment csv = MemorySegment.ofArray(DAY.repeat(100).getBytes(UTF_8));
    Budget.warm(100, () -> learner.total(csv)).as("adding up 300 lines").heapBytesAtMost(0);
  }

  @Test
  @Order(5)
  @Hidden
  @DisplayName("is right for large sums, and outside the Java heap")
  void isRightForLargeSums() {
    sums("d,a,4000000000\nd,b,5000000000\n", 9_000_000_000L, "4,000,000,000 + 5,000,000,000");
    RandomGenerator random = Answer.random();
    StringBuilder table = new StringBuilder();
    long expected = 0;
    for (int line = 0; line < 500; line++) {
      int cents = random.nextInt(1_000_000);
      table
          .append("2026-11-26,w")
          .append(random.nextInt(100))
          .append(',')
          .append(cents)
          .append('\n');
      expected += cents;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment csv = arena.allocateFrom(JAVA_BYTE, table.toString().getBytes(UTF_8));
      assertThat(learner.total(csv)).as("500 lines outside the heap").isEqualTo(expected);
    }
  }

  private void sums(String csv, long expected, String what) {
    assertThat(learner.total(MemorySegment.ofArray(csv.getBytes(UTF_8))))
        .as(what)
        .isEqualTo(expected);
  }
}
