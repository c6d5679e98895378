package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/// The examples in the docs of [Scope].
class ScopeSnippets {

  @Test
  void nested() {
    // @start region="nested"
    try (BumpArena arena = BumpArena.open(4096)) {
      MemorySegment order = arena.allocate(100, 8);
      MemorySegment line;
      try (Scope scope = arena.openScope()) {
        line = scope.allocate(1000, 8);
        try (Scope inner = scope.openScope()) {
          inner.allocate(100, 8);
        }
        line.set(JAVA_INT, 0, 7);
      }
      order.set(JAVA_INT, 0, 7);
      assertThatIllegalStateException()
          .isThrownBy(() -> line.get(JAVA_INT, 0))
          .withMessage("Already closed");
      assertThat(arena.usage().usedBytes()).isEqualTo(100);
    }
    // @end
  }

  @Test
  void run() {
    // @start region="run"
    try (BumpArena arena = BumpArena.open(4096)) {
      int sum =
          arena.callInScope(scope -> {
            MemorySegment numbers = scope.allocateFrom(JAVA_INT, 1, 2, 3);
            int total = 0;
            for (int i = 0; i < 3; i++) {
              total += numbers.getAtIndex(JAVA_INT, i);
            }
            return total;
          });
      assertThat(sum).isEqualTo(6);
      assertThat(arena.usage().usedBytes()).isZero();
    }
    // @end
  }

  @Test
  void promote() {
    // @start region="promote"
    try (BumpArena arena = BumpArena.open(4096)) {
      MemorySegment sum;
      try (Scope scope = arena.openScope()) {
        scope.allocate(1000, 8);
        sum = scope.promote(scope.allocateFrom(JAVA_INT, 42), 4);
      }
      assertThat(sum.get(JAVA_INT, 0)).isEqualTo(42);
      assertThat(arena.usage().usedBytes()).isEqualTo(4);
    }
    // @end
  }
}
