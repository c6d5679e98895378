package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolTest {

  @Test
  void grantsSlotsFromTheFirstToTheLast() {
    Pool<String> pool = Pool.open(3);
    assertThat(List.of(pool.add("a"), pool.add("b"), pool.add("c"))).containsExactly(0, 1, 2);
    assertThat(pool.get(1)).isEqualTo("b");
  }

  @Test
  void refusesWhenExhaustedAndChangesNothing() {
    Pool<Integer> pool = Pool.open(2);
    pool.add(1);
    pool.add(2);
    assertThat(pool.tryAdd(3)).isEqualTo(Pool.REFUSED);
    assertThat(pool.live()).isEqualTo(2);
    assertThat(pool.get(0)).isEqualTo(1);
    assertThatIllegalStateException()
        .isThrownBy(() -> pool.add(3))
        .withMessage("pool is full, release a slot first or ask with tryAdd: capacity=2");
    pool.release(0);
    assertThat(pool.tryAdd(3)).isZero();
  }

  @Test
  void poolOfCapacityZeroRefusesEverything() {
    assertThat(Pool.<String>open(0).tryAdd("a")).isEqualTo(Pool.REFUSED);
  }

  @Test
  void refusesToOpenWithNegativeOrTooLargeCapacity() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pool.open(-1))
        .withMessage("capacity must be at least 0: capacity=-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pool.open(Integer.MAX_VALUE))
        .withMessageContaining("capacity=2147483647");
  }

  @Test
  void grantsTheSlotReleasedLastFirst() {
    Pool<String> pool = Pool.open(3);
    pool.add("a");
    pool.add("b");
    pool.release(1);
    pool.release(0);
    assertThat(pool.freeSlots()).containsExactly(0, 1, 2);
    assertThat(pool.add("c")).isZero();
    assertThat(pool.add("d")).isEqualTo(1);
  }

  @Test
  void releaseGivesTheValueBack() {
    Pool<String> pool = Pool.open(1);
    assertThat(pool.release(pool.add("a"))).isEqualTo("a");
    assertThat(pool.live()).isZero();
  }

  @Test
  void refusesDoubleReleaseAndStaysWhole() {
    Pool<String> pool = Pool.open(2);
    pool.add("a");
    pool.add("b");
    pool.release(0);
    assertThatIllegalStateException()
        .isThrownBy(() -> pool.release(0))
        .withMessage("slot is free, it was released or never granted: slot=0, live=1");
    // A second link to slot 0 would make a cycle, and grant it twice.
    assertThat(pool.add("c")).isZero();
    assertThat(pool.tryAdd("d")).isEqualTo(Pool.REFUSED);
  }

  @Test
  void refusesGetAndSetOfFreeSlot() {
    Pool<String> pool = Pool.open(2);
    pool.release(pool.add("a"));
    assertThatIllegalStateException().isThrownBy(() -> pool.get(0));
    assertThatIllegalStateException().isThrownBy(() -> pool.set(1, "b"));
  }

  @Test
  void refusesSlotsBelowZeroAndFromCapacityOn() {
    Pool<String> pool = Pool.open(2);
    for (int slot : new int[] {-1, 2, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> pool.release(slot))
          .withMessage("slot must be from 0 to capacity - 1: slot=" + slot + ", capacity=2");
      assertThat(pool.isLive(slot)).isFalse();
    }
  }

  @Test
  void refusesNullAsValue() {
    Pool<String> pool = Pool.open(1);
    assertThatNullPointerException().isThrownBy(() -> pool.tryAdd(missing()));
    assertThat(pool.live()).isZero();
  }

  @SuppressWarnings("NullAway") // What an unchecked caller does.
  private static String missing() {
    return null;
  }

  @Test
  void setReplacesAndGivesTheOldValueBack() {
    Pool<String> pool = Pool.open(1);
    int slot = pool.add("a");
    assertThat(pool.set(slot, "b")).isEqualTo("a");
    assertThat(pool.get(slot)).isEqualTo("b");
  }

  @Test
  void releasedValueIsCollectable() {
    Pool<Object> pool = Pool.open(2);
    int slot = pool.add(new byte[64]);
    WeakReference<Object> value = new WeakReference<>(pool.get(slot));
    pool.release(slot);
    for (int round = 0; round < 50 && !value.refersTo(null); round++) {
      System.gc();
    }
    assertThat(value.refersTo(null)).isTrue();
  }

  @Test
  void tellsWhichSlotsAreLive() {
    Pool<String> pool = Pool.open(3);
    pool.add("a");
    pool.add("b");
    pool.release(0);
    assertThat(pool.capacity()).isEqualTo(3);
    assertThat(List.of(pool.isLive(0), pool.isLive(1), pool.isLive(2)))
        .containsExactly(false, true, false);
    pool.add("c");
    assertThat(pool.isLive(0)).isTrue();
  }

  @Test
  void forEachSeesLiveValuesInSlotOrderAndMayRelease() {
    Pool<String> pool = Pool.open(4);
    for (String value : List.of("a", "b", "c", "d")) {
      pool.add(value);
    }
    pool.release(1);
    List<String> seen = new ArrayList<>();
    pool.forEach((value, slot) -> {
      seen.add(slot + value);
      if (slot == 0) {
        pool.release(2);
      }
    });
    assertThat(seen).containsExactly("0a", "3d");
  }

  @Test
  void clearFreesEverySlotAndGrantsFromZeroAgain() {
    List<String> dropped = new ArrayList<>();
    Pool<String> pool = Pool.open(3, dropped::add);
    pool.add("a");
    pool.add("b");
    pool.add("c");
    pool.release(1);
    pool.clear();
    assertThat(dropped).containsExactly("c", "a");
    assertThat(pool.freeSlots()).containsExactly(0, 1, 2);
    pool.clear();
    assertThat(dropped).hasSize(2);
  }

  @Test
  void closingWithLiveValuesClosesEachOnceThoughOneThrows() {
    List<Integer> closed = new ArrayList<>();
    Pool<Integer> pool =
        Pool.open(
            4,
            value -> {
              closed.add(value);
              if (value % 2 == 0) {
                throw new IllegalArgumentException("cannot close " + value);
              }
            });
    for (int value = 1; value <= 4; value++) {
      pool.add(value);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(pool::close)
        .withMessage("cannot close 4")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    assertThat(closed).containsExactly(4, 3, 2, 1);
    pool.close();
    assertThat(closed).hasSize(4);
  }

  @Test
  void closerMayUseThePoolDuringClear() {
    List<Pool<String>> self = new ArrayList<>();
    Pool<String> pool =
        Pool.open(
            2,
            value -> {
              if (value.equals("b")) {
                self.getFirst().add("from closer");
              }
            });
    self.add(pool);
    pool.add("a");
    pool.add("b");
    pool.clear();
    assertThat(pool.live()).isEqualTo(1);
    assertThat(pool.get(1)).isEqualTo("from closer");
    assertThat(pool.freeSlots()).containsExactly(0);
  }

  @Test
  void everyCallOnClosedPoolSaysSo() {
    Pool<String> pool = Pool.open(1);
    pool.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> pool.tryAdd("a"))
        .withMessage("Pool is closed: open another one");
    assertThatIllegalStateException().isThrownBy(() -> pool.get(0));
    assertThatIllegalStateException().isThrownBy(pool::clear);
    assertThat(pool.live()).isZero();
    assertThat(pool).hasToString("Pool[0 of 1 slots live, closed]");
  }

  @Test
  void refusesOtherThreads() throws InterruptedException {
    Pool<String> pool = Pool.open(1);
    pool.add("a");
    for (Runnable call :
        List.<Runnable>of(() -> pool.get(0), () -> pool.release(0), pool::close, pool::live)) {
      assertThat(OtherThread.failureOf(call)).isInstanceOf(WrongThreadException.class);
    }
    assertThat(pool.get(0)).isEqualTo("a");
  }
}
