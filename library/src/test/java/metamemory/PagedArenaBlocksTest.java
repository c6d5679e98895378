package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Blocks of a [PagedArena] that are resized, released or ended with it.
class PagedArenaBlocksTest {
  @Test
  void theLastBlockGrowsAndShrinksInPlace() {
    try (PagedArena arena = PagedArena.open(64)) {
      MemorySegment block = arena.allocate(8, 8).fill((byte) 1);
      MemorySegment larger = arena.resize(block, 64, 8);
      assertThat(larger.address()).isEqualTo(block.address());
      MemorySegment smaller = arena.resize(larger, 2, 8);
      assertThat(smaller.address()).isEqualTo(block.address());
      MemorySegment again = arena.resize(smaller, 60, 8);
      assertThat(again.address()).isEqualTo(block.address());
      assertThat(arena.usage()).isEqualTo(new Usage(1, 1, 60, 0, 64, 64, 64, 1, 0));
    }
  }

  @Test
  void theLastBlockOfAFullPageMovesToAnotherOneWithItsBytes() {
    try (PagedArena arena = PagedArena.open(64)) {
      arena.allocate(40, 1);
      MemorySegment block = arena.allocate(24, 8).fill((byte) 7);
      MemorySegment moved = arena.resize(block, 50, 8);
      assertThat(moved.asSlice(0, 24).toArray(JAVA_BYTE)).containsOnly(7);
      assertThat(arena.usage()).isEqualTo(new Usage(2, 2, 90, 24, 128, 128, 114, 2, 0));
      MemorySegment large = arena.resize(moved, 1000, 8);
      assertThat(large.asSlice(0, 24).toArray(JAVA_BYTE)).containsOnly(7);
      assertThat(arena.usage().reservedBytes()).isEqualTo(1128);
      assertThat(arena.usage().requestedBytes()).isEqualTo(1040);
    }
  }

  @Test
  void aBlockThatIsNotTheLastMovesBehindItAndShrinksInPlace() {
    try (PagedArena arena = PagedArena.open(64)) {
      MemorySegment block = arena.allocate(16, 8).fill((byte) 7);
      MemorySegment last = arena.allocate(8, 8);
      MemorySegment shrunk = arena.resize(block, 8, 8);
      assertThat(shrunk.address()).isEqualTo(block.address());
      MemorySegment grown = arena.resize(shrunk, 16, 8);
      assertThat(grown.address()).isEqualTo(last.address() + 8);
      assertThat(grown.asSlice(0, 8).toArray(JAVA_BYTE)).containsOnly(7);
    }
  }

  @Test
  void aBlockInAnEarlierPageIsNotTheLast() {
    try (PagedArena arena = PagedArena.open(64)) {
      MemorySegment first = arena.allocate(40, 8).fill((byte) 7);
      arena.allocate(40, 8);
      MemorySegment grown = arena.resize(first, 48, 8);
      assertThat(grown.asSlice(0, 40).toArray(JAVA_BYTE)).containsOnly(7);
      assertThat(arena.usage().pages()).isEqualTo(3);
      assertThat(arena.release(grown)).isTrue();
    }
  }

  @Test
  void releasesTheLastBlockOnly() {
    try (PagedArena arena = PagedArena.open(64)) {
      MemorySegment first = arena.allocate(16, 8);
      MemorySegment last = arena.allocate(48, 8);
      MemorySegment nextPage = arena.allocate(8, 8);
      assertThat(arena.release(last)).isFalse();
      assertThat(arena.release(nextPage)).isTrue();
      assertThat(arena.allocate(8, 8).address()).isEqualTo(nextPage.address());
      assertThat(arena.release(first)).isFalse();
      assertThat(arena.usage()).isEqualTo(new Usage(4, 1, 8, 64, 128, 128, 72, 2, 0));
    }
  }

  @Test
  void aSecondReleaseIsDetectedAlsoInAnEarlierPage() {
    try (PagedArena arena = PagedArena.open(64)) {
      arena.allocate(16, 8);
      MemorySegment last = arena.allocate(16, 8);
      arena.release(last);
      arena.allocate(64, 8);
      assertThatIllegalStateException()
          .isThrownBy(() -> arena.release(last))
          .withMessageContaining("it was released, resized or dropped");
    }
  }

