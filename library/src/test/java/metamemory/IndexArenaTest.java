package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexArenaTest {

  @ParameterizedTest
  @CsvSource({"BITS_8, 256", "BITS_16, 65536"})
  void refusesWhatItsWidthCannotName(IndexWidth width, int values) {
    IndexArena<Integer> arena = IndexArena.of(width);
    for (int i = 0; i < values; i++) {
      assertThat(arena.add(i)).isEqualTo(i);
    }
    assertThat(arena.tryAdd(0)).isEqualTo(IndexArena.REFUSED);
    assertThat(arena.size()).isEqualTo(values);
    assertThat(arena.capacity()).isEqualTo(values);
    assertThatIllegalStateException()
        .isThrownBy(() -> arena.add(0))
        .withMessage(
            "arena is full, take a wider index or ask with tryAdd: size=%d, width=%s",
            values, width);
    arena.clear();
    assertThat(arena.add(7)).isZero();
  }

  @Test
  void refusesIndexesBelowZeroAndFromSizeOn() {
    IndexArena<String> arena = IndexArena.of(IndexWidth.BITS_32, 10);
    arena.add("a");
    for (int index : new int[] {-1, 1, 9, 10, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> arena.get(index))
          .withMessage("index must be from 0 to size - 1: index=" + index + ", size=1");
    }
    assertThat(arena.get(0)).isEqualTo("a");
  }

  @Test
  void staleIndexReadsWhatWasAddedSince() {
    IndexArena<String> arena = IndexArena.of(IndexWidth.BITS_8);
    int stale = arena.add("before");
    arena.clear();
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> arena.get(stale));
    arena.add("after");
    assertThat(arena.get(stale)).isEqualTo("after");
  }

  @Test
  void clearKeepsTheRoomAndDropsTheReferences() {
    IndexArena<Object> arena = IndexArena.of(IndexWidth.BITS_8, 4);
    WeakReference<Object> value = new WeakReference<>(arena.get(addFresh(arena)));
    arena.clear();
    arena.clear();
    assertThat(arena.size()).isZero();
    assertThat(arena.capacity()).isEqualTo(4);
    for (int round = 0; round < 50 && !value.refersTo(null); round++) {
      System.gc();
    }
    assertThat(value.refersTo(null)).isTrue();
  }

  private static int addFresh(IndexArena<Object> arena) {
    return arena.add(new byte[64]);
  }

  @Test
  void truncateGoesBackToAnEarlierSize() {
    IndexArena<String> arena = IndexArena.of(IndexWidth.BITS_16);
    arena.add("a");
    int mark = arena.size();
    arena.add("b");
    arena.truncate(mark);
    assertThat(arena.add("c")).isEqualTo(mark);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> arena.truncate(3))
        .withMessage("newSize must be at most 2: newSize=3");
    assertThatIllegalArgumentException().isThrownBy(() -> arena.truncate(-1));
  }

  @Test
  void setReplacesAndGivesTheOldValueBack() {
    IndexArena<String> arena = IndexArena.of(IndexWidth.BITS_8);
    arena.add("a");
    assertThat(arena.set(0, "b")).isEqualTo("a");
    assertThat(arena.get(0)).isEqualTo("b");
  }

  @Test
  void forEachVisitsInOrderWhatWasThereBefore() {
    IndexArena<String> arena = IndexArena.of(IndexWidth.BITS_8);
    arena.add("a");
    arena.add("b");
    arena.add("c");
    List<String> seen = new ArrayList<>();
    arena.forEach((value, index) -> {
      seen.add(index + value);
      arena.truncate(2);
      arena.add("d");
    });
    assertThat(seen).containsExactly("0a", "1b", "2d");
    assertThat(arena.size()).isEqualTo(3);
  }

  @Test
  void refusesCapacityThatItsWidthCannotName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IndexArena.of(IndexWidth.BITS_8, 257))
        .withMessage("capacity must be at most 256: capacity=257");
    assertThatIllegalArgumentException().isThrownBy(() -> IndexArena.of(IndexWidth.BITS_64, -1));
    assertThat(IndexArena.of(IndexWidth.BITS_8, 256).capacity()).isEqualTo(256);
  }

  @Test
  void refusesOtherThreads() throws InterruptedException {
    IndexArena<String> arena = IndexArena.of(IndexWidth.BITS_8);
    arena.add("a");
    for (Runnable call :
        List.<Runnable>of(() -> arena.get(0), () -> arena.add("b"), arena::clear)) {
      assertThat(OtherThread.failureOf(call)).isInstanceOf(WrongThreadException.class);
    }
    assertThat(arena.size()).isEqualTo(1);
  }

  @Test
  void saysWhatIsInUse() {
    IndexArena<String> arena = IndexArena.of(IndexWidth.BITS_8);
    assertThat(arena).hasToString("IndexArena[0 values, BITS_8]");
    assertThat(arena.width()).isEqualTo(IndexWidth.BITS_8);
  }
}
