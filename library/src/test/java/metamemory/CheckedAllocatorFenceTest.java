package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import metamemory.Outcome.SystemRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A [CheckedAllocator] at the level [Checks#FENCE].
class CheckedAllocatorFenceTest {

  @Test
  @EnabledOnOs(OS.LINUX)
  @SuppressWarnings("restricted") // Only whoever lifts a block's bounds can overrun it.
  void fenceStopsTheVeryAccess() {
    try (CheckedAllocator checked = CheckedAllocator.over(BumpArena.open(4096), Checks.FENCE)) {
      MemorySegment block = checked.allocate(24, 8);
      MemorySegment unbounded = block.reinterpret(4096);
      unbounded.set(ValueLayout.JAVA_BYTE, 23, (byte) 1);
      assertThatExceptionOfType(InternalError.class)
          .isThrownBy(() -> unbounded.set(ValueLayout.JAVA_BYTE, 24, (byte) 1));
      assertThatExceptionOfType(InternalError.class)
          .isThrownBy(() -> unbounded.get(ValueLayout.JAVA_LONG, 24));
      checked.release(block);
      assertThatIllegalStateException().isThrownBy(() -> block.get(ValueLayout.JAVA_BYTE, 0));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void fencedBlocksHaveAnyAlignment() {
    try (CheckedAllocator checked = CheckedAllocator.over(BumpArena.open(4 << 20), Checks.FENCE)) {
      for (long alignment : new long[] {4096, 8192, 1 << 20}) {
        MemorySegment block = checked.allocate(1, alignment).fill((byte) 1);
        assertThat(block.address() % alignment).isZero();
      }
      checked.verify();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatTheSystemHasNoAddressesForIsRefusedAndItsTwinReleased() {
    long half = 1L << 46;
    try (CheckedAllocator checked = CheckedAllocator.over(LazyArena.open(half), Checks.FENCE)) {
      assertThat(checked.tryAllocate(half, 1)).isEqualTo(new SystemRefused("mmap", 12));
      assertThat(checked.inner().usage().liveBlocks()).isZero();
      checked.allocate(8, 8);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void fencedBlocksEndAtTheirReleaseAndAreNotKept() {
    try (CheckedAllocator checked = CheckedAllocator.over(BumpArena.open(4096), Checks.FENCE)) {
      MemorySegment block = checked.allocate(24, 8);
      checked.release(block);
      assertThat(checked.keptBlocks()).isEmpty();
      assertThat(checked.liveBlocks()).isEmpty();
      assertThat(checked.inner().usage().liveBlocks()).isZero();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void fencedBlocksEndWithTheAllocatorUnderneath() {
    BumpArena arena = BumpArena.open(4096);
    try (CheckedAllocator checked = CheckedAllocator.over(arena, Checks.FENCE)) {
      MemorySegment block = checked.allocate(24, 8);
      assertThat(checked.owns(block)).isTrue();
      arena.reset();
      assertThat(checked.usage().liveBlocks()).isZero();
      assertThatIllegalStateException().isThrownBy(() -> block.get(ValueLayout.JAVA_BYTE, 0));
    }
  }

  @Test
  void fenceIsShadowWhereItIsNotSupported() {
    try (CheckedAllocator checked = CheckedAllocator.over(BumpArena.open(64), Checks.FENCE)) {
      assertThat(checked.level()).isEqualTo(Fence.isSupported() ? Checks.FENCE : Checks.SHADOW);
    }
  }
}
