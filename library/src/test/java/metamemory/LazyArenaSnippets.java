package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The examples in the docs of [LazyArena] and [LazyTypedArena].
@EnabledOnOs(OS.LINUX)
class LazyArenaSnippets {

  @Test
  void reserve() {
    // @start region="reserve"
    try (LazyArena arena = LazyArena.open(64L << 30)) { // 64 GiB of addresses, no memory yet.
      assertThat(arena.usage().committedBytes()).isZero();
      MemorySegment first = arena.allocateFrom(JAVA_LONG, 1, 2, 3);
      assertThat(arena.usage().committedBytes()).isEqualTo(64 << 10);
      arena.allocate(1 << 20, 8);
      assertThat(arena.usage().committedBytes()).isEqualTo((1 << 20) + (64 << 10));
      assertThat(first.getAtIndex(JAVA_LONG, 2)).isEqualTo(3); // Where it always was.
      arena.reset(); // Keeps the memory for the next round, unless it is given back:
      assertThat(arena.discardUnused()).isEqualTo((1 << 20) + (64 << 10));
    }
    // @end
  }

  @Test
  void typed() {
    List<Integer> closed = new ArrayList<>();
    // @start region="typed"
    MemoryLayout point = MemoryLayout.structLayout(JAVA_INT.withName("x"), JAVA_INT.withName("y"));
    try (LazyTypedArena points =
        LazyTypedArena.open(point, 1L << 30, value -> closed.add(value.get(JAVA_INT, 0)), null)) {
      for (int x = 0; x < 3; x++) {
        points.get(points.add()).set(JAVA_INT, 0, x);
      }
      assertThat(points.get(1).get(JAVA_INT, 0)).isEqualTo(1);
    }
    assertThat(closed).containsExactly(2, 1, 0);
    // @end
  }
}