  @Test
  void aResetEndsBlocksAndReusesThePagesInTheSameOrder() {
    try (PagedArena arena = PagedArena.open(64)) {
      List<Long> addresses = new ArrayList<>();
      MemorySegment old = arena.allocate(40, 8);
      addresses.add(old.address());
      addresses.add(arena.allocate(40, 8).address());
      addresses.add(arena.allocate(40, 8).address());
      arena.reset();
      assertThatIllegalStateException()
          .isThrownBy(() -> old.get(JAVA_BYTE, 0))
          .withMessage("Already closed");
      assertThat(arena.usage()).isEqualTo(new Usage(3, 0, 0, 0, 192, 192, 120, 3, 0));
      for (long address : addresses) {
        assertThat(arena.allocate(40, 8).address()).isEqualTo(address);
      }
      assertThat(arena.usage().pages()).isEqualTo(3);
    }
  }

  @Test
  void aResetTwiceAndOfAnEmptyArenaDoesNoHarm() {
    try (PagedArena arena = PagedArena.open(64)) {
      arena.reset();
      arena.allocate(8, 8);
      arena.reset();
      arena.reset();
      assertThat(arena.usage().liveBlocks()).isZero();
      assertThat(arena.allocate(64, 8).byteSize()).isEqualTo(64);
    }
  }

  @Test
  void zeroBytesAfterAResetLieInAPageToo() {
    try (PagedArena arena = PagedArena.open(PageRules.of(64).retaining(0))) {
      arena.allocate(8, 8);
      arena.reset();
      assertThat(arena.usage().pages()).isZero();
      assertThat(arena.owns(arena.allocate(0, 1))).isTrue();
      assertThat(arena.usage().pages()).isEqualTo(1);
    }
  }

  @Test
  void aResetGivesBackLargePagesAndWhatIsAboveTheRetainedBytes() {
    try (PagedArena arena = PagedArena.open(PageRules.of(100).retaining(250))) {
      for (int i = 0; i < 5; i++) {
        arena.allocate(100, 1);
        arena.allocate(1000, 1);
      }
      assertThat(arena.usage().reservedBytes()).isEqualTo(5500);
      arena.reset();
      assertThat(arena.usage().reservedBytes()).isEqualTo(200);
      assertThat(arena.usage().pages()).isEqualTo(2);
    }
  }

  @Test
  void aResetKeepsAsManyBytesAsAreRetained() {
    try (PagedArena arena = PagedArena.open(PageRules.of(100).retaining(200))) {
      for (int i = 0; i < 3; i++) {
        arena.allocate(100, 1);
      }
      arena.reset();
      assertThat(arena.usage().reservedBytes()).isEqualTo(200);
    }
  }

  @Test
  void aSpareThatIsTooSmallIsPassedOverAndUsedLater() {
    try (PagedArena arena = PagedArena.open(PageRules.of(64).growingTo(256))) {
      long small = arena.allocate(64, 8).address();
      long large = arena.allocate(128, 8).address();
      for (int round = 0; round < 3; round++) {
        arena.reset();
        assertThat(arena.allocate(100, 8).address()).isEqualTo(large);
        assertThat(arena.allocate(40, 8).address()).isEqualTo(small);
        assertThat(arena.usage().pages()).isEqualTo(2);
      }
    }
  }

  @Test
  void retainingZeroGivesEverythingBack() {
    try (PagedArena arena = PagedArena.open(PageRules.of(100).retaining(0))) {
      MemorySegment block = arena.allocate(50, 1);
      arena.reset();
      assertThat(arena.usage().reservedBytes()).isZero();
      assertThat(arena.owns(block)).isFalse();
      assertThatIllegalStateException()
          .isThrownBy(() -> arena.release(block))
          .withMessageContaining("a reset or the end of a scope dropped it");
      assertThat(arena.allocate(100, 1).byteSize()).isEqualTo(100);
    }
  }

  @Test
  void ownsSparePagesToo() {
    try (PagedArena arena = PagedArena.open(64)) {
      MemorySegment block = arena.allocate(40, 8);
      arena.reset();
      assertThat(arena.owns(block)).isTrue();
    }
  }

  @Test
  void aLargeSpareIsNotKeptForSmallBlocks() {
    try (PagedArena arena = PagedArena.open(64)) {
      arena.allocate(1000, 8);
      arena.reset();
      assertThat(arena.usage().pages()).isZero();
      arena.allocate(8, 8);
      assertThat(arena.usage().reservedBytes()).isEqualTo(64);
    }
  }

  @Test
  void closedArenaHoldsNothingAndTellsItsFinalFigures() {
    PagedArena arena = PagedArena.open(64);
    MemorySegment block = arena.allocate(40, 8);
    arena.allocate(40, 8);
    assertThat(arena).hasToString("PagedArena[80 of 128 B used]");
    arena.close();
    assertThat(arena.usage()).isEqualTo(new Usage(2, 0, 0, 0, 0, 0, 80, 0, 0));
    assertThatIllegalStateException().isThrownBy(() -> block.get(JAVA_BYTE, 0));
    assertThat(arena).hasToString("PagedArena[closed]");
  }
}
