package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.MemorySegment;
import metamemory.Outcome.Full;
import metamemory.Outcome.OverLimit;
import org.junit.jupiter.api.Test;

class CappedAllocatorTest extends AllocatorContract {

  @Override
  Allocator open() {
    return CappedAllocator.over(BlockPool.open(64, 16, 4, null), 512);
  }

  @Test
  void refusesWhatIsAboveTheLimitAndChangesNothing() {
    try (BumpArena arena = BumpArena.open(1024);
        CappedAllocator capped = CappedAllocator.over(arena, 100)) {
      capped.allocate(60, 1);
      assertThat(capped.tryAllocate(41, 1)).isEqualTo(new OverLimit(41, 40, 100));
      assertThat(arena.usage().requestedBytes()).isEqualTo(60);
      assertThat(capped.tryAllocate(40, 1).isGranted()).isTrue();
      assertThat(capped.remainingBytes()).isZero();
      assertThat(capped.tryAllocate(0, 1).isGranted()).isTrue();
    }
  }

  @Test
  void misuseIsToldAlsoAboveTheLimit() {
    try (CappedAllocator capped = CappedAllocator.over(BumpArena.open(64), 10)) {
      MemorySegment block = capped.allocate(8, 8);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> capped.tryAllocate(11, 3))
          .withMessageContaining("byteAlignment=3");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> capped.tryResize(block, 11, 3))
          .withMessageContaining("byteAlignment=3");
    }
  }

  @Test
  void limitOfZeroRefusesAllButEmptyBlocks() {
    try (CappedAllocator capped = CappedAllocator.over(BumpArena.open(64), 0)) {
      assertThat(capped.tryAllocate(1, 1)).isEqualTo(new OverLimit(1, 0, 0));
      assertThat(capped.tryAllocate(0, 1).isGranted()).isTrue();
    }
  }

  @Test
  void limitCanBeChangedAndRemoved() {
    try (CappedAllocator capped = CappedAllocator.over(BumpArena.open(64), 10)) {
      capped.allocate(10, 1);
      capped.setLimitBytes(4);
      assertThat(capped.tryAllocate(1, 1)).isEqualTo(new OverLimit(1, 0, 4));
      capped.setLimitBytes(CappedAllocator.NO_LIMIT);
      assertThat(capped.tryAllocate(54, 1).isGranted()).isTrue();
      assertThat(capped.tryAllocate(1, 1)).isEqualTo(new Full(1, 0));
      assertThat(capped.limitBytes()).isEqualTo(Long.MAX_VALUE);
    }
  }

  @Test
  void limitIsKeptAcrossResetAndHasItsRoomBack() {
    try (BumpArena arena = BumpArena.open(64);
        CappedAllocator capped = CappedAllocator.over(arena, 10)) {
      capped.allocate(10, 1);
      arena.reset();
      assertThat(capped.tryAllocate(11, 1)).isEqualTo(new OverLimit(11, 10, 10));
      assertThat(capped.tryAllocate(10, 1).isGranted()).isTrue();
    }
  }

  @Test
  void releaseGivesRoomBack() {
    try (CappedAllocator capped = CappedAllocator.over(BlockPool.open(64, 4), 64)) {
      MemorySegment block = capped.allocate(64, 1);
      assertThat(capped.tryAllocate(1, 1)).isInstanceOf(OverLimit.class);
      capped.release(block);
      assertThat(capped.tryAllocate(64, 1).isGranted()).isTrue();
    }
  }

  @Test
  void onlyTheGrowthOfAResizeCounts() {
    try (CappedAllocator capped = CappedAllocator.over(BumpArena.open(1024), 100)) {
      MemorySegment block = capped.allocate(60, 1);
      assertThat(capped.tryResize(block, 101, 1)).isEqualTo(new OverLimit(101, 100, 100));
      block = capped.resize(block, 100, 1);
      capped.setLimitBytes(10);
      assertThat(capped.tryResize(block, 50, 1).isGranted()).isTrue();
    }
  }

  @Test
  void refusesNegativeLimits() {
    try (BumpArena arena = BumpArena.open(64)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CappedAllocator.over(arena, -1))
          .withMessage("limitBytes must be at least 0: limitBytes=-1");
      CappedAllocator capped = CappedAllocator.over(arena, 1);
      assertThatIllegalArgumentException().isThrownBy(() -> capped.setLimitBytes(-1));
      assertThat(capped.limitBytes()).isEqualTo(1);
    }
  }

  @Test
  void tellsTheDefaultObserverOfWhatItRefusesItself() {
    EventLog log = new EventLog();
    Observer before = Observers.setDefault(log);
    try (CappedAllocator capped = CappedAllocator.over(BumpArena.open(64, null), 10)) {
      capped.tryAllocate(11, 1);
      capped.tryAllocate(8, 1);
    } finally {
      Observers.setDefault(before);
    }
    assertThat(log.drain())
        .containsExactly("refused: needs 11 B, but the limit of 10 B leaves 10 B");
  }

  @Test
  void namesWhatItIsOver() {
    try (BumpArena arena = BumpArena.open(64);
        CappedAllocator capped = CappedAllocator.over(arena, 10)) {
      assertThat(capped.inner()).isSameAs(arena);
    }
  }
}
