package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the docs of [Allocator] promise, whatever the allocator: a test class of one extends this.
abstract class AllocatorContract {

  /// An allocator that can grant at least 3 blocks of up to 64 bytes, aligned up to 16, and not one
  /// of 1 MiB.
  abstract Allocator open();

  @Test
  void grantsAlignedBlockOfTheSizeAskedFor() {
    try (Allocator allocator = open()) {
      for (long alignment = 1; alignment <= 16; alignment *= 2) {
        MemorySegment block = allocator.allocate(3, alignment);
        assertThat(block.byteSize()).isEqualTo(3);
        assertThat(block.address() % alignment).isZero();
        allocator.release(block);
      }
    }
  }

  @Test
  void blocksDoNotOverlapAndAreOwned() {
    try (Allocator allocator = open()) {
      MemorySegment first = allocator.allocate(64, 8).fill((byte) 1);
      MemorySegment second = allocator.allocate(64, 8).fill((byte) 2);
      assertThat(first.asOverlappingSlice(second)).isEmpty();
      assertThat(first.toArray(ValueLayout.JAVA_BYTE)).containsOnly(1);
      assertThat(List.of(first, second)).allMatch(allocator::owns);
      assertThat(allocator.owns(MemorySegment.ofArray(new byte[8]))).isFalse();
      assertThat(allocator.owns(MemorySegment.NULL)).isFalse();
    }
  }

  @Test
  void blocksOfAlignmentOneDoNotOverlap() {
    try (Allocator allocator = open()) {
      MemorySegment first = allocator.allocate(1, 1).fill((byte) 1);
      MemorySegment second = allocator.allocate(3, 1).fill((byte) 2);
      MemorySegment third = allocator.allocate(2, 1).fill((byte) 3);
      assertThat(first.toArray(ValueLayout.JAVA_BYTE)).containsOnly(1);
      assertThat(second.toArray(ValueLayout.JAVA_BYTE)).containsOnly(2);
      assertThat(third.toArray(ValueLayout.JAVA_BYTE)).containsOnly(3);
    }
  }

  @Test
  void alignmentsUpTo4096AreGivenOrRefusedWithoutATrace() {
    for (long alignment = 1; alignment <= 4096; alignment *= 2) {
      try (Allocator allocator = open()) {
        allocator.allocate(1, 1);
        Usage before = allocator.usage();
        switch (allocator.tryAllocate(5, alignment)) {
          case Outcome.Granted(MemorySegment block) ->
              assertThat(block.address() % alignment).isZero();
          case Outcome.Refusal _ -> {
            assertThat(alignment).isGreaterThan(16);
            assertThat(allocator.usage()).isEqualTo(before);
          }
        }
      }
    }
  }

  @Test
  void grantsZeroBytes() {
    try (Allocator allocator = open()) {
      MemorySegment block = allocator.allocate(0, 1);
      assertThat(block.byteSize()).isZero();
      assertThat(allocator.usage().liveBlocks()).isEqualTo(1);
      assertThat(allocator.usage().requestedBytes()).isZero();
    }
  }

