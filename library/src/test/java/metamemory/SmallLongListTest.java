package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import metamemory.Outcome.Full;
import org.junit.jupiter.api.Test;

class SmallLongListTest {

  @Test
  void firstFourValuesTakeNoMemory() {
    try (BumpArena arena = BumpArena.open(1024);
        SmallLongList list = SmallLongList.open(arena)) {
      for (long i = 0; i < 4; i++) {
        list.add(i);
      }
      assertThat(arena.usage().allocations()).isZero();
      assertThat(list).hasToString("SmallLongList[4 values inline]");
      list.add(4);
      assertThat(arena.usage().allocations()).isEqualTo(1);
      assertThat(list.isSpilled()).isTrue();
      List<Long> seen = new ArrayList<>();
      list.forEach(seen::add);
      assertThat(seen).containsExactly(0L, 1L, 2L, 3L, 4L);
      assertThat(list).hasToString("SmallLongList[5 values in a block]");
    }
  }

  @Test
  void triesToAddInlineAndInABlock() {
    try (BumpArena arena = BumpArena.open(1024);
        SmallLongList list = SmallLongList.open(arena)) {
      for (long i = 0; i < 6; i++) {
        assertThat(list.tryAdd(10 + i)).isTrue();
        assertThat(list.isSpilled()).isEqualTo(i >= 4);
      }
      list.set(5, 99);
      List<Long> seen = new ArrayList<>();
      list.forEach(seen::add);
      assertThat(seen).containsExactly(10L, 11L, 12L, 13L, 14L, 99L);
    }
  }

  @Test
  void refusedFifthValueKeepsTheFour() {
    try (BumpArena arena = BumpArena.open(39);
        SmallLongList list = SmallLongList.open(arena)) {
      for (long i = 0; i < 4; i++) {
        list.add(i);
      }
      assertThat(list.tryAdd(4)).isFalse();
      assertThat(list.tryReserve(1)).isEqualTo(new Full(40, 39));
      assertThatExceptionOfType(AllocationRefusedException.class).isThrownBy(() -> list.add(4));
      assertThat(list.isSpilled()).isFalse();
      list.set(3, 30);
      assertThat(list.get(3)).isEqualTo(30);
      assertThat(list.size()).isEqualTo(4);
    }
  }

  @Test
  void reserveWithinTheFourAsksForNothing() {
    try (BumpArena arena = BumpArena.open(1024);
        SmallLongList list = SmallLongList.open(arena)) {
      list.add(1);
      assertThat(list.tryReserve(3).isGranted()).isTrue();
      assertThat(list.isSpilled()).isFalse();
      assertThat(list.tryReserve(4).isGranted()).isTrue();
      assertThat(list.isSpilled()).isTrue();
      assertThat(list.get(0)).isEqualTo(1);
      assertThat(list.tryReserve(Long.MAX_VALUE)).isInstanceOf(Outcome.Refusal.class);
      assertThatIllegalArgumentException().isThrownBy(() -> list.tryReserve(-1));
    }
  }

  @Test
  void clearedListKeepsItsBlock() {
    try (BumpArena arena = BumpArena.open(1024);
        SmallLongList list = SmallLongList.open(arena)) {
      for (long i = 0; i < 5; i++) {
        list.add(i);
      }
      list.clear();
      list.add(7);
      assertThat(list.isSpilled()).isTrue();
      assertThat(list.get(0)).isEqualTo(7);
      assertThat(arena.usage().allocations()).isEqualTo(1);
    }
  }

  @Test
  void shortCloneTakesNoMemory() {
    try (BumpArena arena = BumpArena.open(0);
        SmallLongList list = SmallLongList.open(arena)) {
      list.add(1);
      try (SmallLongList copy = list.tryClone(arena).orElseThrow()) {
        copy.set(0, 2);
        assertThat(list.get(0)).isEqualTo(1);
      }
    }
  }

  @Test
  void cloneHasTheSameValuesInlineAndInABlock() {
    try (BumpArena arena = BumpArena.open(1024);
        SmallLongList list = SmallLongList.open(arena)) {
      for (long value = 10; value < 17; value++) {
        list.add(value);
        try (SmallLongList copy = list.tryClone(arena).orElseThrow()) {
          assertThat(copy.size()).isEqualTo(value - 9);
          assertThat(copy.get(value - 10)).isEqualTo(value);
          assertThat(copy.isSpilled()).isEqualTo(value >= 14);
          copy.set(0, -1);
          assertThat(copy.get(0)).isEqualTo(-1);
        }
        assertThat(list.get(0)).isEqualTo(10);
      }
    }
  }

  @Test
  void refusesToSetWhatIsNotThereYet() {
    try (BumpArena arena = BumpArena.open(1024);
        SmallLongList list = SmallLongList.open(arena)) {
      list.add(1);
      assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> list.set(1, 2));
      assertThat(list.size()).isEqualTo(1);
    }
  }

  @Test
  void refusesIndexesBelowZeroAndFromSizeOn() {
    try (BumpArena arena = BumpArena.open(1024);
        SmallLongList list = SmallLongList.open(arena)) {
      list.add(1);
      for (long index : new long[] {-1, 1, 4, 1L << 32, Long.MIN_VALUE}) {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
            .isThrownBy(() -> list.get(index))
            .withMessage("index must be from 0 to size - 1: index=" + index + ", size=1");
      }
    }
  }
}
