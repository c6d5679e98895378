package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedArenaTest {
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

  @Test
  void closesInReverseOrderExactlyOnce() {
    TypedArena<Integer> arena = withThree();
    arena.close();
    assertThat(closed).containsExactly(3, 2, 1);
    arena.close();
    assertThat(closed).hasSize(3);
    assertThat(arena.size()).isZero();
  }

  @Test
  void aResetClosesInReverseOrderAndKeepsTheArena() {
    try (TypedArena<Integer> arena = withThree()) {
      arena.reset();
      assertThat(closed).containsExactly(3, 2, 1);
      arena.reset();
      assertThat(closed).hasSize(3);
      assertThat(arena.add(4)).isEqualTo(4);
      assertThat(arena.get(0)).isEqualTo(4);
    }
    assertThat(closed).containsExactly(3, 2, 1, 4);
  }

  @Test
  void truncateClosesOnlyTheLast() {
    try (TypedArena<Integer> arena = withThree()) {
      arena.truncate(1);
      assertThat(closed).containsExactly(3, 2);
      assertThat(arena.get(0)).isEqualTo(1);
      arena.truncate(1);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> arena.truncate(2))
          .withMessage("newSize must be at most 1: newSize=2");
      assertThatIllegalArgumentException().isThrownBy(() -> arena.truncate(-1));
      assertThat(closed).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void everyValueIsClosedThoughTheOneThrows(int throwing) {
    TypedArena<Integer> arena =
        TypedArena.open(
            5,
            value -> {
              closed.add(value);
              if (value == throwing) {
                throw new IllegalStateException("close of " + value);
              }
            });
    for (int value = 1; value <= 5; value++) {
      arena.add(value);
    }
    assertThatIllegalStateException()
        .isThrownBy(arena::close)
        .withMessage("close of " + throwing)
        .satisfies(thrown -> assertThat(thrown.getSuppressed()).isEmpty());
    assertThat(closed).containsExactly(5, 4, 3, 2, 1);
    arena.close();
    assertThat(closed).hasSize(5);
  }

  @Test
  void allClosesThatThrowAreKeptTheFirstWithTheOthersSuppressed() {
    try (TypedArena<Integer> arena = openThrowing()) {
      arena.add(1);
      arena.add(2);
      arena.add(3);
      assertThatIllegalStateException()
          .isThrownBy(arena::reset)
          .withMessage("close of 3")
          .satisfies(thrown ->
              assertThat(thrown.getSuppressed())
                  .extracting(Throwable::getMessage)
                  .containsExactly("close of 2", "close of 1"));
      assertThat(arena.size()).isZero();
      arena.reset();
    }
    assertThat(closed).containsExactly(3, 2, 1);
  }

  private TypedArena<Integer> openThrowing() {
    return TypedArena.open(
        10,
        value -> {
          closed.add(value);
          throw new IllegalStateException("close of " + value);
        });
  }

  @Test
  void aCloseThatThrowsAnErrorDoesNotStopTheOthers() {
    TypedArena<Integer> arena =
        TypedArena.open(
            2,
            value -> {
              closed.add(value);
              throw new StackOverflowError("deep");
            });
    arena.add(1);
    arena.add(2);
    assertThatExceptionOfType(StackOverflowError.class).isThrownBy(arena::close);
    assertThat(closed).containsExactly(2, 1);
  }

  @Test
  void closesCloseablesWithTheirOwnCloseAndWrapsCheckedExceptions() {
    List<String> log = new ArrayList<>();
    TypedArena<AutoCloseable> arena = TypedArena.ofCloseables(3);
    arena.add(() -> log.add("first"));
    arena.add(() -> {
      log.add("second");
      throw new IOException("disk");
    });
    arena.add(() -> log.add("third"));
    assertThatIllegalStateException()
        .isThrownBy(arena::close)
        .withCauseInstanceOf(IOException.class);
    assertThat(log).containsExactly("third", "second", "first");
  }

  @Test
  void anInterruptedCloseLeavesTheThreadInterrupted() {
    TypedArena<AutoCloseable> arena = TypedArena.ofCloseables(1);
    arena.add(() -> {
      throw new InterruptedException("enough");
    });
    assertThatIllegalStateException().isThrownBy(arena::close);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void refusesWhatIsBeyondItsCapacityAndChangesNothing() {
    try (TypedArena<Integer> arena = open(2)) {
      assertThat(arena.tryAdd(1)).isTrue();
      assertThat(arena.tryAdd(2)).isTrue();
      assertThat(arena.tryAdd(3)).isFalse();
      assertThatIllegalStateException()
          .isThrownBy(() -> arena.add(3))
          .withMessage(
              "arena is full, reset it first or ask with tryAdd: capacity=2, live=2, needed=1");
      assertThatIllegalStateException().isThrownBy(() -> arena.make(() -> closed.removeLast()));
      assertThat(arena.size()).isEqualTo(2);
    }
    assertThat(closed).containsExactly(2, 1);
  }

  @Test
  void anArenaOfNoCapacityRefusesEverything() {
    try (TypedArena<Integer> arena = open(0)) {
      assertThat(arena.tryAdd(1)).isFalse();
      assertThat(arena.tryMakeAll(0, number -> number)).isTrue();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(-1))
        .withMessage("capacity must be at least 0: capacity=-1");
    assertThatIllegalArgumentException().isThrownBy(() -> open(Integer.MAX_VALUE));
  }

  @Test
  void aHugeCapacityTakesNoMemoryBeforeItIsUsed() {
    try (TypedArena<Integer> arena = open(2_147_483_639)) {
      for (int i = 0; i < 1000; i++) {
        arena.add(i);
      }
      assertThat(arena.get(999)).isEqualTo(999);
    }
  }

  @Test
  void readsByIndexAndInOrder() {
    try (TypedArena<Integer> arena = withThree()) {
      List<Integer> seen = new ArrayList<>();
      arena.forEach(seen::add);
      assertThat(seen).containsExactly(1, 2, 3);
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> arena.get(3))
          .withMessage("index must be from 0 to size - 1: index=3, size=3");
      assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> arena.get(-1));
    }
  }

  @Test
  void whatIsAddedWhileVisitingIsNotVisited() {
    try (TypedArena<Integer> arena = withThree()) {
      arena.forEach(value -> arena.add(value + 10));
      assertThat(arena.size()).isEqualTo(6);
      List<Integer> seen = new ArrayList<>();
      arena.forEach(value -> {
        seen.add(value);
        arena.truncate(2);
      });
      assertThat(seen).containsExactly(1, 2);
    }
  }

  @Test
  void nullIsNoValue() {
    try (TypedArena<Integer> arena = open(2)) {
      assertThatNullPointerException().isThrownBy(() -> arena.tryAdd(missing()));
      assertThatNullPointerException().isThrownBy(() -> arena.make(TypedArenaTest::missing));
      assertThatNullPointerException()
          .isThrownBy(() -> arena.tryMakeAll(2, number -> number == 1 ? missing() : number));
      assertThat(arena.size()).isZero();
      assertThat(closed).containsExactly(0);
      assertThat(arena.tryMakeAll(2, number -> number)).isTrue();
    }
  }

  @SuppressWarnings("NullAway") // What a caller without null checks may do.
  private static Integer missing() {
    return null;
  }

  @Test
  void aCloserReadsWhatIsStillLiveAndCannotAdd() {
    List<String> log = new ArrayList<>();
    List<TypedArena<Integer>> self = new ArrayList<>();
    TypedArena<Integer> arena =
        TypedArena.open(
            3,
            value -> {
              TypedArena<Integer> same = self.getFirst();
              log.add(value + " sees " + (same.size() == 0 ? "none" : same.get(same.size() - 1)));
              same.add(9);
            });
    self.add(arena);
    arena.add(1);
    arena.add(2);
    assertThatIllegalStateException()
        .isThrownBy(arena::reset)
        .withMessageContaining("TypedArena is closing its values");
    assertThat(log).containsExactly("2 sees 1", "1 sees none");
    arena.add(3);
    assertThatIllegalStateException().isThrownBy(arena::close);
    assertThat(arena.size()).isZero();
  }

  @Test
  void whileItClosesValuesItRefusesOtherThreadsToo() {
    List<@Nullable Throwable> failures = new ArrayList<>();
    TypedArena<AutoCloseable> arena = TypedArena.ofCloseables(2);
    arena.add(() -> {});
    arena.add(() -> failures.add(OtherThread.failureOf(() -> arena.get(0))));
    arena.close();
    assertThat(failures).hasSize(1).allMatch(WrongThreadException.class::isInstance);
  }

  @Test
  void aCloserMayCloseTheArenaAndEachValueIsStillClosedOnce() {
    List<TypedArena<Integer>> self = new ArrayList<>();
    TypedArena<Integer> arena =
        TypedArena.open(
            3,
            value -> {
              closed.add(value);
              self.getFirst().close();
            });
    self.add(arena);
    arena.add(1);
    arena.add(2);
    arena.add(3);
    arena.reset();
    assertThat(closed).containsExactly(3, 2, 1);
    assertThatIllegalStateException().isThrownBy(() -> arena.add(4));
  }

  @Test
  void closedArenaSaysSo() {
    TypedArena<Integer> arena = withThree();
    assertThat(arena).hasToString("TypedArena[3 of 10 values]");
    arena.close();
    List<Runnable> calls =
        List.of(
            () -> arena.add(1),
            () -> arena.tryAdd(1),
            () -> arena.get(0),
            () -> arena.make(() -> 1),
            () -> arena.tryMakeAll(1, number -> number),
            () -> arena.forEach(_ -> {}),
            () -> arena.truncate(0),
            arena::reset);
    assertThat(calls)
        .allSatisfy(call ->
            assertThatIllegalStateException()
                .isThrownBy(call::run)
                .withMessage("TypedArena is closed: open another one"));
    assertThat(arena).hasToString("TypedArena[0 of 10 values, closed]");
    assertThat(arena.capacity()).isEqualTo(10);
  }

  @Test
  void refusesOtherThreads() throws InterruptedException {
    try (TypedArena<Integer> arena = withThree()) {
      List<Runnable> calls =
          List.of(
              () -> arena.add(1),
              () -> arena.get(0),
              () -> arena.make(() -> 1),
              () -> arena.forEach(_ -> {}),
              arena::size,
              arena::reset,
              arena::close);
      for (Runnable call : calls) {
        assertThat(OtherThread.failureOf(call)).isInstanceOf(WrongThreadException.class);
      }
      assertThat(arena.size()).isEqualTo(3);
    }
  }
}
