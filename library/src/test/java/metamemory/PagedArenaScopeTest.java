package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/// A [Scope] of a [PagedArena].
class PagedArenaScopeTest extends ScopeContract {

  @Override
  BumpAllocator openArena() {
    return PagedArena.open(PageRules.of(512).limitedTo(64 << 10), null);
  }

  @Test
  void givesLargePagesBackAtItsEndAndKeepsOtherPagesAsSpares() {
    try (PagedArena arena = PagedArena.open(4096)) {
      MemorySegment p = arena.allocate(100, 8).fill((byte) 1);
      try (Scope outer = arena.openScope()) {
        MemorySegment p2 = outer.allocate(100_000, 8).fill((byte) 2);
        try (Scope inner = outer.openScope()) {
          MemorySegment p3 = inner.allocate(100, 8);
          inner.allocate(4096, 8);
          assertThat(p3.address()).isEqualTo(p.address() + 104);
          assertThat(inner.usage().pages()).isEqualTo(3);
        }
        assertThat(arena.usage().pages()).isEqualTo(3);
        assertThat(p2.toArray(JAVA_BYTE)).containsOnly(2);
      }
      assertThat(arena.usage()).isEqualTo(new Usage(4, 1, 100, 0, 8192, 8192, 104_300, 2, 0));
      assertThat(p.toArray(JAVA_BYTE)).containsOnly(1);
      assertThat(arena.allocate(8, 8).address()).isEqualTo(p.address() + 104);
    }
  }

  @Test
  void givesBackPagesAboveTheRetainedBytes() {
    try (PagedArena arena = PagedArena.open(PageRules.of(100).retaining(150))) {
      arena.allocate(100, 1);
      try (Scope scope = arena.openScope()) {
        scope.allocate(100, 1);
        scope.allocate(100, 1);
        assertThat(arena.usage().pages()).isEqualTo(3);
      }
      assertThat(arena.usage().pages()).isEqualTo(1);
    }
  }

  @Test
  void onAnArenaWithoutAPageItLeavesNoBlock() {
    try (PagedArena arena = PagedArena.open(64)) {
      MemorySegment block;
      try (Scope scope = arena.openScope()) {
        block = scope.allocate(8, 8);
      }
      assertThatIllegalStateException().isThrownBy(() -> block.get(JAVA_BYTE, 0));
      assertThat(arena.usage()).isEqualTo(new Usage(1, 0, 0, 0, 64, 64, 8, 1, 0));
      assertThat(arena.allocate(8, 8).address()).isEqualTo(block.address());
    }
  }

  @Test
  void promotesABlockOutOfALargePage() {
    try (PagedArena arena = PagedArena.open(64)) {
      arena.allocate(8, 8);
      MemorySegment result;
      try (Scope scope = arena.openScope()) {
        scope.allocate(30, 8);
        MemorySegment block = scope.allocate(1000, 8).fill((byte) 3);
        result = scope.promote(block, 8);
      }
      assertThat(result.toArray(JAVA_BYTE)).hasSize(1000).containsOnly(3);
      assertThat(arena.usage().liveBlocks()).isEqualTo(2);
      assertThat(arena.usage().reservedBytes()).isEqualTo(1064);
    }
  }

  @Test
  void givesLargePagesBackWhenItEndsByAPromotion() {
    try (PagedArena arena = PagedArena.open(64)) {
      arena.allocate(8, 8);
      Scope scope = arena.openScope();
      scope.allocate(1000, 8);
      scope.promote(scope.allocate(8, 8), 8);
      assertThat(arena.usage().reservedBytes()).isEqualTo(64);
    }
  }

  @Test
  void promotesASmallBlockIntoThePageThatTheScopeBeganIn() {
    try (PagedArena arena = PagedArena.open(64)) {
      MemorySegment first = arena.allocate(8, 8);
      MemorySegment result;
      try (Scope scope = arena.openScope()) {
        scope.allocate(50, 8);
        scope.allocate(60, 8);
        result = scope.promote(scope.allocate(24, 8).fill((byte) 3), 8);
      }
      assertThat(result.address()).isEqualTo(first.address() + 8);
      assertThat(result.toArray(JAVA_BYTE)).containsOnly(3);
    }
  }

  @Test
  void shrinkInAScopeOnAPageOfItsOwnAndThenAResetKeepTheFiguresRight() {
    try (PagedArena arena = PagedArena.open(64)) {
      MemorySegment block = arena.allocate(40, 8);
      try (Scope scope = arena.openScope()) {
        scope.resize(scope.allocate(60, 8), 10, 8);
      }
      arena.resize(block, 8, 8);
      assertThat(arena.usage().usedBytes()).isEqualTo(8);
      arena.reset();
      assertThat(arena.usage().usedBytes()).isZero();
      assertThat(arena.allocate(64, 8).address()).isEqualTo(block.address());
    }
  }

  @Test
  void givesLargePagesBackAfterTheCodeThatRanInIt() {
    try (PagedArena arena = PagedArena.open(64)) {
      arena.allocate(8, 8);
      arena.runInScope(scope -> scope.allocate(1000, 8));
      assertThat(arena.usage().reservedBytes()).isEqualTo(64);
    }
  }

  @Test
  void resumesThePageThatALargeBlockInterruptedBeforeIt() {
    try (PagedArena arena = PagedArena.open(64)) {
      MemorySegment first = arena.allocate(8, 8);
      arena.allocate(1000, 8);
      try (Scope scope = arena.openScope()) {
        scope.allocate(64, 8);
      }
      assertThat(arena.allocate(8, 8).address()).isEqualTo(first.address() + 8);
    }
  }

  @Test
  void givesBackNoPageThatHoldsBlocksFromBeforeIt() {
    try (PagedArena arena = PagedArena.open(PageRules.of(100).retaining(0))) {
      MemorySegment kept = arena.allocate(100, 1).fill((byte) 1);
      try (Scope scope = arena.openScope()) {
        scope.allocate(100, 1);
      }
      assertThat(arena.usage().pages()).isEqualTo(1);
      assertThat(kept.toArray(JAVA_BYTE)).containsOnly(1);
    }
  }

  @Test
  void tellsTheObserverOfPagesAndScopes() {
    EventLog log = new EventLog();
    try (PagedArena arena = PagedArena.open(PageRules.of(64).retaining(64), log)) {
      assertThat(log.drain()).containsExactly("opened 0");
      long base = arena.allocate(8, 8).address();
      assertThat(log.drain()).containsExactly("grew 64", "allocated " + base + "+8 @8 pad 0");
      try (Scope scope = arena.openScope()) {
        long large = scope.allocate(100, 8).address();
        MemorySegment small = scope.allocate(1, 8);
        scope.resize(small, 2, 8);
        scope.release(small.asSlice(0, 1));
        assertThat(scope.tryAllocate(1L << 62, 8).isGranted()).isFalse();
        assertThat(log.drain())
            .containsExactly(
                "scope 1 opened",
                "grew 100",
                "allocated " + large + "+100 @8 pad 0",
                "allocated " + (base + 8) + "+1 @8 pad 0",
                "resized " + (base + 8) + "+1 to " + (base + 8) + "+2",
                "released " + (base + 8) + "+1",
                "refused: malloc failed: errno=12");
      }
      assertThat(log.drain()).containsExactly("scope 1 closed", "shrank 100");
      arena.allocate(64, 8);
      log.drain();
      arena.reset();
      assertThat(log.drain()).containsExactly("shrank 64", "reset, used 0");
    }
    assertThat(log.drain()).containsExactly("shrank 64", "closed, held 0");
  }
}
