package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import metamemory.Outcome.SystemRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("restricted") // one test makes a segment of an address
class HeapAllocatorTest extends AllocatorContract {
  private static final int ENOMEM = 12;

  @Override
  Allocator open() {
    return HeapAllocator.open(null);
  }

  /// The C library has room for what an arena refuses; what it has no room for is tested below.
  @Override
  @ParameterizedTest
  @ValueSource(longs = {1L << 62, Long.MAX_VALUE - 64, Long.MAX_VALUE})
  void refusesWhatCannotFitAndChangesNothing(long byteSize) {
    super.refusesWhatCannotFitAndChangesNothing(byteSize);
  }

  @Override
  @Test
  void refusedResizeKeepsTheBlock() {
    try (HeapAllocator heap = HeapAllocator.open(null)) {
      MemorySegment block = heap.allocate(8, 8).fill((byte) 9);
      Usage before = heap.usage();
      assertThat(heap.tryResize(block, Long.MAX_VALUE, 8))
          .isEqualTo(new SystemRefused("malloc", ENOMEM));
      assertThat(heap.tryResize(block, 1L << 62, 8)).isEqualTo(new SystemRefused("malloc", ENOMEM));
      assertThat(block.toArray(JAVA_BYTE)).containsOnly(9);
      assertThat(heap.usage()).isEqualTo(before);
    }
  }

  @Test
  void tellsTheErrorNumberOfTheRefusal() {
    try (HeapAllocator heap = HeapAllocator.open(null)) {
      assertThat(heap.tryAllocate(1L << 62, 8)).isEqualTo(new SystemRefused("malloc", ENOMEM));
      assertThat(heap.tryAllocateZeroed(1L << 62, 8))
          .isEqualTo(new SystemRefused("calloc", ENOMEM));
      assertThatExceptionOfType(AllocationRefusedException.class)
          .isThrownBy(() -> heap.allocateZeroed(1L << 62, 8))
          .withMessage("calloc failed: errno=12");
    }
  }

