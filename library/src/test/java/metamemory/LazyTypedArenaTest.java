package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
class LazyTypedArenaTest {
  private final List<Long> closed = new ArrayList<>();

  private LazyTypedArena open(long capacity) {
    return LazyTypedArena.open(
        JAVA_LONG, capacity, value -> closed.add(value.get(JAVA_LONG, 0)), null);
  }

  private static void addAll(LazyTypedArena arena, long... values) {
    for (long value : values) {
      arena.get(arena.add()).set(JAVA_LONG, 0, value);
    }
  }

  @Test
  void closesInReverseOrderExactlyOnce() {
    LazyTypedArena arena = open(100);
    addAll(arena, 1, 2, 3);
    arena.close();
    arena.close();
    assertThat(closed).containsExactly(3L, 2L, 1L);
    assertThat(arena.size()).isZero();
  }

  @Test
  void aResetClosesAndEndsTheValuesAndASecondOneDoesNothing() {
    try (LazyTypedArena arena = open(100)) {
      addAll(arena, 1, 2);
      MemorySegment old = arena.get(0);
      arena.reset();
      arena.reset();
      assertThat(closed).containsExactly(2L, 1L);
      assertThatIllegalStateException()
          .isThrownBy(() -> old.get(JAVA_LONG, 0))
          .withMessage("Already closed");
      addAll(arena, 3);
      assertThat(arena.get(0).address()).isEqualTo(old.address());
    }
    assertThat(closed).containsExactly(2L, 1L, 3L);
  }

  @Test
  void everyValueIsClosedThoughClosesThrow() {
    LazyTypedArena arena =
        LazyTypedArena.open(
            JAVA_LONG,
            10,
            value -> {
              closed.add(value.get(JAVA_LONG, 0));
              throw new IllegalStateException("close of " + closed.getLast());
            },
            null);
    addAll(arena, 1, 2, 3);
    assertThatIllegalStateException()
        .isThrownBy(() -> arena.truncate(1))
        .withMessage("close of 3")
        .satisfies(thrown -> assertThat(thrown.getSuppressed()[0]).hasMessage("close of 2"));
    assertThat(arena.size()).isEqualTo(1);
    assertThatIllegalStateException().isThrownBy(arena::close).withMessage("close of 1");
    assertThat(closed).containsExactly(3L, 2L, 1L);
    assertThat(arena.usage().reservedBytes()).isZero();
    arena.close();
  }

