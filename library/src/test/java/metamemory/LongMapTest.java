package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import metamemory.Outcome.Full;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongMapTest {

  @Test
  void zeroIsAKeyLikeAnyOther() {
    try (BumpArena arena = BumpArena.open(1024);
        LongMap map = LongMap.open(arena)) {
      assertThat(map.contains(0)).isFalse();
      map.put(0, 7);
      assertThat(map.get(0)).isEqualTo(7);
      assertThat(map.size()).isEqualTo(1);
      assertThat(arena.usage().allocations()).isZero();
      assertThat(map.remove(0)).isTrue();
      assertThat(map.remove(0)).isFalse();
      assertThat(map.getOrDefault(0, -1)).isEqualTo(-1);
    }
  }

  @Test
  void extremeKeysAndValuesAreKept() {
    try (BumpArena arena = BumpArena.open(1024);
        LongMap map = LongMap.open(arena)) {
      map.put(Long.MIN_VALUE, Long.MAX_VALUE);
      map.put(Long.MAX_VALUE, Long.MIN_VALUE);
      map.put(-1, 0);
      assertThat(map.get(Long.MIN_VALUE)).isEqualTo(Long.MAX_VALUE);
      assertThat(map.get(Long.MAX_VALUE)).isEqualTo(Long.MIN_VALUE);
      assertThat(map.getOrDefault(-1, 5)).isZero();
    }
  }

  @Test
  void missingKeyIsToldWithTheKey() {
    try (BumpArena arena = BumpArena.open(1024);
        LongMap map = LongMap.open(arena)) {
      assertThatExceptionOfType(NoSuchElementException.class)
          .isThrownBy(() -> map.get(42))
          .withMessage("map must have the key: key=42, size=0");
    }
  }

  @Test
  void refusedPutLeavesTheMapAsItWas() {
    try (BumpArena arena = BumpArena.open(128);
        LongMap map = LongMap.open(arena)) {
      for (long key = 1; key <= 5; key++) {
        map.put(key, -key);
      }
      assertThat(map.tryPut(6, 0)).isFalse();
      assertThat(map.tryReserve(1)).isEqualTo(new Full(256, 0));
      assertThatExceptionOfType(AllocationRefusedException.class)
          .isThrownBy(() -> map.put(6, 0))
          .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(new Full(256, 0)));
      assertThat(map.size()).isEqualTo(5);
      assertThat(map.contains(6)).isFalse();
      // A key that is there needs no room, and neither does 0.
      assertThat(map.tryPut(5, 50)).isTrue();
      assertThat(map.tryPut(0, 1)).isTrue();
      assertThat(map.get(5)).isEqualTo(50);
    }
  }

  @Test
  void oneRefusedRequestIsOneRequest() {
    try (FailingAllocator failing = FailingAllocator.atCall(BlockPool.open(1024, 2), 1);
        LongMap map = LongMap.open(failing)) {
      assertThatExceptionOfType(AllocationRefusedException.class)
          .isThrownBy(() -> map.put(1, 1))
          .withMessage("call 1 was made to fail by a test");
      assertThat(failing.calls()).isEqualTo(1);
    }
  }

  @Test
  void reservesExactlyOnceForWhatComes() {
    try (CountingAllocator counting = CountingAllocator.over(BumpArena.open(1 << 20));
        LongMap map = LongMap.open(counting)) {
      map.tryReserve(1000).orElseThrow();
      for (long key = 1; key <= 1000; key++) {
        map.put(key, key);
      }
      assertThat(counting.counts().allocations()).isEqualTo(1);
      assertThat(map.capacity()).isGreaterThanOrEqualTo(1000);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 8", "5, 8", "6, 16", "10, 16", "11, 32", "21, 32", "22, 64"})
  void takesTheFewestPlacesOfWhichAThirdIsFree(long entries, long places) {
    try (BumpArena arena = BumpArena.open(1 << 14);
        LongMap map = LongMap.open(arena)) {
      map.tryReserve(entries).orElseThrow();
      assertThat(arena.position()).isEqualTo(16 * places);
      assertThat(map.capacity()).isEqualTo(places * 2 / 3);
      for (long key = 1; key <= entries; key++) {
        map.put(key, key);
      }
      assertThat(arena.usage().allocations()).isEqualTo(1);
    }
  }

  /// Many small tables, so that keys lie at each place.
  @Test
  void aKeyThatIsPutAgainIsStillOneEntry() {
    for (long first = 1; first < 500; first += 5) {
      try (BumpArena arena = BumpArena.open(128);
          LongMap map = LongMap.open(arena)) {
        for (long key = first; key < first + 5; key++) {
          map.put(key, key);
          map.put(key, -key);
        }
        assertThat(map.size()).isEqualTo(5);
        for (long key = first; key < first + 5; key++) {
          assertThat(map.get(key)).isEqualTo(-key);
          assertThat(map.remove(key)).isTrue();
          assertThat(map.contains(key)).isFalse();
        }
        assertThat(map.size()).isZero();
      }
    }
  }

  @Test
  void reservingAfterItsAllocatorWasResetThrowsAndEntriesStayUnreadable() {
    try (BumpArena arena = BumpArena.open(1 << 16);
        LongMap map = LongMap.open(arena)) {
      map.put(1, 10);
      arena.reset();
      assertThatIllegalStateException().isThrownBy(() -> map.tryReserve(100));
      assertThatIllegalStateException().isThrownBy(() -> map.getOrDefault(1, 0));
      assertThat(arena.usage().allocations()).isEqualTo(1);
    }
  }

  @Test
  void refusesToReserveWhatNoMemoryHolds() {
    try (BumpArena arena = BumpArena.open(1024);
        LongMap map = LongMap.open(arena)) {
      map.put(1, 1);
      for (long entries : new long[] {1L << 32, 1L << 60, Long.MAX_VALUE}) {
        assertThat(map.tryReserve(entries)).isInstanceOf(Outcome.Refusal.class);
      }
      assertThatIllegalArgumentException().isThrownBy(() -> map.tryReserve(-1));
      assertThat(map.get(1)).isEqualTo(1);
    }
  }

  @Test
  void keepsEntriesAcrossGrowthAndRemoval() {
    try (BlockPool pool = BlockPool.open(1 << 16, 2);
        LongMap map = LongMap.open(pool)) {
      for (long key = 1; key <= 1000; key++) {
        map.put(key, -key);
      }
      for (long key = 1; key <= 1000; key += 2) {
        assertThat(map.remove(key)).isTrue();
        assertThat(map.remove(key)).isFalse();
      }
      assertThat(map.size()).isEqualTo(500);
      Map<Long, Long> seen = new HashMap<>();
      map.forEach(seen::put);
      for (long key = 1; key <= 1000; key++) {
        assertThat(map.contains(key)).isEqualTo(key % 2 == 0);
        assertThat(seen.get(key)).isEqualTo(key % 2 == 0 ? -key : null);
      }
    }
  }

  @Test
  void clearKeepsTheRoom() {
    try (BumpArena arena = BumpArena.open(4096);
        LongMap map = LongMap.open(arena)) {
      map.clear();
      for (long key = 0; key < 20; key++) {
        map.put(key, key);
      }
      long capacity = map.capacity();
      map.clear();
      assertThat(map.size()).isZero();
      assertThat(map.contains(0)).isFalse();
      assertThat(map.contains(7)).isFalse();
      assertThat(map.capacity()).isEqualTo(capacity - 1);
    }
  }

  @Test
  void cloneIsIndependent() {
    try (BumpArena arena = BumpArena.open(4096);
        LongMap map = LongMap.open(arena)) {
      map.put(0, 1);
      map.put(5, 6);
      try (LongMap copy = map.tryClone(arena).orElseThrow()) {
        copy.put(5, 60);
        copy.put(7, 8);
        assertThat(copy.get(0)).isEqualTo(1);
      }
      Map<Long, Long> entries = new HashMap<>();
      map.forEach(entries::put);
      assertThat(entries).isEqualTo(Map.of(0L, 1L, 5L, 6L));
      assertThat(map).hasToString("LongMap[2 of 6 entries]");
    }
  }
}
