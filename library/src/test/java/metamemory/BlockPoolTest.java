package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import metamemory.Outcome.Full;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockPoolTest extends AllocatorContract {

  @Override
  Allocator open() {
    return BlockPool.open(64, 16, 4, null);
  }

  @Test
  void refusesWhenExhaustedAndGrantsAgainAfterRelease() {
    try (BlockPool pool = BlockPool.open(32, 2)) {
      MemorySegment first = pool.allocate(32, 16);
      pool.allocate(32, 16);
      assertThat(pool.tryAllocate(1, 1)).isEqualTo(new Full(1, 0));
      assertThat(pool.tryAllocate(33, 1)).isEqualTo(new Full(33, 0));
      pool.release(first);
      assertThat(pool.allocate(1, 1).address()).isEqualTo(first.address());
    }
  }

  @Test
  void refusesWhatIsLargerThanBlock() {
    try (BlockPool pool = BlockPool.open(32, 2)) {
      assertThat(pool.tryAllocate(33, 1)).isEqualTo(new Full(33, 32));
      assertThat(pool.tryAllocate(33, 16)).isEqualTo(new Full(33, 32));
      assertThat(pool.tryAllocate(8, 32)).isEqualTo(new Full(8, 0));
      MemorySegment block = pool.allocate(32, 16);
      assertThat(pool.tryResize(block, 33, 16)).isEqualTo(new Full(33, 32));
      assertThat(pool.tryResize(block, 8, 32)).isEqualTo(new Full(8, 0));
      assertThat(pool.resize(block, 8, 16).address()).isEqualTo(block.address());
    }
  }

  @Test
  void grantsTheBlockReleasedLastFirst() {
    try (BlockPool pool = BlockPool.open(16, 3)) {
      MemorySegment first = pool.allocate(16, 16);
      MemorySegment second = pool.allocate(16, 16);
      pool.release(first);
      pool.release(second);
      assertThat(pool.freeAddresses())
          .containsExactly(second.address(), first.address(), second.address() + 16);
      assertThat(pool.allocate(16, 16).address()).isEqualTo(second.address());
    }
  }

  @Test
  void refusesDoubleRelease() {
    try (BlockPool pool = BlockPool.open(16, 2)) {
      MemorySegment block = pool.allocate(16, 16);
      pool.release(block);
      assertThatIllegalStateException()
          .isThrownBy(() -> pool.release(block))
          .withMessageContaining("no longer live")
          .withMessageContaining("address=" + block.address());
      pool.allocate(16, 16);
      pool.allocate(16, 16);
      assertThat(pool.tryAllocate(16, 16)).isEqualTo(new Full(16, 0));
    }
  }

  @Test
  void refusesPartsOfBlocks() {
    try (BlockPool pool = BlockPool.open(32, 2)) {
      MemorySegment block = pool.allocate(32, 16);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> pool.release(block.asSlice(0, 16)))
          .withMessage("block must be whole, as it was granted: byteSize=16, granted=32");
      assertThatIllegalArgumentException().isThrownBy(() -> pool.release(block.asSlice(16)));
      assertThat(pool.usage().liveBlocks()).isEqualTo(1);
    }
  }

  @Test
  void emptyBlocksHaveAddressesOfTheirOwnUntilThePoolIsFull() {
    try (BlockPool pool = BlockPool.open(8, 1, 2, null)) {
      assertThat(pool.allocate(0, 1).address()).isNotEqualTo(pool.allocate(0, 1).address());
      assertThat(pool.tryAllocate(0, 1)).isEqualTo(new Full(0, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 64, 1024, 4096})
  void everyBlockHasThePoolsAlignment(long byteAlignment) {
    try (BlockPool pool = BlockPool.open(10, byteAlignment, 3, null)) {
      for (int i = 0; i < 3; i++) {
        assertThat(pool.allocate(10, byteAlignment).address() % byteAlignment).isZero();
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void crossesThe16MiBAndThe4GiBBoundary() {
    long blockBytes = 1 << 29;
    try (LazyArena memory = LazyArena.open(6L << 30, 1, null);
        BlockPool pool = BlockPool.over(memory.allocate(5L << 30, 64), blockBytes, 64)) {
      List<MemorySegment> blocks = new ArrayList<>();
      for (int number = 0; number < 10; number++) {
        MemorySegment block = pool.allocate(blockBytes, 64);
        block.set(JAVA_INT, blockBytes - 4, number);
        blocks.add(block);
      }
      for (int number = 0; number < 10; number++) {
        assertThat(blocks.get(number).get(JAVA_INT, blockBytes - 4)).isEqualTo(number);
        assertThat(blocks.get(number).address())
            .isEqualTo(blocks.getFirst().address() + number * blockBytes);
      }
      assertThat(pool.usage().requestedBytes()).isEqualTo(5L << 30);
      assertThat(pool.tryAllocate(1, 1)).isEqualTo(new Full(1, 0));
    }
  }

  @Test
  void refusesMoreThan2To63BytesInTotal() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlockPool.open(Integer.MAX_VALUE, 1L << 62, 4, null))
        .withMessageStartingWith("blocks times their size must be at most 2^63 - 1: blocks=4");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 1L << 31, Long.MAX_VALUE})
  void refusesBlockSizesOutOfRange(long blockBytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlockPool.open(blockBytes, 1))
        .withMessage("blockBytes must be from 1 to 2147483647: blockBytes=" + blockBytes);
  }

  @Test
  void blocksMayHaveOneByte() {
    try (BlockPool pool = BlockPool.open(1, 1, 2, null)) {
      assertThat(pool.allocate(1, 1).address()).isEqualTo(pool.allocate(1, 1).address() - 1);
    }
  }

  @Test
  void theLargestBlockSizeIsTwoGibibytesLessOne() {
    try (BlockPool pool = BlockPool.open(Integer.MAX_VALUE, 0)) {
      assertThat(pool.blockBytes()).isEqualTo(2_147_483_647);
    }
  }

  @Test
  void poolOfNoBlocksRefusesEverything() {
    try (BlockPool pool = BlockPool.open(16, 0)) {
      assertThat(pool.tryAllocate(0, 1)).isEqualTo(new Full(0, 0));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> BlockPool.open(16, -1));
  }

  @Test
  void blocksOfClosedOrResetPoolThrow() {
    BlockPool pool = BlockPool.open(16, 2);
    MemorySegment before = pool.allocate(16, 16);
    pool.reset();
    assertThatIllegalStateException().isThrownBy(() -> before.fill((byte) 1));
    assertThatIllegalStateException()
        .isThrownBy(() -> pool.release(before))
        .withMessageContaining("a reset or the end of a scope dropped it");
    MemorySegment after = pool.allocate(16, 16);
    assertThat(after.address()).isEqualTo(before.address());
    pool.close();
    assertThatIllegalStateException().isThrownBy(() -> after.fill((byte) 1));
    assertThat(pool.usage().liveBlocks()).isZero();
    assertThat(pool.usage().reservedBytes()).isZero();
    assertThat(pool).hasToString("BlockPool[0 of 2 blocks of 16 B live, closed]");
  }

  @Test
  void blocksThatAResetDroppedAreNotLiveThoughTheirBufferIs() {
    try (BlockPool pool = BlockPool.over(MemorySegment.ofArray(new long[8]), 8, 8)) {
      MemorySegment dropped = pool.allocate(8, 8);
      pool.reset();
      assertThatIllegalStateException()
          .isThrownBy(() -> pool.release(dropped))
          .withMessageContaining("no longer live");
      assertThat(pool.allocate(8, 8).address()).isEqualTo(dropped.address());
    }
  }

  @Test
  void aResetTwiceDoesNoHarm() {
    try (BlockPool pool = BlockPool.open(16, 2)) {
      pool.reset();
      MemorySegment block = pool.allocate(16, 16);
      pool.reset();
      pool.reset();
      assertThat(pool.usage().liveBlocks()).isZero();
      assertThat(pool.allocate(16, 16).address()).isEqualTo(block.address());
      pool.allocate(16, 16);
      assertThat(pool.tryAllocate(1, 1)).isEqualTo(new Full(1, 0));
    }
  }

  @Test
  void takesWhatFitsIntoTheBufferOfItsCaller() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(100, 64).asSlice(1);
      try (BlockPool pool = BlockPool.over(buffer, 24, 16)) {
        // From offset 15 on, 84 of 99 bytes are left: two strides of 32.
        assertThat(pool.capacity()).isEqualTo(2);
        assertThat(pool.blockBytes()).isEqualTo(24);
        assertThat(pool.freeAddresses())
            .containsExactly(buffer.address() + 15, buffer.address() + 15 + 32);
        MemorySegment block = pool.allocate(24, 16);
        assertThat(block.address()).isEqualTo(buffer.address() + 15);
        assertThat(pool.release(block)).isTrue();
        assertThatIllegalArgumentException()
            .isThrownBy(() -> pool.release(buffer.asSlice(15 + 64, 20)));
      }
      assertThat(buffer.scope().isAlive()).isTrue();
      assertThat(BlockPool.over(arena.allocate(3), 8, 8).capacity()).isZero();
    }
  }

  @Test
  void bytesOfHeapArraysPromiseNoAlignment() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlockPool.over(MemorySegment.ofArray(new byte[64]), 8, 8))
        .withMessageContaining("promised=1");
    try (BlockPool pool = BlockPool.over(MemorySegment.ofArray(new long[8]), 8, 8)) {
      MemorySegment last = pool.allocate(8, 8);
      assertThat(pool.capacity()).isEqualTo(8);
      assertThat(pool.tryAllocate(8, 16)).isEqualTo(new Full(8, 0));
      assertThat(pool.tryResize(last, 4, 16)).isEqualTo(new Full(4, 0));
      pool.release(last);
    }
  }

  @Test
  void refusesShapesThatNoBlockHasAlsoOverABuffer() {
    MemorySegment buffer = MemorySegment.ofArray(new long[8]);
    assertThatIllegalArgumentException().isThrownBy(() -> BlockPool.over(buffer, 0, 8));
    assertThatIllegalArgumentException().isThrownBy(() -> BlockPool.over(buffer, 8, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> BlockPool.open(8, 3, 1, null));
    assertThatIllegalArgumentException().isThrownBy(() -> BlockPool.open(8, 0, 1, null));
  }

  @Test
  void refusesReadOnlyClosedAndForeignBuffers() {
    Arena arena = Arena.ofConfined();
    MemorySegment buffer = arena.allocate(64);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlockPool.over(buffer.asReadOnly(), 8, 8));
    arena.close();
    assertThatIllegalStateException().isThrownBy(() -> BlockPool.over(buffer, 8, 8));
  }

  @Test
  void takesOneBlockOfAnotherAllocatorAndReleasesIt() {
    try (BlockPool backing = BlockPool.open(256, 1)) {
      try (BlockPool pool = BlockPool.tryOver(backing, 64, 16, 4).orElseThrow()) {
        assertThat(backing.usage().liveBlocks()).isEqualTo(1);
        assertThat(pool.capacity()).isEqualTo(4);
        assertThat(backing.owns(pool.allocate(64, 16))).isTrue();
        assertThat(BlockPool.tryOver(backing, 64, 16, 4).isMade()).isFalse();
        assertThat(BlockPool.tryOver(backing, 64, 16, 4))
            .isEqualTo(new Attempt.Refused<BlockPool>(new Full(256, 0)));
      }
      assertThat(backing.usage().liveBlocks()).isZero();
      assertThat(BlockPool.tryOver(backing, 64, 16, 4).isMade()).isTrue();
    }
  }

  @Test
  void closesAfterItsBackingAllocatorWasClosed() {
    BlockPool backing = BlockPool.open(256, 1);
    BlockPool pool = BlockPool.tryOver(backing, 64, 16, 4).orElseThrow();
    MemorySegment block = pool.allocate(64, 16);
    backing.close();
    assertThatIllegalStateException().isThrownBy(() -> block.fill((byte) 1));
    pool.close();
    assertThatIllegalStateException().isThrownBy(() -> pool.tryAllocate(1, 1));
  }

  @Test
  void tellsItsObserverOfEverything() {
    EventLog log = new EventLog();
    try (BlockPool pool = BlockPool.open(10, 16, 2, log)) {
      pool.allocate(10, 1);
      MemorySegment second = pool.allocate(7, 8);
      pool.tryAllocate(5, 1);
      pool.release(pool.resize(second, 4, 1));
      pool.reset();
    }
    assertThat(log.drain())
        .containsExactly(
            "opened 32",
            "allocated 0+10 @1 pad 6",
            "allocated 16+7 @8 pad 9",
            "refused: needs 5 B, but 0 B are free",
            "resized 16+7 to 16+4",
            "released 16+4",
            "reset, used 0",
            "closed, held 0");
  }

  @Test
  void countsWhatBlocksDoNotUseAsPadding() {
    try (BlockPool pool = BlockPool.open(10, 16, 4, null)) {
      pool.allocate(10, 1);
      pool.allocate(3, 1);
      assertThat(pool.usage()).isEqualTo(new Usage(2, 2, 13, 19, 64, 64, 32, 1, 0));
    }
  }
}
