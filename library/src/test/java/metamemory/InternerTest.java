package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InternerTest {

  @Test
  void equalTextsHaveEqualNumbersAndAreKeptOnce() {
    try (BumpArena arena = BumpArena.open(4096);
        Interner names = Interner.open(arena)) {
      assertThat(names.intern("Minka")).isZero();
      assertThat(names.intern("Löwe")).isEqualTo(1);
      assertThat(names.intern("Min" + "ka".repeat(1))).isZero();
      assertThat(names.intern("")).isEqualTo(2);
      assertThat(names.size()).isEqualTo(3);
      assertThat(names.byteSize()).isEqualTo(10);
      assertThat(names.get(1)).hasToString("Löwe");
      assertThat(names.get(2)).hasToString("");
      assertThat(names.find("Maus")).isEqualTo(Interner.NONE);
      assertThat(names).hasToString("Interner[3 texts, 10 B]");
    }
  }

  @Test
  void refusesNewTextsAndStillFindsOldOnesWithoutMemory() {
    try (BlockPool pool = BlockPool.open(64, 3);
        Interner names = Interner.open(pool)) {
      int number = 0;
      while (names.tryIntern("name " + number) != Interner.NONE) {
        number++;
      }
      int size = names.size();
      assertThat(size).isEqualTo(number).isPositive();
      assertThatExceptionOfType(AllocationRefusedException.class)
          .isThrownBy(() -> names.intern("one more"));
      for (int i = 0; i < size; i++) {
        assertThat(names.intern("name " + i)).isEqualTo(i);
        assertThat(names.get(i)).hasToString("name " + i);
      }
      assertThat(names.size()).isEqualTo(size);
    }
  }

  @Test
  void refusesNumbersThatNoTextHas() {
    try (BumpArena arena = BumpArena.open(4096);
        Interner names = Interner.open(arena)) {
      names.intern("a");
      for (int number : new int[] {-1, 1, Integer.MAX_VALUE}) {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
            .isThrownBy(() -> names.get(number))
            .withMessage("number must be from 0 to size - 1: number=" + number + ", size=1");
      }
    }
  }

  @Test
  void reservesOnceForWhatComes() {
    try (CountingAllocator counting = CountingAllocator.over(BlockPool.open(1 << 16, 8));
        Interner names = Interner.open(counting)) {
      names.tryReserve(1000, 10_000).orElseThrow();
      long requests = counting.counts().allocations();
      for (int i = 0; i < 1000; i++) {
        names.intern("name " + i);
      }
      assertThat(requests).isEqualTo(3);
      assertThat(counting.counts().allocations()).isEqualTo(3);
      assertThat(counting.counts().resizes()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 16", "10, 16", "11, 32", "21, 32", "22, 64"})
  void takesTheFewestPlacesOfWhichAThirdIsFree(int texts, long places) {
    try (TracingAllocator tracing =
            TracingAllocator.over(BumpArena.open(1 << 14), 100, System::nanoTime);
        Interner names = Interner.open(tracing)) {
      names.tryReserve(texts, 10L * texts).orElseThrow();
      assertThat(tracing.events()).hasSize(3);
      assertThat(tracing.events().getLast().byteSize()).isEqualTo(4 * places);
      for (int i = 0; i < texts; i++) {
        names.intern("name " + i);
      }
      assertThat(tracing.events()).hasSize(3);
    }
  }

  @Test
  void releasesTheTableThatItOutgrew() {
    try (BlockPool pool = BlockPool.open(4096, 8);
        Interner names = Interner.open(pool)) {
      for (int i = 0; i < 10; i++) {
        names.intern("name " + i);
      }
      assertThat(pool.usage().allocations()).isEqualTo(3);
      names.intern("name 10");
      assertThat(pool.usage().allocations()).isEqualTo(4);
      assertThat(pool.usage().liveBlocks()).isEqualTo(3);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void refusesMoreTextsThanItHasNumbersForThoughThereIsMemory() {
    long limitBytes = 4L << 30;
    try (LazyArena arena = LazyArena.open(1L << 40);
        Interner names = Interner.open(arena)) {
      for (long texts : new long[] {715_827_883, (1L << 30) + 1}) {
        assertThat(names.tryReserve(texts, 0))
            .isEqualTo(new Outcome.OverLimit(Long.MAX_VALUE, limitBytes, limitBytes));
      }
      names.intern("a");
      assertThat(names.tryReserve(715_827_882, 0))
          .isEqualTo(new Outcome.OverLimit(Long.MAX_VALUE, limitBytes - 64, limitBytes));
    }
  }

  @Test
  void refusesToReserveWhatItCannotNumber() {
    try (BumpArena arena = BumpArena.open(4096);
        Interner names = Interner.open(arena)) {
      names.intern("a");
      assertThat(names.tryReserve(1L << 31, 0)).isInstanceOf(Outcome.Refusal.class);
      assertThat(names.tryReserve(0, Long.MAX_VALUE)).isInstanceOf(Outcome.Refusal.class);
      assertThat(names.tryReserve(Long.MAX_VALUE, 0)).isInstanceOf(Outcome.Refusal.class);
      assertThatIllegalArgumentException().isThrownBy(() -> names.tryReserve(-1, 0));
      assertThatIllegalArgumentException().isThrownBy(() -> names.tryReserve(0, -1));
      assertThat(names.find("a")).isZero();
    }
  }

  @Test
  void reservingAfterItsAllocatorWasResetTakesNothing() {
    try (BumpArena arena = BumpArena.open(1 << 16);
        Interner names = Interner.open(arena)) {
      for (int i = 0; i < 9; i++) {
        names.intern("name " + i);
      }
      arena.reset();
      // Only the table would have to grow, or only the bytes, or all.
      assertThatIllegalStateException().isThrownBy(() -> names.tryReserve(2, 0));
      assertThatIllegalStateException().isThrownBy(() -> names.tryReserve(0, 1000));
      assertThatIllegalStateException().isThrownBy(() -> names.tryReserve(1000, 0));
      assertThat(arena.usage().liveBlocks()).isZero();
    }
  }

  @Test
  void textThatLiesAboutItsSizeIsNotKept() {
    try (BumpArena arena = BumpArena.open(4096);
        Interner names = Interner.open(arena)) {
      // Measured for room, measured to be appended, and then longer.
      CharSequence lying = ChangingText.ofLengths(2, 2, 2, 2, 2, 2, 3);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> names.tryIntern(lying))
          .withMessageStartingWith("text must not change while it is copied");
      assertThat(names.size()).isZero();
      assertThat(names.byteSize()).isZero();
      assertThat(names.intern("xx")).isZero();
      assertThat(names.get(0)).hasToString("xx");
    }
  }

  @Test
  void cloneHasTheSameNumbers() {
    try (BumpArena arena = BumpArena.open(1 << 16);
        Interner names = Interner.open(arena)) {
      for (int i = 0; i < 100; i++) {
        names.intern("name " + i);
      }
      try (Interner copy = names.tryClone(arena).orElseThrow()) {
        assertThat(copy.find("name 57")).isEqualTo(57);
        assertThat(copy.intern("new")).isEqualTo(100);
        assertThat(names.find("new")).isEqualTo(Interner.NONE);
      }
    }
  }
}
