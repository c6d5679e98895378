package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import metamemory.Outcome.Full;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sizes, alignments and refusals of [BumpArena].
class BumpArenaTest extends AllocatorContract {

  @Override
  Allocator open() {
    return BumpArena.open(1024, null);
  }

  @Test
  void placesBlocksOneBehindTheOther() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      MemorySegment first = arena.allocate(24, 8);
      MemorySegment second = arena.allocate(1, 1);
      MemorySegment third = arena.allocate(8, 8);
      assertThat(second.address() - first.address()).isEqualTo(24);
      assertThat(third.address() - first.address()).isEqualTo(32);
      assertThat(arena.position()).isEqualTo(40);
      assertThat(arena.usage()).isEqualTo(new Usage(3, 3, 33, 7, 64, 64, 40, 1, 0));
    }
  }

  @Test
  void zeroBytesShareAnAddressOnAnEmptyAndOnAFullArena() {
    try (BumpArena arena = BumpArena.open(16, null)) {
      MemorySegment empty = arena.allocate(0, 1);
      MemorySegment all = arena.allocate(16, 1);
      assertThat(empty.address()).isEqualTo(all.address());
      assertThat(arena.allocate(0, 1).address()).isEqualTo(all.address() + 16);
      assertThat(arena.usage().liveBlocks()).isEqualTo(3);
    }
  }

  @Test
  void refusesZeroBytesWhenNoAlignedAddressIsLeft() {
    try (BumpArena arena = BumpArena.open(15, null)) {
      arena.allocate(9, 1);
      assertThat(arena.tryAllocate(0, 8)).isEqualTo(new Full(0, 0));
      assertThat(arena.tryAllocate(0, 1).isGranted()).isTrue();
    }
  }

  @Test
  void grantsTheWholeCapacityAndNotOneByteMore() {
    try (BumpArena arena = BumpArena.open(16, null)) {
      assertThat(arena.tryAllocate(17, 1)).isEqualTo(new Full(17, 16));
      assertThat(arena.allocate(16, 16).byteSize()).isEqualTo(16);
      assertThat(arena.tryAllocate(1, 1)).isEqualTo(new Full(1, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE - 8, 1L << 62, 1L << 32, 1L << 24})
  void refusesHugeSizesWithoutOverflow(long byteSize) {
    try (BumpArena arena = BumpArena.open(64, null)) {
      arena.allocate(3, 1);
      assertThat(arena.tryAllocate(byteSize, 8)).isEqualTo(new Full(byteSize, 56));
      assertThat(arena.tryOffset(byteSize, 8)).isEqualTo(BumpArena.REFUSED);
      assertThat(arena.position()).isEqualTo(3);
    }
  }

  @Test
  void countTimesSizeDoesNotOverflow() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> arena.allocate(ValueLayout.JAVA_LONG, (1L << 61) + 1));
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> arena.allocate(MemoryLayout.sequenceLayout(4, ValueLayout.JAVA_INT), 1L << 60));
      assertThat(arena.usage().allocations()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {(1 << 24) - 1, 1 << 24, (1 << 24) + 1})
  void crossesThe16MiBBoundary(long byteSize) {
    try (BumpArena arena = BumpArena.open(byteSize + 8, null)) {
      arena.allocate(byteSize, 1).set(ValueLayout.JAVA_BYTE, byteSize - 1, (byte) 1);
      MemorySegment behind = arena.allocate(1, 1).fill((byte) 2);
      assertThat(behind.address() - arena.memory().address()).isEqualTo(byteSize);
      assertThat(arena.memory().get(ValueLayout.JAVA_BYTE, byteSize - 1)).isEqualTo((byte) 1);
    }
  }

  /// Over address space of which only the ends are touched.
  @Test
  @EnabledOnOs(OS.LINUX)
  void crossesThe4GiBBoundary() {
    try (LazyArena memory = LazyArena.open(6L << 30, 1, null);
        BumpArena arena = BumpArena.over(memory.allocate(5L << 30, 16), null)) {
      MemorySegment large = arena.allocate((1L << 32) - 8, 8);
      large.set(ValueLayout.JAVA_BYTE, (1L << 32) - 9, (byte) 1);
      MemorySegment across = arena.allocate(16, 8).fill((byte) 2);
      assertThat(arena.tryOffset(8, 8)).isEqualTo((1L << 32) + 8);
      assertThat(across.address() - large.address()).isEqualTo((1L << 32) - 8);
      assertThat(large.get(ValueLayout.JAVA_BYTE, (1L << 32) - 9)).isEqualTo((byte) 1);
      assertThat(arena.tryAllocate(1L << 32, 1)).isEqualTo(new Full(1L << 32, (1L << 30) - 16));
      assertThat(arena.usage().requestedBytes()).isEqualTo((1L << 32) + 16);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096})
  void alignsTheAddressNotTheOffset(long byteAlignment) {
    try (BumpArena arena = BumpArena.open(3 * 4096, null)) {
      arena.allocate(1, 1);
      MemorySegment block = arena.allocate(5, byteAlignment);
      assertThat(block.address() % byteAlignment).isZero();
      assertThat(block.address() - arena.memory().address()).isLessThanOrEqualTo(byteAlignment);
    }
  }

  @Test
  void alignmentOneDoesNotOverlap() {
    try (BumpArena arena = BumpArena.open(8, null)) {
      List<Long> offsets = new ArrayList<>();
      for (long offset = 0; offset != BumpArena.REFUSED; offset = arena.tryOffset(1, 1)) {
        offsets.add(offset);
      }
      assertThat(offsets).containsExactly(0L, 0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }
  }

  @Test
  void countsEveryGrantAlsoBeyond16Bits() {
    try (BumpArena arena = BumpArena.open(1 << 20, null)) {
      for (int i = 0; i < 40_000; i++) {
        arena.allocate(1, 1);
      }
      try (Scope scope = arena.openScope()) {
        for (int i = 0; i < 70_000; i++) {
          assertThat(scope.tryAllocate(3, 2).isGranted()).isTrue();
        }
        assertThat(scope.usage().allocations()).isEqualTo(70_000);
        assertThat(scope.usage().requestedBytes()).isEqualTo(210_000);
        assertThat(scope.usage().paddingBytes()).isEqualTo(69_999);
      }
      assertThat(arena.usage().allocations()).isEqualTo(110_000);
      assertThat(arena.usage().liveBlocks()).isEqualTo(40_000);
      assertThat(arena.position()).isEqualTo(40_000);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 29, 1L << 30, 1L << 31, 1L << 47, 1L << 48, 1L << 49, 1L << 62})
  void hugeAlignmentsAreRefusedWhereNoSuchAddressIsLeft(long byteAlignment) {
    try (BumpArena arena = BumpArena.open(64, null)) {
      arena.allocate(3, 1);
      if (arena.memory().address() % byteAlignment != 0) {
        assertThat(arena.tryAllocate(1, byteAlignment).isGranted()).isFalse();
        assertThat(arena.tryOffset(0, byteAlignment)).isEqualTo(BumpArena.REFUSED);
      }
      assertThat(arena.usage().allocations()).isEqualTo(1);
      assertThat(arena.position()).isEqualTo(3);
      assertThat(arena.tryOffset(1, 1)).isEqualTo(3);
    }
  }

  @SuppressWarnings("restricted") // What only a careless caller does.
  @ParameterizedTest
  @CsvSource({"-4096,64", "0,9223372036854775807", "281474976710656,64", "281473902968832,1"})
  void refusesABufferAtAnAddressThatNoSystemGives(long address, long byteSize) {
    MemorySegment made = MemorySegment.ofAddress(address).reinterpret(byteSize);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BumpArena.over(made, null))
        .withMessage(
            "memory must end at an address of at most 281473902968832: address="
                + address
                + ", byteSize="
                + byteSize);
  }

  @Test
  void tellsHowMuchFitsAtThatAlignment() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      arena.allocate(1, 16);
      assertThat(arena.tryAllocate(64, 1)).isEqualTo(new Full(64, 63));
      assertThat(arena.tryAllocate(64, 8)).isEqualTo(new Full(64, 56));
      assertThat(arena.tryAllocate(56, 8).isGranted()).isTrue();
    }
  }

  @Test
  void aRefusalChangesNothingAndASmallerRequestStillSucceeds() {
    try (BumpArena arena = BumpArena.open(32, null)) {
      arena.allocate(20, 1);
      Usage before = arena.usage();
      assertThat(arena.tryAllocate(13, 1)).isEqualTo(new Full(13, 12));
      assertThat(arena.tryOffset(13, 1)).isEqualTo(BumpArena.REFUSED);
      assertThat(arena.usage()).isEqualTo(before);
      assertThat(arena.tryAllocate(12, 1).isGranted()).isTrue();
    }
  }

  @Test
  void allocateThrowsTheRefusal() {
    try (BumpArena arena = BumpArena.open(16, null)) {
      assertThatExceptionOfType(AllocationRefusedException.class)
          .isThrownBy(() -> arena.allocate(17, 1))
          .withMessage("needs 17 B, but 16 B are free")
          .satisfies(thrown -> assertThat(thrown.refusal()).isEqualTo(new Full(17, 16)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 11, 0x1000, 0x12345})
  void fillsAnyCapacityToTheLastByte(long capacityBytes) {
    try (BumpArena arena = BumpArena.open(capacityBytes, null)) {
      for (long taken = 0; taken < capacityBytes; taken++) {
        assertThat(arena.tryOffset(1, 1)).isEqualTo(taken);
      }
      assertThat(arena.tryAllocate(1, 1)).isEqualTo(new Full(1, 0));
      assertThat(arena.usage().freeBytes()).isZero();
    }
  }

  @Test
  void anArenaOfZeroBytesGrantsOnlyZeroBytes() {
    try (BumpArena arena = BumpArena.open(0, null)) {
      assertThat(arena.tryAllocate(1, 1)).isEqualTo(new Full(1, 0));
      assertThat(arena.tryAllocate(0, 1).isGranted()).isTrue();
      assertThat(arena.memory().byteSize()).isZero();
    }
  }

  @Test
  void refusesANegativeCapacity() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BumpArena.open(-1))
        .withMessage("capacityBytes must be at least 0: capacityBytes=-1");
  }

  @Test
  void misuseOfOffsetsIsRefusedAlike() {
    try (BumpArena arena = BumpArena.open(16, null)) {
      assertThatIllegalArgumentException().isThrownBy(() -> arena.tryOffset(-1, 1));
      assertThatIllegalArgumentException().isThrownBy(() -> arena.tryOffset(1, 3));
    }
  }

  @Test
  void remembersTheHighWaterMarkAcrossResets() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      arena.allocate(40, 1);
      arena.reset();
      arena.allocate(8, 1);
      assertThat(arena.usage()).isEqualTo(new Usage(2, 1, 8, 0, 64, 64, 40, 1, 0));
    }
  }

  @Test
  void saysWhatIsUsedInAWord() {
    BumpArena arena = BumpArena.open(64, null);
    arena.allocate(5, 1);
    assertThat(arena).hasToString("BumpArena[5 of 64 B used]");
    arena.close();
    assertThat(arena).hasToString("BumpArena[closed]");
  }
}