  @Test
  void refusesMisuseAlsoForZeroedBlocks() {
    try (HeapAllocator heap = HeapAllocator.open(null)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> heap.tryAllocateZeroed(-1, 8))
          .withMessage("byteSize must be at least 0: byteSize=-1");
      assertThatIllegalArgumentException().isThrownBy(() -> heap.tryAllocateZeroed(8, 3));
    }
  }

  @Test
  void saysHowMuchIsLive() {
    HeapAllocator heap = HeapAllocator.open(null);
    heap.allocate(24, 8);
    assertThat(heap).hasToString("HeapAllocator[1 blocks, 24 B live]");
    heap.close();
    assertThat(heap).hasToString("HeapAllocator[0 blocks, 0 B live, closed]");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 16, 32, 64, 4096, 1 << 20})
  void alignsAndCountsWhatThatCosts(long byteAlignment) {
    try (HeapAllocator heap = HeapAllocator.open(null)) {
      MemorySegment block = heap.allocate(100, byteAlignment).fill((byte) 1);
      assertThat(block.address() % byteAlignment).isZero();
      assertThat(heap.usage().paddingBytes()).isEqualTo(Math.max(0, byteAlignment - 16));
      MemorySegment moved = heap.resize(block, 200, byteAlignment);
      assertThat(moved.address() % byteAlignment).isZero();
      assertThat(moved.asSlice(0, 100).toArray(JAVA_BYTE)).containsOnly(1);
      MemorySegment shrunk = heap.resize(moved, 50, byteAlignment);
      assertThat(shrunk.address() % byteAlignment).isZero();
      assertThat(shrunk.toArray(JAVA_BYTE)).containsOnly(1);
      heap.release(shrunk);
    }
  }

  /// The C library reserves such blocks, and the system backs what is touched: their ends.
  @ParameterizedTest
  @ValueSource(longs = {(1 << 24) - 1, 1 << 24, (1 << 24) + 1, (1L << 32) + 8})
  void crossesThe16MiBAndThe4GiBBoundary(long byteSize) {
    try (HeapAllocator heap = HeapAllocator.open(null)) {
      Outcome outcome = heap.tryAllocate(byteSize, 1);
      assumeTrue(outcome.isGranted() || byteSize < 1L << 32, "the system has less memory");
      MemorySegment block = outcome.orElseThrow();
      block.set(JAVA_BYTE, byteSize - 1, (byte) 1);
      assertThat(heap.usage().requestedBytes()).isEqualTo(byteSize);
      MemorySegment start = heap.resize(block, byteSize - (1 << 24) + 2, 1);
      start.set(JAVA_BYTE, start.byteSize() - 1, (byte) 2);
      assertThat(heap.usage().requestedBytes()).isEqualTo(byteSize - (1 << 24) + 2);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 100, 64 << 10, (64 << 10) + 1, 10 << 20})
  void zeroesSmallAndLarge(long byteSize) {
    try (HeapAllocator heap = HeapAllocator.open(null)) {
      MemorySegment dirty = heap.allocate(byteSize, 1).fill((byte) 7);
      heap.release(dirty);
      MemorySegment zeroed = heap.allocateZeroed(byteSize, 1);
      assertThat(zeroed.mismatch(MemorySegment.ofArray(new byte[(int) byteSize]))).isEqualTo(-1);
    }
  }

  @Test
  void zeroBytesHaveAnAddressOfTheirOwn() {
    try (HeapAllocator heap = HeapAllocator.open(null)) {
      MemorySegment first = heap.allocate(0, 1);
      MemorySegment second = heap.allocate(0, 1);
      assertThat(first.address()).isNotEqualTo(second.address());
      assertThat(heap.resize(first, 8, 8).byteSize()).isEqualTo(8);
      heap.release(second);
    }
  }

  @Test
  void aBlockUsedAfterItsReleaseThrowsEvenIfItWasLarge() {
    try (HeapAllocator heap = HeapAllocator.open(null)) {
      MemorySegment block = heap.allocate(64 << 20, 8);
      heap.release(block);
      assertThatIllegalStateException()
          .isThrownBy(() -> block.get(JAVA_LONG, 0))
          .withMessage("Already closed");
    }
  }

  @Test
  void aBlockUsedAfterItsResizeThrows() {
    try (HeapAllocator heap = HeapAllocator.open(null)) {
      MemorySegment block = heap.allocate(64, 8);
      MemorySegment smaller = heap.resize(block, 32, 8);
      MemorySegment larger = heap.resize(smaller, 320, 8);
      assertThatIllegalStateException().isThrownBy(() -> block.get(JAVA_LONG, 0));
      assertThatIllegalStateException().isThrownBy(() -> smaller.get(JAVA_LONG, 0));
      larger.set(JAVA_LONG, 312, 1);
    }
  }

  @Test
  void refusesASecondReleaseThoughTheAddressLivesAgain() {
    try (HeapAllocator heap = HeapAllocator.open(null)) {
      MemorySegment block = heap.allocate(64, 8);
      heap.release(block);
      MemorySegment again = heap.allocate(64, 8);
      assertThatIllegalStateException()
          .isThrownBy(() -> heap.release(block))
          .withMessageContaining("released");
      assertThatIllegalStateException().isThrownBy(() -> heap.tryResize(block, 8, 8));
      again.set(JAVA_LONG, 0, 1);
    }
  }

  @Test
  void refusesAPartOfABlock() {
    try (HeapAllocator heap = HeapAllocator.open(null)) {
      MemorySegment block = heap.allocate(64, 8);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> heap.release(block.asSlice(0, 32)))
          .withMessage("block must be whole, as it was granted: byteSize=32, granted=64");
      assertThatIllegalArgumentException().isThrownBy(() -> heap.release(block.asSlice(8)));
    }
  }

  @Test
  void ownsItsLiveBlocksAndPartsOfThem() {
    try (HeapAllocator heap = HeapAllocator.open(null);
        HeapAllocator other = HeapAllocator.open(null)) {
      MemorySegment block = heap.allocate(64, 8);
      assertThat(heap.owns(block)).isTrue();
      assertThat(heap.owns(block.asSlice(8, 8))).isTrue();
      assertThat(other.owns(block)).isFalse();
      assertThat(heap.owns(MemorySegment.ofAddress(block.address() + 60).reinterpret(8))).isFalse();
      heap.release(block);
      assertThat(heap.owns(block)).isFalse();
    }
  }

  @Test
  void countsWhatNobodyReleased() {
    HeapAllocator heap = HeapAllocator.open(null);
    MemorySegment leaked = heap.allocate(24, 8);
    heap.release(heap.allocate(100, 8));
    assertThat(heap.liveBlocks()).containsExactly(leaked);
    assertThat(heap.leakedBlocks()).isZero();
    heap.close();
    assertThat(heap.leakedBlocks()).isEqualTo(1);
    assertThat(heap.leakedBytes()).isEqualTo(24);
    assertThat(heap.usage()).isEqualTo(new Usage(2, 0, 0, 0, 0, 0, 124, 0, 0));
    assertThatIllegalStateException().isThrownBy(() -> leaked.get(JAVA_BYTE, 0));
  }

  @Test
  void manyBlocksDoNotOverlap() {
    try (HeapAllocator heap = HeapAllocator.open(null)) {
      List<MemorySegment> blocks = new ArrayList<>();
      for (int i = 0; i < 10_000; i++) {
        MemorySegment block = heap.allocate(4 + i % 50, 4);
        block.set(JAVA_INT, 0, i);
        blocks.add(block);
      }
      for (int i = 0; i < 10_000; i++) {
        assertThat(blocks.get(i).get(JAVA_INT, 0)).isEqualTo(i);
        heap.release(blocks.get(i));
      }
      assertThat(heap.usage().liveBlocks()).isZero();
    }
  }

  @Test
  void tellsTheObserver() {
    EventLog log = new EventLog();
    HeapAllocator heap = HeapAllocator.open(log);
    MemorySegment block = heap.allocate(8, 8);
    MemorySegment smaller = heap.resize(block, 4, 8);
    heap.release(smaller);
    heap.tryAllocate(Long.MAX_VALUE, 1);
    heap.close();
    assertThat(log.drain())
        .containsExactly(
            "opened 0",
            "allocated %d+8 @8 pad 0".formatted(block.address()),
            "resized %d+8 to %d+4".formatted(block.address(), smaller.address()),
            "released %d+4".formatted(smaller.address()),
            "refused: malloc failed: errno=12",
            "closed, held 0");
  }
}
