package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import metamemory.Allocator;
import metamemory.CappedAllocator;
import metamemory.CountingAllocator;
import metamemory.FailingAllocator;
import metamemory.HeapAllocator;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `Readings`: a list that asks for room first and changes afterwards.
final class TryReserveExercise {
  interface Readings {
    boolean tryReserve(long more);

    boolean tryAdd(long value);

    long get(long index);

    long size();

    long capacity();
  }

  @Test
  @Order(1)
  @DisplayName("makes room, and then adds without asking again")
  void makesRoom() {
    try (CountingAllocator memory = CountingAllocator.over(HeapAllocator.open(null))) {
      Readings readings = on(memory);
      assertThat(readings.tryReserve(5)).as("tryReserve(5)").isTrue();
      assertThat(readings.capacity())
          .as("the capacity, after tryReserve(5)")
          .isGreaterThanOrEqualTo(5);
      fill(readings, 5);
      assertThat(memory.counts().allocations())
          .as("blocks asked for by tryReserve(5) and five values")
          .isEqualTo(1);
    }
  }

  @Test
  @Order(2)
  @DisplayName("keeps the values when they move")
  void keepsTheValues() {
    try (Allocator memory = HeapAllocator.open(null)) {
      Readings readings = on(memory);
      readings.tryReserve(3);
      fill(readings, 3);
      assertThat(readings.tryReserve(100)).as("tryReserve(100) behind three values").isTrue();
      assertThat(readings.capacity()).as("the capacity for 3 + 100").isGreaterThanOrEqualTo(103);
      holds(readings, 3, "after the move");
    }
  }

  @Test
  @Order(3)
  @Points(2)
  @DisplayName("a refusal changes nothing")
  void aRefusalChangesNothing() {
    try (Allocator memory = CappedAllocator.over(HeapAllocator.open(null), 100)) {
      Readings readings = on(memory);
      readings.tryReserve(3);
      fill(readings, 3);
      long capacity = readings.capacity();
      assertThat(readings.tryReserve(100)).as("tryReserve(100) with a limit of 100 B").isFalse();
      assertThat(readings.capacity()).as("the capacity, after the refusal").isEqualTo(capacity);
      holds(readings, 3, "after the refusal");
    }
  }

  @Test
  @Order(4)
  @DisplayName("releases the old block, and asks for none when there is room")
  void releasesTheOldBlock() {
    try (CountingAllocator memory = CountingAllocator.over(HeapAllocator.open(null))) {
      Readings readings = on(memory);
      readings.tryReserve(2);
      fill(readings, 2);
      readings.tryReserve(50);
      assertThat(memory.usage().liveBlocks()).as("live blocks, after a move").isEqualTo(1);
      long before = memory.counts().allocations();
      assertThat(readings.tryReserve(10)).as("tryReserve(10), with room for 50").isTrue();
      assertThat(memory.counts().allocations() - before)
          .as("blocks asked for by tryReserve(10), with room for 50")
          .isZero();
    }
  }

  @Test
  @Order(5)
  @Points(2)
  @DisplayName("refuses a size that overflows")
  void refusesASizeThatOverflows() {
    try (Allocator memory = HeapAllocator.open(null)) {
      Readings readings = on(memory);
      readings.tryReserve(1);
      fill(readings, 1);
      for (long more : new long[] {1L << 61, Long.MAX_VALUE / 8, Long.MAX_VALUE}) {
        assertThat(readings.tryReserve(more))
            .as("tryReserve(%d): its bytes do not fit into a long", more)
            .isFalse();
      }
      holds(readings, 1, "after three sizes that overflow");
    }
  }

  @Test
  @Order(6)
  @Hidden
  @DisplayName("is unharmed by every refusal while it grows")
  void survivesEveryRefusal() {
    for (int failing = 1; failing <= 5; failing++) {
      try (Allocator memory = FailingAllocator.atCall(HeapAllocator.open(null), failing)) {
        Readings readings = on(memory);
        for (int value = 0; value < 16; value++) {
          if (!readings.tryAdd(value * 10L)) {
            holds(readings, value, "after refusal " + failing);
            assertThat(readings.tryAdd(value * 10L)).as("the same value once more").isTrue();
          }
        }
        holds(readings, 16, "after all were added");
        assertThat(readings.tryReserve(0)).as("tryReserve(0)").isTrue();
        assertThat(memory.usage().liveBlocks()).as("live blocks at the end").isEqualTo(1);
      }
    }
  }

  private static Readings on(Allocator memory) {
    return Answer.make(Readings.class, memory);
  }

  private static void fill(Readings readings, int count) {
    for (int value = 0; value < count; value++) {
      assertThat(readings.tryAdd(value * 10L)).as("tryAdd of value %d, with room", value).isTrue();
    }
  }

  private static void holds(Readings readings, int count, String when) {
    assertThat(readings.size()).as("the number of values, %s", when).isEqualTo(count);
    for (int value = 0; value < count; value++) {
      assertThat(readings.get(value)).as("value %d, %s", value, when).isEqualTo(value * 10L);
    }
  }
}
