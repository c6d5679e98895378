package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import metamemory.Outcome.Full;
import metamemory.Outcome.OverLimit;
import org.junit.jupiter.api.Test;

class LongListTest {

  @Test
  void keepsValuesInOrderAcrossGrowth() {
    try (BlockPool pool = BlockPool.open(1 << 16, 2);
        LongList list = LongList.open(pool)) {
      for (long i = 0; i < 5000; i++) {
        list.add(i * i);
      }
      for (long i = 0; i < 5000; i++) {
        assertThat(list.get(i)).isEqualTo(i * i);
      }
      assertThat(list.size()).isEqualTo(5000);
      assertThat(list.values().toArray(ValueLayout.JAVA_LONG)).hasSize(5000).endsWith(4999L * 4999);
    }
  }

  @Test
  void refusedAddAndReserveLeaveTheListAsItWas() {
    try (BumpArena arena = BumpArena.open(80);
        LongList list = LongList.open(arena)) {
      for (long i = 0; i < 10; i++) {
        list.add(i);
      }
      list.removeLast();
      assertThat(list.tryAdd(9)).isTrue();
      assertThat(list.tryAdd(10)).isFalse();
      assertThat(list.tryReserve(1)).isEqualTo(new Full(88, 80));
      assertThatExceptionOfType(AllocationRefusedException.class).isThrownBy(() -> list.add(10));
      assertThat(list.size()).isEqualTo(10);
      assertThat(list.capacity()).isEqualTo(10);
      assertThat(list.get(9)).isEqualTo(9);
    }
  }

  @Test
  void growsInPlaceAtTheEndOfAnArena() {
    try (BumpArena arena = BumpArena.open(1024);
        LongList list = LongList.open(arena)) {
      for (long i = 0; i < 100; i++) {
        list.add(i);
      }
      assertThat(arena.usage().allocations()).isEqualTo(1);
      assertThat(arena.position()).isEqualTo(list.capacity() * 8);
    }
  }

  @Test
  void doublesItsRoomWhenItIsFull() {
    try (CountingAllocator counting = CountingAllocator.over(BumpArena.open(1 << 20));
        LongList list = LongList.open(counting)) {
      for (long i = 0; i < 1000; i++) {
        list.add(i);
      }
      // From 8 values to 1024.
      assertThat(counting.counts().resizes()).isEqualTo(7);
      assertThat(list.capacity()).isEqualTo(1024);
    }
  }

  @Test
  void reservesExactlyOnceForWhatComes() {
    try (CountingAllocator counting = CountingAllocator.over(BumpArena.open(1 << 20));
        LongList list = LongList.open(counting)) {
      list.tryReserve(1000).orElseThrow();
      for (long i = 0; i < 1000; i++) {
        list.add(i);
      }
      assertThat(list.tryReserve(0).isGranted()).isTrue();
      assertThat(counting.counts().allocations()).isEqualTo(1);
      assertThat(counting.counts().resizes()).isZero();
    }
  }

  @Test
  void refusesToReserveWhatNoMemoryHolds() {
    try (BumpArena arena = BumpArena.open(1024);
        LongList list = LongList.open(arena)) {
      list.add(1);
      assertThat(list.tryReserve(Long.MAX_VALUE))
          .isEqualTo(
              new OverLimit(Long.MAX_VALUE, (Long.MAX_VALUE / 8 - 8) * 8, Long.MAX_VALUE / 8 * 8));
      assertThat(list.tryReserve(Long.MAX_VALUE / 8)).isInstanceOf(OverLimit.class);
      assertThat(list.tryReserve(1L << 40)).isInstanceOf(Full.class);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> list.tryReserve(-1))
          .withMessage("values must be at least 0: values=-1");
      assertThat(list.get(0)).isEqualTo(1);
    }
  }

  @Test
  void trimGivesTheFreeRoomBack() {
    try (BumpArena arena = BumpArena.open(1024);
        LongList list = LongList.open(arena)) {
      assertThat(list.tryTrim().isGranted()).isTrue();
      list.add(1);
      list.add(2);
      assertThat(list.tryTrim().isGranted()).isTrue();
      assertThat(list.capacity()).isEqualTo(2);
      assertThat(arena.position()).isEqualTo(16);
      list.clear();
      list.tryTrim().orElseThrow();
      list.add(3);
      assertThat(list.get(0)).isEqualTo(3);
    }
  }

  @Test
  void refusesIndexesBelowZeroAndFromSizeOn() {
    try (BumpArena arena = BumpArena.open(1024);
        LongList list = LongList.open(arena)) {
      list.add(1);
      for (long index : new long[] {-1, 1, 7, 8, Long.MAX_VALUE, Long.MIN_VALUE}) {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
            .isThrownBy(() -> list.get(index))
            .withMessage("index must be from 0 to size - 1: index=" + index + ", size=1");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
            .isThrownBy(() -> list.set(index, 0));
      }
    }
  }

  @Test
  void removesFromTheEndUntilEmpty() {
    try (BumpArena arena = BumpArena.open(1024);
        LongList list = LongList.open(arena)) {
      list.add(1);
      list.add(2);
      assertThat(list.removeLast()).isEqualTo(2);
      assertThat(list.removeLast()).isEqualTo(1);
      assertThatExceptionOfType(NoSuchElementException.class)
          .isThrownBy(list::removeLast)
          .withMessage("list must not be empty: size=0");
      assertThatIllegalArgumentException().isThrownBy(() -> list.truncate(1));
    }
  }

  @Test
  void cloneIsIndependentAndExact() {
    try (BumpArena arena = BumpArena.open(1024);
        LongList list = LongList.open(arena)) {
      list.add(1);
      list.add(2);
      try (LongList copy = list.tryClone(arena).orElseThrow()) {
        assertThat(copy.values().toArray(ValueLayout.JAVA_LONG)).containsExactly(1, 2);
        copy.set(0, 9);
        assertThat(copy.get(0)).isEqualTo(9);
        assertThat(copy.capacity()).isEqualTo(2);
        assertThat(list.get(0)).isEqualTo(1);
      }
      assertThat(LongList.open(arena).tryClone(arena).orElseThrow().size()).isZero();
    }
  }

  @Test
  void forEachDoesNotVisitWhatIsAddedMeanwhile() {
    try (BumpArena arena = BumpArena.open(4096);
        LongList list = LongList.open(arena)) {
      list.add(1);
      list.add(2);
      List<Long> seen = new ArrayList<>();
      list.forEach(value -> {
        seen.add(value);
        list.add(value + 10);
      });
      assertThat(seen).containsExactly(1L, 2L);
      assertThat(list).hasToString("LongList[4 of 8 values]");
    }
  }
}
