package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import metamemory.Outcome.Full;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedAllocatorTest {

  /// The contract at one level.
  abstract static class AtLevel extends AllocatorContract {
    abstract Checks level();

    @Override
    Allocator open() {
      return CheckedAllocator.over(BlockPool.open(128, 16, 8, null), level());
    }
  }

  @Nested
  class None extends AtLevel {
    @Override
    Checks level() {
      return Checks.NONE;
    }
  }

  @Nested
  class Scopes extends AtLevel {
    @Override
    Checks level() {
      return Checks.SCOPES;
    }
  }

  @Nested
  class Fill extends AtLevel {
    @Override
    Checks level() {
      return Checks.FILL;
    }
  }

  @Nested
  class Zones extends AtLevel {
    @Override
    Checks level() {
      return Checks.REDZONES;
    }
  }

  @Nested
  class Shadow extends AtLevel {
    @Override
    Checks level() {
      return Checks.SHADOW;
    }
  }

  @Nested
  class Fenced extends AtLevel {
    @Override
    Checks level() {
      return Checks.FENCE;
    }
  }

  @ParameterizedTest
  @EnumSource(value = Checks.class, names = "NONE", mode = Mode.EXCLUDE)
  void refusesSecondReleaseAndPartsOfBlocks(Checks level) {
    try (CheckedAllocator checked = CheckedAllocator.over(BumpArena.open(4096), level)) {
      MemorySegment first = checked.allocate(32, 8);
      MemorySegment second = checked.allocate(32, 8);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> checked.release(first.asSlice(0, 16)))
          .withMessageContaining("block must be whole")
          .withMessageContaining("byteSize=16, granted block=1");
      checked.release(first);
      assertThatIllegalStateException()
          .isThrownBy(() -> checked.release(first))
          .withMessageContaining("block is no longer live")
          .withMessageContaining("allocator=CheckedAllocator");
      assertThat(checked.liveBlocks()).containsExactly(second);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Checks.class,
      names = {"NONE", "SCOPES"},
      mode = Mode.EXCLUDE)
  void newBlocksAreFullOfTheUnwrittenByte(Checks level) {
    try (CheckedAllocator checked = CheckedAllocator.over(BumpArena.open(4096), level)) {
      MemorySegment block = checked.allocate(24, 8);
      assertThat(block.toArray(ValueLayout.JAVA_BYTE)).containsOnly(0x7f);
      block.fill((byte) 1);
      block = checked.resize(block, 40, 8);
      assertThat(block.asSlice(0, 24).toArray(ValueLayout.JAVA_BYTE)).containsOnly(1);
      assertThat(block.asSlice(24).toArray(ValueLayout.JAVA_BYTE)).containsOnly(0x7f);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Checks.class,
      names = {"FILL", "REDZONES", "SHADOW"})
  void releasedBlocksAreFullOfTheReleasedByte(Checks level) {
    try (CheckedAllocator checked = CheckedAllocator.over(BumpArena.open(4096), level)) {
      MemorySegment block = checked.allocate(24, 8).fill((byte) 1);
      checked.release(block);
      assertThat(block.toArray(ValueLayout.JAVA_BYTE)).containsOnly(0x6b);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {24, 39, -1, -16})
  void namesBlockOffsetAndBytesOfAnOverrun(long offset) {
    BumpArena arena = BumpArena.open(4096);
    try (CheckedAllocator checked = CheckedAllocator.over(arena, Checks.REDZONES)) {
      checked.allocate(8, 8);
      MemorySegment block = checked.allocate(24, 8);
      long start = block.address() - arena.memory().address();
      arena.memory().set(ValueLayout.JAVA_BYTE, start + offset, (byte) 0x41);
      assertThatIllegalStateException()
          .isThrownBy(() -> checked.release(block))
          .withMessageStartingWith(offset < 0 ? "bytes before a block" : "bytes behind a block")
          .withMessageContaining(
              "were written: block=2, address=%d, byteSize=24, offset=%d, found=41",
              block.address(), offset);
      // The fault is told once, and the block can be released now.
      checked.release(block);
    }
  }

  @Test
  void overrunIsFoundAtResizeResetVerifyAndClose() {
    BumpArena arena = BumpArena.open(4096);
    CheckedAllocator checked = CheckedAllocator.over(arena, Checks.REDZONES);
    List<Runnable> looks =
        List.of(
            checked::verify,
            checked::reset,
            () -> checked.resize(last(checked), 50, 8),
            checked::close);
    for (Runnable look : looks) {
      MemorySegment block = checked.allocate(10, 1);
      long end = block.address() + 10 - arena.memory().address();
      arena.memory().set(ValueLayout.JAVA_BYTE, end, (byte) 1);
      assertThatIllegalStateException()
          .isThrownBy(look::run)
          .withMessageContaining("offset=10, found=01 5a 5a 5a 5a 5a 5a 5a");
    }
    assertThatIllegalStateException().isThrownBy(() -> arena.allocate(1, 1));
  }

  private static MemorySegment last(CheckedAllocator checked) {
    return checked.liveBlocks().getLast();
  }

  @Test
  void severalFaultsAreToldTogether() {
    BumpArena arena = BumpArena.open(4096);
    try (CheckedAllocator checked = CheckedAllocator.over(arena, Checks.REDZONES)) {
      checked.allocate(8, 8);
      checked.allocate(8, 8);
      arena.memory().fill((byte) 0);
      assertThatIllegalStateException()
          .isThrownBy(checked::verify)
          .withMessageContaining("block=1")
          .satisfies(fault -> assertThat(fault.getSuppressed()).hasSize(1));
      checked.verify();
    }
  }

  @Test
  void blockMayBeWrittenToItsLastByte() {
    for (Checks level : Checks.values()) {
      try (CheckedAllocator checked = CheckedAllocator.over(BumpArena.open(1 << 20), level)) {
        for (long alignment = 1; alignment <= 8192; alignment *= 2) {
          MemorySegment block = checked.allocate(alignment + 1, alignment).fill((byte) 3);
          assertThat(block.address() % alignment).isZero();
          checked.release(block);
        }
        checked.verify();
      }
    }
  }

  @Test
  void resizeMovesSoThatOldUsersAreFound() {
    try (CheckedAllocator checked = CheckedAllocator.over(BumpArena.open(4096), Checks.REDZONES)) {
      MemorySegment old = checked.allocate(8, 8);
      MemorySegment block = checked.resize(old, 8, 8);
      assertThat(block.address()).isNotEqualTo(old.address());
      assertThatIllegalStateException().isThrownBy(() -> checked.release(old));
      assertThat(checked.usage().allocations()).isEqualTo(1);
    }
  }

  @Test
  void refusedResizeKeepsTheBlock() {
    try (CheckedAllocator checked = CheckedAllocator.over(BumpArena.open(100), Checks.SHADOW)) {
      MemorySegment block = checked.allocate(8, 8).fill((byte) 4);
      assertThat(checked.tryResize(block, 60, 8)).isEqualTo(new Full(92, 60));
      assertThat(block.toArray(ValueLayout.JAVA_BYTE)).containsOnly(4);
      checked.release(block);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Checks.class, names = "NONE", mode = Mode.EXCLUDE)
  void noticesThatBlocksWereDroppedUnderneath(Checks level) {
    BumpArena arena = BumpArena.open(4096);
    try (CheckedAllocator checked = CheckedAllocator.over(arena, level)) {
      MemorySegment dropped = checked.allocate(24, 8);
      checked.release(checked.allocate(8, 8));
      arena.reset();
      assertThatIllegalStateException().isThrownBy(() -> checked.release(dropped));
      assertThat(checked.liveBlocks()).isEmpty();
      MemorySegment block = checked.allocate(24, 8);
      checked.verify();
      checked.release(block);
    }
  }

  @Test
  void resetLooksAndResetsThoughThereAreFaults() {
    BumpArena arena = BumpArena.open(4096);
    try (CheckedAllocator checked = CheckedAllocator.over(arena, Checks.SHADOW)) {
      checked.allocate(8, 8);
      arena.memory().fill((byte) 0);
      assertThatIllegalStateException().isThrownBy(checked::reset);
      assertThat(arena.usage().usedBytes()).isZero();
      checked.allocate(8, 8);
      checked.reset();
    }
    try (CheckedAllocator pooled = CheckedAllocator.over(BlockPool.open(64, 2), Checks.FILL)) {
      pooled.allocate(8, 8);
      pooled.reset();
      assertThat(pooled.usage().liveBlocks()).isZero();
    }
  }

  @Test
  void saysWhatItCannotReset() {
    try (CheckedAllocator checked =
        CheckedAllocator.over(CappedAllocator.over(BumpArena.open(64), 64), Checks.FILL)) {
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(checked::reset)
          .withMessageStartingWith(
              "reset the allocator underneath itself, after verify(): inner=Capped");
    }
  }

  @Test
  void countsRedzonesAsPadding() {
    try (CheckedAllocator checked = CheckedAllocator.over(BumpArena.open(4096), Checks.REDZONES)) {
      checked.allocate(24, 8);
      assertThat(checked.usage().requestedBytes()).isEqualTo(24);
      assertThat(checked.usage().paddingBytes()).isEqualTo(32);
      assertThat(checked)
          .hasToString(
              "CheckedAllocator[REDZONES, 1 blocks live over BumpArena[56 of 4096 B used]]");
    }
  }
}
