package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Values of a [TypedArena] that a maker makes, all or none.
class TypedArenaMakingTest {
  private final List<Integer> closed = new ArrayList<>();

  private TypedArena<Integer> open(int capacity) {
    return TypedArena.open(capacity, closed::add);
  }

  private TypedArena<Integer> withThree() {
    TypedArena<Integer> arena = open(10);
    arena.add(1);
    arena.add(2);
    arena.add(3);
    return arena;
  }

  private TypedArena<Integer> openThrowing() {
    return TypedArena.open(
        10,
        value -> {
          closed.add(value);
          throw new IllegalStateException("close of " + value);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void whenTheMakerThrowsAtTheKthThoseBeforeItAreClosedInReverse(int k) {
    try (TypedArena<Integer> arena = withThree()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> arena.tryMakeAll(4, failingAt(k)))
          .withMessage("value " + k);
      List<Integer> reversed = new ArrayList<>();
      for (int number = k - 1; number >= 0; number--) {
        reversed.add(100 + number);
      }
      assertThat(closed).isEqualTo(reversed);
      assertThat(arena.size()).isEqualTo(3);
      closed.clear();
      assertThat(arena.tryMakeAll(7, number -> 200 + number)).isTrue();
    }
    assertThat(closed).containsExactly(206, 205, 204, 203, 202, 201, 200, 3, 2, 1);
  }

  private static IntFunction<Integer> failingAt(int k) {
    return number -> {
      if (number == k) {
        throw new IllegalStateException("value " + number);
      }
      return 100 + number;
    };
  }

  @Test
  void aCloseThatThrowsAfterTheMakerThrewIsSuppressedInItsException() {
    try (TypedArena<Integer> arena = openThrowing()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> arena.tryMakeAll(4, failingAt(2)))
          .withMessage("value 2")
          .satisfies(thrown -> {
            assertThat(thrown.getSuppressed()).hasSize(1);
            assertThat(thrown.getSuppressed()[0]).hasMessage("close of 101");
            assertThat(thrown.getSuppressed()[0].getSuppressed()[0]).hasMessage("close of 100");
          });
      assertThat(closed).containsExactly(101, 100);
    }
  }

  @Test
  void makerAndCloserMayThrowTheSameException() {
    IllegalStateException same = new IllegalStateException("same");
    try (TypedArena<Integer> arena =
        TypedArena.open(
            4,
            _ -> {
              throw same;
            })) {
      assertThatIllegalStateException()
          .isThrownBy(() ->
              arena.tryMakeAll(
                  2,
                  number -> {
                    if (number == 1) {
                      throw same;
                    }
                    return number;
                  }))
          .isSameAs(same);
    }
  }

  @Test
  void whatAMakerAddsItselfComesFirstAndStaysWhenTheMakerThrows() {
    try (TypedArena<Integer> arena = open(10)) {
      arena.make(() -> {
        arena.add(1);
        return 2;
      });
      assertThatIllegalStateException()
          .isThrownBy(() ->
              arena.make(() -> {
                arena.add(3);
                throw new IllegalStateException("half way");
              }));
      arena.tryMakeAll(
          2,
          number -> {
            arena.add(50 + number);
            return 100 + number;
          });
      List<Integer> seen = new ArrayList<>();
      arena.forEach(seen::add);
      assertThat(seen).containsExactly(1, 2, 3, 50, 51, 100, 101);
    }
  }

  @Test
  void returnsWhatItMade() {
    try (TypedArena<Integer> arena = open(1)) {
      assertThat(arena.make(() -> 1000)).isEqualTo(1000);
      assertThat(arena.get(0)).isEqualTo(1000);
    }
  }

  @Test
  void aMakerMayAddMoreThanThereWasMemoryFor() {
    for (int more = 0; more < 40; more++) {
      int count = more;
      try (TypedArena<Integer> arena = open(100)) {
        arena.make(() -> {
          for (int i = 0; i < count; i++) {
            arena.add(i);
          }
          return count;
        });
        assertThat(arena.get(count)).isEqualTo(count);
      }
    }
  }

  @Test
  void aMakerCannotTakeTheRoomOfWhatIsBeingMade() {
    try (TypedArena<Integer> arena = open(3)) {
      List<Boolean> added = new ArrayList<>();
      assertThat(
              arena.tryMakeAll(
                  2,
                  number -> {
                    added.add(arena.tryAdd(50 + number));
                    return number;
                  }))
          .isTrue();
      assertThat(added).containsExactly(true, false);
      assertThat(arena.size()).isEqualTo(3);
    }
  }

  @Test
  void makesNothingThatDoesNotFit() {
    try (TypedArena<Integer> arena = open(2)) {
      IntFunction<Integer> neverCalled =
          _ -> {
            throw new AssertionError("made");
          };
      assertThat(arena.tryMakeAll(3, neverCalled)).isFalse();
      assertThat(arena.tryMakeAll(Integer.MAX_VALUE, neverCalled)).isFalse();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> arena.tryMakeAll(-1, neverCalled))
          .withMessage("count must be at least 0: count=-1");
    }
  }

  @Test
  void cannotBeResetOrClosedWhileItMakesValues() {
    try (TypedArena<Integer> arena = withThree()) {
      for (Runnable call : List.<Runnable>of(arena::reset, arena::close, () -> arena.truncate(1))) {
        assertThatIllegalStateException()
            .isThrownBy(() ->
                arena.make(() -> {
                  call.run();
                  return 4;
                }))
            .withMessageContaining("TypedArena is making values")
            .withMessageContaining("making=1");
      }
      assertThat(arena.size()).isEqualTo(3);
      assertThat(closed).isEmpty();
    }
  }
}
