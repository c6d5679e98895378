package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a [CheckedAllocator] keeps after a release and knows of each byte: the level
/// [Checks#SHADOW].
class CheckedAllocatorKeptTest {

  @Test
  void writeAfterReleaseIsFoundWhenLooking() {
    try (CheckedAllocator checked = CheckedAllocator.over(BumpArena.open(4096), Checks.SHADOW)) {
      MemorySegment block = checked.allocate(24, 8);
      checked.release(block);
      block.set(ValueLayout.JAVA_INT, 8, 42);
      assertThatIllegalStateException()
          .isThrownBy(checked::verify)
          .withMessage(
              "a block was written after its release: block=1, address=%d, byteSize=24, offset=8,"
                  + " found=2a 00 00 00 6b 6b 6b 6b",
              block.address());
    }
  }

  @Test
  void writeAfterReleaseIsFoundAtTheLatestBeforeTheBlockIsGrantedAgain() {
    try (CheckedAllocator checked =
        CheckedAllocator.over(BlockPool.open(64, 1024), Checks.SHADOW)) {
      MemorySegment stale = checked.allocate(8, 8);
      checked.release(stale);
      stale.set(ValueLayout.JAVA_LONG, 0, 7);
      List<MemorySegment> others = new ArrayList<>();
      for (int i = 0; i < 256; i++) {
        others.add(checked.allocate(8, 8));
        assertThat(others.getLast().address()).isNotEqualTo(stale.address());
      }
      others.subList(0, 255).forEach(checked::release);
      assertThatIllegalStateException()
          .isThrownBy(() -> checked.release(others.getLast()))
          .withMessageStartingWith("a block was written after its release: block=1");
      assertThat(checked.liveBlocks()).isEmpty();
    }
  }

  @Test
  void knowsWhatAnAddressIs() {
    BumpArena arena = BumpArena.open(4096);
    try (CheckedAllocator checked = CheckedAllocator.over(arena, Checks.SHADOW)) {
      MemorySegment block = checked.allocate(13, 8);
      long start = block.address() - arena.memory().address();
      MemorySegment memory = arena.memory();
      checked.checkAccess(memory, start, 13);
      assertThatIllegalStateException()
          .isThrownBy(() -> checked.checkAccess(memory, start, 14))
          .withMessage(
              "bytes must be of a live block: address=%d, offset=%d, what=REDZONE",
              block.address() + 13, start + 13);
      assertThatIllegalStateException()
          .isThrownBy(() -> checked.checkAccess(memory, start - 1, 1))
          .withMessageContaining("REDZONE");
      assertThatIllegalStateException()
          .isThrownBy(() -> checked.checkAccess(memory, 4000, 1))
          .withMessageContaining("UNKNOWN");
      checked.release(block);
      assertThatIllegalStateException()
          .isThrownBy(() -> checked.checkAccess(memory, start, 1))
          .withMessageContaining("RELEASED");
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> checked.checkAccess(memory, 4090, 7));
    }
  }

  @Test
  void showsTheSurroundingsOfLiveBlocksAndTheBytesOfKeptOnes() {
    try (CheckedAllocator checked = CheckedAllocator.over(BumpArena.open(1024), Checks.SHADOW)) {
      MemorySegment block = checked.allocate(8, 8);
      MemorySegment around = checked.surroundings(block);
      assertThat(around.byteSize()).isEqualTo(16 + 8 + 16);
      assertThat(around.isReadOnly()).isTrue();
      assertThat(block.address() - around.address()).isEqualTo(16);
      assertThat(around.get(ValueLayout.JAVA_BYTE, 0)).isEqualTo(Checks.REDZONE);
      checked.release(block);
      assertThat(checked.keptBlocks()).hasSize(1);
      assertThat(checked.keptBlocks().getFirst().get(ValueLayout.JAVA_BYTE, 0))
          .isEqualTo(Checks.RELEASED);
      assertThat(checked.inner()).isInstanceOf(BumpArena.class);
    }
  }

  @Test
  void releasedBlocksGoBackInTheirOrderAfter256Others() {
    try (BlockPool pool = BlockPool.open(64, 1024);
        CheckedAllocator checked = CheckedAllocator.over(pool, Checks.SHADOW)) {
      for (int i = 0; i < 300; i++) {
        MemorySegment block = checked.allocate(8, 8);
        assertThat(checked.release(block)).isEqualTo(i >= 256);
        assertThat(checked.keptBlocks()).hasSize(Math.min(i + 1, 256));
      }
      assertThat(pool.usage().liveBlocks()).isEqualTo(256);
      assertThat(checked.release(checked.allocate(8, 8))).isTrue();
    }
  }

  @Test
  void anOverrunOfAKeptBlockIsFoundBeforeItGoesBack() {
    BumpArena arena = BumpArena.open(1 << 16);
    try (CheckedAllocator checked = CheckedAllocator.over(arena, Checks.SHADOW)) {
      MemorySegment stale = checked.allocate(8, 8);
      long end = stale.address() + 8 - arena.memory().address();
      checked.release(stale);
      arena.memory().set(ValueLayout.JAVA_BYTE, end, (byte) 1);
      for (int i = 0; i < 255; i++) {
        checked.release(checked.allocate(8, 8));
      }
      MemorySegment last = checked.allocate(8, 8);
      assertThatIllegalStateException()
          .isThrownBy(() -> checked.release(last))
          .withMessageStartingWith("bytes behind a block were written: block=1");
    }
  }

  @Test
  void knowsEachByteOfABlockOfSeveralPages() {
    BumpArena arena = BumpArena.open(1 << 16);
    try (CheckedAllocator checked = CheckedAllocator.over(arena, Checks.SHADOW)) {
      checked.allocate(24, 8);
      MemorySegment block = checked.allocate(20_003, 8);
      long start = block.address() - arena.memory().address();
      checked.checkAccess(arena.memory(), start, 20_003);
      assertThatIllegalStateException()
          .isThrownBy(() -> checked.checkAccess(arena.memory(), start + 20_003, 1))
          .withMessageContaining("REDZONE");
    }
  }

  @Test
  void bytesThatAResetDroppedAreReleased() {
    BumpArena arena = BumpArena.open(4096);
    try (CheckedAllocator checked = CheckedAllocator.over(arena, Checks.SHADOW)) {
      MemorySegment block = checked.allocate(8, 8);
      long start = block.address() - arena.memory().address();
      checked.reset();
      assertThat(checked.liveBlocks()).isEmpty();
      assertThatIllegalStateException()
          .isThrownBy(() -> checked.checkAccess(arena.memory(), start, 8))
          .withMessageContaining("RELEASED");
    }
  }
}