  @Test
  void valuesNeverMoveHoweverManyAreAdded() {
    try (LazyTypedArena arena = LazyTypedArena.open(JAVA_LONG, 1L << 32)) {
      addAll(arena, 42);
      MemorySegment first = arena.get(0);
      for (int i = 1; i < 100_000; i++) {
        addAll(arena, i);
      }
      assertThat(arena.get(0).address()).isEqualTo(first.address());
      assertThat(first.get(JAVA_LONG, 0)).isEqualTo(42);
      assertThat(arena.get(99_999).get(JAVA_LONG, 0)).isEqualTo(99_999);
      assertThat(arena.usage().committedBytes()).isEqualTo(13 * (64 << 10));
      assertThat(arena.usage().reservedBytes()).isEqualTo(8L << 32);
      assertThat(arena.usage().liveBlocks()).isEqualTo(100_000);
      arena.truncate(1);
      assertThat(arena.discardUnused()).isEqualTo(12 * (64 << 10));
      arena.reset();
      assertThat(arena.usage().liveBlocks()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 11, 0x1000, 0x12345})
  void fillsAnyCapacityToTheLastValue(long capacity) {
    try (LazyTypedArena arena = LazyTypedArena.open(JAVA_BYTE, capacity)) {
      assertThat(arena.capacity()).isEqualTo(capacity);
      for (long index = 0; index < capacity; index++) {
        assertThat(arena.tryAdd()).isEqualTo(index);
        arena.get(index).set(JAVA_BYTE, 0, (byte) index);
      }
      assertThat(arena.tryAdd()).isEqualTo(LazyTypedArena.REFUSED);
      assertThat(arena.size()).isEqualTo(capacity);
      assertThat(arena.usage().freeBytes()).isZero();
    }
  }

  @Test
  void refusesWhatIsBeyondItsCapacityAndChangesNothing() {
    try (LazyTypedArena arena = open(2)) {
      addAll(arena, 1, 2);
      assertThat(arena.tryAdd()).isEqualTo(LazyTypedArena.REFUSED);
      assertThatExceptionOfType(AllocationRefusedException.class)
          .isThrownBy(arena::add)
          .withMessage("needs 8 B, but 0 B are free");
      assertThat(arena.size()).isEqualTo(2);
      arena.truncate(1);
      assertThat(arena.tryAdd()).isEqualTo(1);
      arena.get(1).set(JAVA_LONG, 0, 5);
    }
    assertThat(closed).containsExactly(2L, 5L, 1L);
  }

  @Test
  void roundsTheSizeOfAValueUpToItsAlignment() {
    MemoryLayout odd = MemoryLayout.structLayout(JAVA_INT, JAVA_BYTE);
    try (LazyTypedArena arena = LazyTypedArena.open(odd, 3)) {
      assertThat(arena.valueBytes()).isEqualTo(8);
      arena.add();
      assertThat(arena.get(arena.add()).address()).isEqualTo(arena.get(0).address() + 8);
      assertThat(arena.capacity()).isEqualTo(3);
    }
  }

  @Test
  void saysWhatIsWrongWithLayoutOrCapacity() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LazyTypedArena.open(MemoryLayout.structLayout(), 1))
        .withMessageStartingWith(
            "layout must have at least 1 byte and an alignment of at most 4096");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> LazyTypedArena.open(MemoryLayout.paddingLayout(8192).withByteAlignment(8192), 1));
    MemoryLayout page = MemoryLayout.paddingLayout(4096).withByteAlignment(4096);
    try (LazyTypedArena pages = LazyTypedArena.open(page, 2)) {
      pages.add();
      assertThat(pages.get(pages.add()).address() % 4096).isZero();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LazyTypedArena.open(JAVA_LONG, -1))
        .withMessage("capacity must be at least 0: capacity=-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LazyTypedArena.open(JAVA_LONG, (1L << 60) + 1));
    assertThatExceptionOfType(AllocationRefusedException.class)
        .isThrownBy(() -> LazyTypedArena.open(JAVA_LONG, 1L << 59))
        .withMessage("mmap failed: errno=12");
  }

  @Test
  void aCloserReadsWhatIsStillLiveAndCannotAdd() {
    List<LazyTypedArena> self = new ArrayList<>();
    LazyTypedArena arena =
        LazyTypedArena.open(
            JAVA_LONG,
            10,
            _ -> {
              LazyTypedArena same = self.getFirst();
              closed.add(same.size() == 0 ? -1 : same.get(same.size() - 1).get(JAVA_LONG, 0));
              same.add();
            },
            null);
    self.add(arena);
    addAll(arena, 1, 2);
    assertThatIllegalStateException()
        .isThrownBy(arena::reset)
        .withMessageContaining("LazyTypedArena is closing its values");
    assertThat(closed).containsExactly(1L, -1L);
    assertThatIllegalArgumentException().isThrownBy(() -> arena.truncate(1));
    arena.close();
  }

  @Test
  void aCloserCannotCloseTheArena() {
    List<LazyTypedArena> self = new ArrayList<>();
    LazyTypedArena arena =
        LazyTypedArena.open(
            JAVA_LONG,
            10,
            value -> {
              closed.add(value.get(JAVA_LONG, 0));
              self.getFirst().close();
            },
            null);
    self.add(arena);
    addAll(arena, 1, 2);
    assertThatIllegalStateException()
        .isThrownBy(arena::reset)
        .withMessageContaining("LazyTypedArena is closing its values");
    assertThat(closed).containsExactly(2L, 1L);
    assertThat(arena.add()).isZero();
  }

  @Test
  void readsOnlyLiveValues() {
    try (LazyTypedArena arena = open(10)) {
      addAll(arena, 1);
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> arena.get(1))
          .withMessage("index must be from 0 to size - 1: index=1, size=1");
      assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> arena.get(-1));
    }
  }

  @Test
  void closedArenaSaysSoAndOtherThreadsAreRefused() throws InterruptedException {
    LazyTypedArena arena = open(10);
    addAll(arena, 1);
    assertThat(arena).hasToString("LazyTypedArena[1 of 10 values of 8 B]");
    for (Runnable call :
        List.<Runnable>of(
            arena::add, arena::size, () -> arena.get(0), arena::reset, arena::close)) {
      assertThat(OtherThread.failureOf(call)).isInstanceOf(WrongThreadException.class);
    }
    arena.close();
    for (Runnable call :
        List.<Runnable>of(arena::add, arena::tryAdd, arena::reset, () -> arena.truncate(0))) {
      assertThatIllegalStateException()
          .isThrownBy(call::run)
          .withMessage("LazyTypedArena is closed: open another one");
    }
    assertThatIllegalStateException().isThrownBy(() -> arena.get(0));
    assertThat(arena).hasToString("LazyTypedArena[0 of 10 values of 8 B, closed]");
  }
}
