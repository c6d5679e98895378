package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

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
      names.intern("a");
      arena.reset();
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