  @Test
  void refusesNegativeSizeAsMisuse() {
    try (Allocator allocator = open()) {
      Usage before = allocator.usage();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> allocator.tryAllocate(-1, 1))
          .withMessage("byteSize must be at least 0: byteSize=-1");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> allocator.tryAllocate(Long.MIN_VALUE, 8));
      assertThat(allocator.usage()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3, -8, 6, Long.MAX_VALUE, Long.MIN_VALUE})
  void refusesAlignmentThatIsNoPowerOfTwo(long byteAlignment) {
    try (Allocator allocator = open()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> allocator.tryAllocate(8, byteAlignment))
          .withMessageContaining("byteAlignment=" + byteAlignment);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1 << 24, 1L << 32, 1L << 62, Long.MAX_VALUE})
  void refusesWhatCannotFitAndChangesNothing(long byteSize) {
    try (Allocator allocator = open()) {
      allocator.allocate(8, 8);
      Usage before = allocator.usage();
      Outcome outcome = allocator.tryAllocate(byteSize, 8);
      assertThat(outcome).isInstanceOf(Outcome.Refusal.class);
      assertThat(allocator.usage()).isEqualTo(before);
      assertThat(allocator.tryAllocate(8, 8).isGranted()).isTrue();
      assertThatExceptionOfType(AllocationRefusedException.class)
          .isThrownBy(() -> allocator.allocate(byteSize, 8))
          .satisfies(refused -> assertThat(refused.refusal()).isInstanceOf(outcome.getClass()));
    }
  }

  @Test
  void givesABlockOrNullAsTheOutcomeWouldSay() {
    try (Allocator allocator = open()) {
      MemorySegment block = Objects.requireNonNull(allocator.allocateOrNull(10, 8)).fill((byte) 1);
      MemorySegment other = Objects.requireNonNull(allocator.allocateOrNull(3, 16)).fill((byte) 2);
      assertThat(block.byteSize()).isEqualTo(10);
      assertThat(block.address() % 8).isZero();
      assertThat(other.address() % 16).isZero();
      assertThat(block.toArray(ValueLayout.JAVA_BYTE)).containsOnly(1);
      assertThat(List.of(block, other)).allMatch(allocator::owns);
      Usage before = allocator.usage();
      assertThat(before.liveBlocks()).isEqualTo(2);
      assertThat(before.requestedBytes()).isEqualTo(13);
      assertThat(allocator.allocateOrNull(1L << 62, 8)).isNull();
      assertThat(allocator.allocateOrNull(Long.MAX_VALUE, 1)).isNull();
      assertThat(allocator.usage()).isEqualTo(before);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> allocator.allocateOrNull(-1, 8))
          .withMessage("byteSize must be at least 0: byteSize=-1");
    }
  }

  @Test
  void refusesAlignmentThatNoAddressHas() {
    try (Allocator allocator = open()) {
      assertThat(allocator.tryAllocate(8, 1L << 62)).isInstanceOf(Outcome.Refusal.class);
      assertThat(allocator.usage().liveBlocks()).isZero();
    }
  }

  @Test
  void usageFollowsAllocateResizeAndRelease() {
    try (Allocator allocator = open()) {
      MemorySegment block = allocator.allocate(10, 8);
      assertThat(allocator.usage().requestedBytes()).isEqualTo(10);
      block = allocator.resize(block, 20, 8);
      assertThat(allocator.usage().requestedBytes()).isEqualTo(20);
      assertThat(allocator.usage().allocations()).isEqualTo(1);
      allocator.release(block);
      assertThat(allocator.usage().requestedBytes()).isZero();
      assertThat(allocator.usage().liveBlocks()).isZero();
      assertThat(allocator.usage().peakBytes()).isGreaterThanOrEqualTo(20);
    }
  }

  @Test
  void resizeKeepsTheBytesOfTheSmallerSize() {
    try (Allocator allocator = open()) {
      MemorySegment block = allocator.allocate(4, 8);
      block.set(ValueLayout.JAVA_INT, 0, 0x1234_5678);
      MemorySegment larger = allocator.resize(block, 64, 8);
      assertThat(larger.byteSize()).isEqualTo(64);
      assertThat(larger.get(ValueLayout.JAVA_INT, 0)).isEqualTo(0x1234_5678);
      MemorySegment smaller = allocator.resize(larger, 2, 8);
      assertThat(smaller.get(ValueLayout.JAVA_SHORT, 0)).isEqualTo((short) 0x5678);
      assertThat(allocator.resize(smaller, 2, 8).byteSize()).isEqualTo(2);
      assertThat(allocator.usage().liveBlocks()).isEqualTo(1);
    }
  }

  @Test
  void shrinkingAndThenGrowingKeepsOnlyTheBytesOfTheSmallestSize() {
    try (Allocator allocator = open()) {
      MemorySegment block = allocator.allocate(64, 8).fill((byte) 1);
      block = allocator.resize(block, 3, 8);
      block = allocator.resize(block, 0, 8);
      block = allocator.resize(block, 2, 8).fill((byte) 2);
      block = allocator.resize(block, 60, 8);
      assertThat(block.byteSize()).isEqualTo(60);
      assertThat(block.asSlice(0, 2).toArray(ValueLayout.JAVA_BYTE)).containsOnly(2);
      assertThat(allocator.usage().requestedBytes()).isEqualTo(60);
    }
  }

  @Test
  void resizeGivesTheAlignmentThatWasAskedForAndKeepsTheBytes() {
    try (Allocator allocator = open()) {
      MemorySegment block = allocator.allocate(5, 1).fill((byte) 7);
      for (long alignment = 1; alignment <= 16; alignment *= 2) {
        block = allocator.resize(block, 5, alignment);
        assertThat(block.address() % alignment).isZero();
        assertThat(block.toArray(ValueLayout.JAVA_BYTE)).containsOnly(7);
      }
      assertThat(allocator.usage().liveBlocks()).isEqualTo(1);
    }
  }

  @Test
  void resizeThatMovesCopiesOnlyTheOldSize() {
    try (Allocator allocator = open()) {
      MemorySegment block = allocator.allocate(8, 8).fill((byte) 1);
      MemorySegment behind = allocator.allocate(8, 8).fill((byte) 2);
      MemorySegment grown = allocator.resize(block, 32, 8);
      assertThat(grown.asSlice(0, 8).toArray(ValueLayout.JAVA_BYTE)).containsOnly(1);
      grown.fill((byte) 3);
      assertThat(behind.toArray(ValueLayout.JAVA_BYTE)).containsOnly(2);
    }
  }

  @Test
  void resizeRefusesNegativeSizesAndWrongAlignmentsAsMisuse() {
    try (Allocator allocator = open()) {
      MemorySegment block = allocator.allocate(8, 8).fill((byte) 1);
      Usage before = allocator.usage();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> allocator.tryResize(block, -1, 8))
          .withMessage("byteSize must be at least 0: byteSize=-1");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> allocator.tryResize(block, 16, 3))
          .withMessageContaining("byteAlignment=3");
      assertThat(allocator.usage()).isEqualTo(before);
      assertThat(block.toArray(ValueLayout.JAVA_BYTE)).containsOnly(1);
    }
  }

  @Test
  void refusesACountTimesSizeThatOverflowsAsMisuse() {
    try (Allocator allocator = open()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> allocator.allocate(ValueLayout.JAVA_LONG, (1L << 61) + 1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> allocator.allocate(ValueLayout.JAVA_INT, -1));
      assertThat(allocator.usage().allocations()).isZero();
    }
  }

  @Test
  void refusedResizeKeepsTheBlock() {
    try (Allocator allocator = open()) {
      MemorySegment block = allocator.allocate(8, 8).fill((byte) 9);
      Usage before = allocator.usage();
      assertThat(allocator.tryResize(block, 1 << 24, 8)).isInstanceOf(Outcome.Refusal.class);
      assertThat(allocator.tryResize(block, Long.MAX_VALUE, 8)).isInstanceOf(Outcome.Refusal.class);
      assertThat(block.toArray(ValueLayout.JAVA_BYTE)).containsOnly(9);
      assertThat(allocator.usage()).isEqualTo(before);
      allocator.release(block);
    }
  }

  @Test
  void refusesToResizeOrReleaseForeignBlocks() {
    try (Allocator allocator = open();
        Arena other = Arena.ofConfined()) {
      for (MemorySegment foreign :
          List.of(other.allocate(8, 8), MemorySegment.ofArray(new long[1]), MemorySegment.NULL)) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> allocator.release(foreign))
            .withMessageContaining("address=" + foreign.address());
        assertThatIllegalArgumentException().isThrownBy(() -> allocator.tryResize(foreign, 16, 8));
      }
    }
  }

  @Test
  void refusesToResizeOrReleaseABlockThatWasReleased() {
    try (Allocator allocator = open()) {
      MemorySegment block = allocator.allocate(8, 8);
      allocator.release(block);
      Usage before = allocator.usage();
      assertThatIllegalStateException()
          .isThrownBy(() -> allocator.tryResize(block, 16, 8))
          .withMessageContaining("no longer live");
      assertThatIllegalStateException()
          .isThrownBy(() -> allocator.release(block))
          .withMessageContaining("no longer live");
      assertThat(allocator.usage()).isEqualTo(before);
    }
  }

  @Test
  void zeroedBlockIsZeroThoughTheBytesWereUsed() {
    try (Allocator allocator = open()) {
      MemorySegment block = allocator.allocate(64, 8).fill((byte) 5);
      allocator.release(block);
      assertThat(allocator.allocateZeroed(64, 8).toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
    }
  }

  @Test
  void jdkMethodsAllocateStringsAndArrays() {
    try (Allocator allocator = open()) {
      assertThat(allocator.allocateFrom("Löwe").getString(0)).isEqualTo("Löwe");
      assertThat(
              allocator.allocateFrom(ValueLayout.JAVA_INT, 1, 2, 3).toArray(ValueLayout.JAVA_INT))
          .containsExactly(1, 2, 3);
    }
  }

  @Test
  void closedAllocatorSaysSo() {
    Allocator allocator = open();
    MemorySegment block = allocator.allocate(8, 8);
    allocator.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> allocator.tryAllocate(8, 8))
        .withMessageContaining("closed");
    assertThatIllegalStateException()
        .isThrownBy(() -> allocator.allocateOrNull(8, 8))
        .withMessageContaining("closed");
    assertThatIllegalStateException()
        .isThrownBy(() -> allocator.release(block))
        .withMessageContaining("closed");
    assertThatIllegalStateException()
        .isThrownBy(() -> allocator.tryResize(block, 16, 8))
        .withMessageContaining("closed");
    assertThat(allocator.owns(block)).isFalse();
    allocator.close();
  }

  @Test
  void refusesOtherThreadsAndStaysWhole() throws InterruptedException {
    try (Allocator allocator = open()) {
      MemorySegment block = allocator.allocate(8, 8);
      List<Runnable> calls =
          List.of(
              () -> allocator.tryAllocate(8, 8),
              () -> allocator.allocateOrNull(8, 8),
              () -> allocator.tryResize(block, 4, 8),
              () -> allocator.release(block),
              allocator::usage,
              allocator::close);
      for (Runnable call : calls) {
        assertThat(OtherThread.failureOf(call)).isInstanceOf(WrongThreadException.class);
      }
      allocator.release(block);
    }
  }

  @Test
  void blocksRefuseOtherThreads() throws InterruptedException {
    try (Allocator allocator = open()) {
      MemorySegment block = allocator.allocate(8, 8).fill((byte) 1);
      assertThat(OtherThread.failureOf(() -> block.set(ValueLayout.JAVA_BYTE, 0, (byte) 2)))
          .isInstanceOf(WrongThreadException.class);
      assertThat(block.toArray(ValueLayout.JAVA_BYTE)).containsOnly(1);
    }
  }
}
