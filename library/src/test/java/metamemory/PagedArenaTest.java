package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import metamemory.Outcome.OverLimit;
import metamemory.Outcome.SystemRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages, growth and limits of [PagedArena] over the C library's heap.
class PagedArenaTest extends AllocatorContract {

  @Override
  Allocator open() {
    return PagedArena.open(PageRules.of(256).limitedTo(64 << 10), null);
  }

  @Test
  void asksForNoPageBeforeTheFirstBlock() {
    try (PagedArena arena = PagedArena.open(4096)) {
      assertThat(arena.usage()).isEqualTo(new Usage(0, 0, 0, 0, 0, 0, 0, 0, 0));
      arena.allocate(1, 1);
      assertThat(arena.usage()).isEqualTo(new Usage(1, 1, 1, 0, 4096, 4096, 1, 1, 0));
    }
  }

  @Test
  void placesBlocksOneBehindTheOtherWithinAPage() {
    try (PagedArena arena = PagedArena.open(64)) {
      MemorySegment first = arena.allocate(24, 8);
      MemorySegment second = arena.allocate(1, 1);
      MemorySegment third = arena.allocate(8, 8);
      assertThat(second.address() - first.address()).isEqualTo(24);
      assertThat(third.address() - first.address()).isEqualTo(32);
      assertThat(arena.usage()).isEqualTo(new Usage(3, 3, 33, 7, 64, 64, 40, 1, 0));
    }
  }

