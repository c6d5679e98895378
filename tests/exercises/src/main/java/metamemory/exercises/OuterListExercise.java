package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import metamemory.Scope;
import metamemory.TempAllocator;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `Stops`: a list that grows only in the scope in which it was made.
final class OuterListExercise {
  interface Stops {
    void add(long value);

    long get(long index);

    long size();
  }

  private final TempAllocator memory = TempAllocator.current();

  @Test
  @Order(1)
  @DisplayName("grows in its own scope, and keeps its values")
  void growsInItsOwnScope() {
    try (Scope scope = memory.openScope()) {
      Stops stops = stops();
      fill(stops, 0, 50);
      holds(stops, 50, "after 50 were added at depth " + scope.depth());
    }
  }

  @Test
  @Order(2)
  @DisplayName("doubles its room")
  void doublesItsRoom() {
    try (Scope scope = memory.openScope()) {
      Stops stops = stops();
      fill(stops, 0, 16);
      assertThat(scope.usage().allocations())
          .as("blocks asked for, for 16 values: room for 2, 4, 8 and 16")
          .isEqualTo(4);
    }
  }

  @Test
  @Order(3)
  @DisplayName("adds in an inner scope as long as there is room")
  void addsInAnInnerScope() {
    try (Scope outer = memory.openScope()) {
      Stops stops = stops();
      fill(stops, 0, 3);
      try (Scope inner = outer.openScope()) {
        fill(stops, 3, 4);
        assertThat(inner.usage().allocations())
            .as("blocks asked for in the inner scope, with room for one value more")
            .isZero();
      }
      holds(stops, 4, "after the inner scope");
    }
  }

  @Test
  @Order(4)
  @Points(2)
  @DisplayName("refuses to grow in an inner scope, and names both depths")
  void refusesToGrowInAnInnerScope() {
    try (Scope outer = memory.openScope()) {
      Stops stops = stops();
      fill(stops, 0, 4);
      try (Scope inner = outer.openScope();
          Scope innermost = inner.openScope()) {
        refuses(stops, 1, 3);
        assertThat(innermost.usage().allocations())
            .as("blocks asked for by the refused add")
            .isZero();
      }
      holds(stops, 4, "after the refusal");
    }
  }

  @Test
  @Order(5)
  @DisplayName("grows again when it is back at its own depth")
  void growsAgain() {
    try (Scope outer = memory.openScope()) {
      Stops stops = stops();
      fill(stops, 0, 2);
      try (Scope _ = outer.openScope()) {
        refuses(stops, 1, 2);
      }
      fill(stops, 2, 9);
      holds(stops, 9, "after a refusal at depth 2, and seven more at depth 1");
    }
  }

  @Test
  @Order(6)
  @Hidden
  @DisplayName("knows the depth of any scope in which it was made")
  void knowsItsDepth() {
    try (Scope first = memory.openScope();
        Scope second = first.openScope();
        Scope third = second.openScope()) {
      Stops stops = stops();
      fill(stops, 0, 8);
      holds(stops, 8, "made and filled at depth 3");
      try (Scope _ = third.openScope()) {
        refuses(stops, 3, 4);
      }
      holds(stops, 8, "after the refusal at depth 4");
    }
  }

  private Stops stops() {
    return Answer.make(Stops.class, memory);
  }

  private static void fill(Stops stops, long from, long to) {
    for (long value = from; value < to; value++) {
      stops.add(value * 7);
    }
  }

  private static void refuses(Stops stops, int made, int now) {
    String thrown = Thrown.NOTHING;
    String message = "";
    try {
      stops.add(-1);
    } catch (IllegalStateException e) {
      thrown = "IllegalStateException";
      message = String.valueOf(e.getMessage());
    }
    assertThat(thrown)
        .as("add at depth %d to a full list that was made at depth %d", now, made)
        .isEqualTo("IllegalStateException");
    assertThat(message.contains("" + made) && message.contains("" + now))
        .as("whether its message names both depths, %d and %d: \"%s\"", made, now, message)
        .isTrue();
  }

  private static void holds(Stops stops, long count, String when) {
    assertThat(stops.size()).as("the number of values, %s", when).isEqualTo(count);
    for (long index = 0; index < count; index++) {
      assertThat(stops.get(index)).as("value %d, %s", index, when).isEqualTo(index * 7);
    }
  }
}
