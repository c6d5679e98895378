package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.MemorySegment;
import metamemory.CountingAllocator.Counts;
import org.junit.jupiter.api.Test;

class CountingAllocatorTest extends AllocatorContract {

  @Override
  Allocator open() {
    return CountingAllocator.over(BlockPool.open(64, 16, 4, null));
  }

  @Test
  void countsEachKindOfCall() {
    try (CountingAllocator counting = CountingAllocator.over(BumpArena.open(100))) {
      MemorySegment first = counting.allocate(10, 1);
      first = counting.resize(first, 30, 1);
      counting.tryAllocate(71, 1);
      counting.tryResize(first, 200, 1);
      MemorySegment second = counting.allocate(5, 1);
      counting.release(second);
      counting.resize(first, 20, 1);
      assertThat(counting.counts()).isEqualTo(new Counts(2, 2, 1, 2, 35, 30, 35));
    }
  }

  @Test
  void misuseIsNotCounted() {
    try (CountingAllocator counting = CountingAllocator.over(BumpArena.open(100))) {
      assertThatIllegalArgumentException().isThrownBy(() -> counting.tryAllocate(-1, 1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> counting.release(MemorySegment.ofArray(new byte[1])));
      assertThat(counting.counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0, 0));
    }
  }

  @Test
  void peakIsOfTheBytesThatWereLiveTogether() {
    try (BumpArena arena = BumpArena.open(1000);
        CountingAllocator counting = CountingAllocator.over(arena)) {
      counting.allocate(300, 1);
      counting.allocate(300, 1);
      arena.reset();
      counting.allocate(400, 1);
      assertThat(counting.counts().peakLiveBytes()).isEqualTo(600);
      assertThat(counting.counts().grantedBytes()).isEqualTo(1000);
    }
  }

  @Test
  void countsBySizeWithPowersOfTwoAtTheEndOfTheirClass() {
    try (CountingAllocator counting = CountingAllocator.over(BumpArena.open(100))) {
      for (long byteSize : new long[] {0, 1, 2, 3, 4, 5, 8, 9}) {
        counting.allocate(byteSize, 1);
      }
      assertThat(counting.allocationsBySize()).startsWith(2, 1, 2, 2, 1, 0).hasSize(64);
    }
  }
}