  @Test
  void takesAnotherPageWhenABlockDoesNotFitAndKeepsAddresses() {
    try (PagedArena arena = PagedArena.open(64)) {
      List<MemorySegment> blocks = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        blocks.add(arena.allocate(24, 8).fill((byte) i));
      }
      assertThat(arena.usage().pages()).isEqualTo(5);
      assertThat(arena.usage().usedBytes()).isEqualTo(240);
      for (int i = 0; i < 10; i++) {
        assertThat(blocks.get(i).toArray(JAVA_BYTE)).containsOnly(i);
      }
      assertThat(blocks).allMatch(arena::owns);
    }
  }

  /// The page arena of 4096 bytes in the notes that the lessons follow.
  @Test
  void givesEachLargeBlockAPageOfItsOwnAndGoesOnInTheSmallOne() {
    try (PagedArena arena = PagedArena.open(4096)) {
      MemorySegment first = arena.allocate(100, 8).fill((byte) 1);
      MemorySegment second = arena.allocate(100_000, 8).fill((byte) 2);
      assertThat(arena.usage().reservedBytes()).isEqualTo(4096 + 100_000);
      MemorySegment third = arena.allocate(100, 8).fill((byte) 3);
      assertThat(third.address()).isEqualTo(first.address() + 104);
      MemorySegment fourth = arena.allocate(10_040, 8).fill((byte) 4);
      MemorySegment fifth = arena.allocate(110_241_024, 8);
      fifth.set(JAVA_BYTE, 110_241_023, (byte) 5);
      assertThat(arena.usage())
          .isEqualTo(new Usage(5, 5, 110_351_264, 4, 110_355_160, 110_355_160, 110_351_268, 4, 0));
      assertThat(first.toArray(JAVA_BYTE)).containsOnly(1);
      assertThat(second.toArray(JAVA_BYTE)).containsOnly(2);
      assertThat(third.toArray(JAVA_BYTE)).containsOnly(3);
      assertThat(fourth.toArray(JAVA_BYTE)).containsOnly(4);
    }
  }

  @Test
  void tenBytesAndAMebibyteAndTenBytesDoNotOverlap() {
    try (PagedArena arena = PagedArena.open(512)) {
      MemorySegment first = arena.allocate(10, 1).fill((byte) 1);
      MemorySegment large = arena.allocate(1 << 20, 1).fill((byte) 2);
      MemorySegment last = arena.allocate(10, 1).fill((byte) 3);
      assertThat(first.toArray(JAVA_BYTE)).containsOnly(1);
      assertThat(last.toArray(JAVA_BYTE)).containsOnly(3);
      assertThat(large.get(JAVA_BYTE, 0)).isEqualTo((byte) 2);
      assertThat(large.get(JAVA_BYTE, (1 << 20) - 1)).isEqualTo((byte) 2);
    }
  }

  @Test
  void goesOnAtTheBeginningOfAPageThatHoldsNothing() {
    try (PagedArena arena = PagedArena.open(64)) {
      MemorySegment released = arena.allocate(8, 8);
      arena.release(released);
      arena.allocate(100, 8);
      assertThat(arena.allocate(8, 8).address()).isEqualTo(released.address());
      assertThat(arena.usage().pages()).isEqualTo(2);
    }
  }

  @Test
  void goesOnInTheSmallPageAfterSeveralLargeOnes() {
    try (PagedArena arena = PagedArena.open(64)) {
      MemorySegment small = arena.allocate(8, 8);
      arena.allocate(100, 8);
      arena.allocate(200, 8);
      assertThat(arena.allocate(8, 8).address()).isEqualTo(small.address() + 8);
      arena.allocate(300, 8);
      assertThat(arena.allocate(48, 8).address()).isEqualTo(small.address() + 16);
      assertThat(arena.usage().pages()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {16, 17, 0x1000, 0x12345})
  void fillsAPageToTheLastByteAndNotFurther(long pageBytes) {
    try (PagedArena arena = PagedArena.open(pageBytes)) {
      arena.allocate(pageBytes, 1);
      assertThat(arena.usage().pages()).isEqualTo(1);
      assertThat(arena.usage().freeBytes()).isZero();
      arena.allocate(1, 1);
      assertThat(arena.usage().pages()).isEqualTo(2);
      arena.allocate(pageBytes + 1, 1);
      assertThat(arena.usage().reservedBytes()).isEqualTo(3 * pageBytes + 1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {(1 << 24) - 1, 1 << 24, (1 << 24) + 1})
  void crossesThe16MiBBoundary(long byteSize) {
    try (PagedArena arena = PagedArena.open(1 << 24)) {
      MemorySegment block = arena.allocate(byteSize, 1);
      block.set(JAVA_BYTE, byteSize - 1, (byte) 1);
      MemorySegment behind = arena.allocate(1, 1).fill((byte) 2);
      assertThat(block.asOverlappingSlice(behind)).isEmpty();
      assertThat(block.get(JAVA_BYTE, byteSize - 1)).isEqualTo((byte) 1);
    }
  }

  @Test
  void zeroBytesTakeNoRoomOnAnEmptyAndOnAFullPage() {
    try (PagedArena arena = PagedArena.open(16)) {
      MemorySegment empty = arena.allocate(0, 1);
      MemorySegment all = arena.allocate(16, 1);
      assertThat(empty.address()).isEqualTo(all.address());
      assertThat(arena.allocate(0, 1).address()).isEqualTo(all.address() + 16);
      assertThat(arena.usage().pages()).isEqualTo(1);
      assertThat(arena.usage().liveBlocks()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 1 << 16})
  void alignsTheAddressAlsoBeyondWhatPagesHave(long byteAlignment) {
    try (PagedArena arena = PagedArena.open(4096)) {
      arena.allocate(1, 1);
      for (int i = 0; i < 5; i++) {
        MemorySegment block = arena.allocate(1000, byteAlignment).fill((byte) i);
        assertThat(block.address() % byteAlignment).isZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE - 8, 1L << 62})
  void whatTheSystemDoesNotHaveIsRefusedWithItsErrorNumber(long byteSize) {
    try (PagedArena arena = PagedArena.open(64)) {
      arena.allocate(3, 1);
      Usage before = arena.usage();
      assertThat(arena.tryAllocate(byteSize, 8)).isEqualTo(new SystemRefused("malloc", 12));
      assertThat(arena.tryAllocate(byteSize, 4096)).isEqualTo(new SystemRefused("malloc", 12));
      assertThat(arena.usage()).isEqualTo(before);
      assertThat(arena.tryAllocate(61, 1).isGranted()).isTrue();
      assertThat(arena.usage().pages()).isEqualTo(1);
    }
  }

  @Test
  void pagesDoubleUpToTheLargestSize() {
    try (PagedArena arena = PagedArena.open(PageRules.of(100).growingTo(350))) {
      List<Long> held = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        arena.allocate(100, 1);
        held.add(arena.usage().reservedBytes());
      }
      assertThat(held.stream().distinct()).containsExactly(100L, 300L, 650L, 1000L, 1350L);
    }
  }

  @Test
  void aBlockLargerThanTheNextPageLetsPagesGrowInsteadOfTakingItsOwn() {
    try (PagedArena arena = PagedArena.open(PageRules.of(64).growingTo(1024))) {
      arena.allocate(300, 1);
      assertThat(arena.usage().reservedBytes()).isEqualTo(512);
      arena.allocate(200, 1);
      assertThat(arena.usage().pages()).isEqualTo(1);
      arena.allocate(2000, 1);
      assertThat(arena.usage().reservedBytes()).isEqualTo(2512);
      arena.allocate(100, 1);
      assertThat(arena.usage().reservedBytes()).isEqualTo(2512 + 1024);
    }
  }

  @Test
  void aLimitIsForAllPagesTogetherAndIsKeptAcrossResets() {
    try (PagedArena arena = PagedArena.open(PageRules.of(100).limitedTo(250))) {
      arena.allocate(100, 1);
      arena.allocate(90, 1);
      Usage before = arena.usage();
      assertThat(arena.tryAllocate(51, 1)).isEqualTo(new OverLimit(51, 50, 250));
      assertThat(arena.usage()).isEqualTo(before);
      assertThat(arena.tryAllocate(50, 1).isGranted()).isTrue();
      assertThat(arena.usage().reservedBytes()).isEqualTo(250);
      arena.reset();
      assertThat(arena.tryAllocate(101, 1)).isEqualTo(new OverLimit(101, 0, 250));
      arena.allocate(100, 1);
      arena.allocate(100, 1);
      arena.allocate(50, 1);
      assertThat(arena.tryAllocate(1, 1)).isEqualTo(new OverLimit(1, 0, 250));
    }
  }

  @Test
  void aLimitOfZeroRefusesEverything() {
    try (PagedArena arena = PagedArena.open(PageRules.of(100).limitedTo(0))) {
      assertThat(arena.tryAllocate(1, 1)).isEqualTo(new OverLimit(1, 0, 0));
      assertThat(arena.tryAllocate(0, 1)).isEqualTo(new OverLimit(1, 0, 0));
    }
  }

  @Test
  void rulesSayWhatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PagedArena.open(15))
        .withMessage("firstBytes must be at least 16: firstBytes=15");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PageRules.of(100).growingTo(99))
        .withMessage("mostBytes must be at least firstBytes: mostBytes=99, firstBytes=100");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PageRules.of(100).retaining(-1))
        .withMessage("retainBytes must be at least 0: retainBytes=-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PageRules.of(100).limitedTo(-1))
        .withMessage("limitBytes must be at least 0: limitBytes=-1");
  }

  @Test
  void pageSizesDoNotOverflowWhenTheyDouble() {
    PageRules rules = PageRules.of(16).growingTo(Long.MAX_VALUE);
    assertThat(rules.fitting(Long.MAX_VALUE, 16)).isEqualTo(Long.MAX_VALUE);
    try (PagedArena arena = PagedArena.open(rules)) {
      assertThat(arena.tryAllocate(1L << 62, 1)).isEqualTo(new SystemRefused("malloc", 12));
      assertThat(arena.tryAllocate(8, 1).isGranted()).isTrue();
      assertThat(arena.usage().reservedBytes()).isEqualTo(16);
    }
  }
}
