package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import metamemory.Outcome.Full;
import metamemory.Outcome.Injected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A [PagedArena] whose pages are blocks of another allocator.
class PagedArenaBackingTest extends AllocatorContract {

  @Override
  Allocator open() {
    return PagedArena.over(BumpArena.open(64 << 10, null), PageRules.of(256), null);
  }

  @Test
  void takesItsPagesFromTheBackingAllocatorAndReleasesThemAtTheEnd() {
    try (HeapAllocator heap = HeapAllocator.open(null)) {
      try (PagedArena arena = PagedArena.over(heap, PageRules.of(64))) {
        arena.allocate(60, 1);
        arena.allocate(60, 1);
        arena.allocate(1000, 1);
        assertThat(heap.usage().liveBlocks()).isEqualTo(3);
        assertThat(heap.usage().requestedBytes()).isEqualTo(1128);
      }
      assertThat(heap.usage().liveBlocks()).isZero();
      heap.allocate(8, 8);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void crossesThe4GiBBoundaryWithinAPageAndInAPageOfItsOwn() {
    try (LazyArena memory = LazyArena.open(16L << 30, 1, null);
        PagedArena arena = PagedArena.over(memory, PageRules.of(5L << 30), null)) {
      MemorySegment first = arena.allocate((1L << 32) - 8, 8);
      MemorySegment across = arena.allocate(16, 8).fill((byte) 1);
      MemorySegment own = arena.allocate((5L << 30) + 1, 8);
      own.set(JAVA_BYTE, 5L << 30, (byte) 2);
      assertThat(across.address() - first.address()).isEqualTo((1L << 32) - 8);
      assertThat(arena.allocate(1, 1).address()).isEqualTo(across.address() + 16);
      assertThat(across.toArray(JAVA_BYTE)).containsOnly(1);
      assertThat(arena.usage().requestedBytes()).isEqualTo((1L << 32) + 8 + (5L << 30) + 2);
    }
  }

  @Test
  void blocksInPagesWithLifetimesOfTheirOwnAreResizedAndReleased() {
    try (HeapAllocator heap = HeapAllocator.open(null);
        PagedArena arena = PagedArena.over(heap, PageRules.of(64))) {
      MemorySegment first = arena.allocate(60, 1).fill((byte) 1);
      MemorySegment second = arena.allocate(60, 1).fill((byte) 2);
      MemorySegment moved = arena.resize(first, 62, 1);
      assertThat(moved.asSlice(0, 60).toArray(JAVA_BYTE)).containsOnly(1);
      assertThat(arena.release(second)).isFalse();
      assertThat(arena.release(moved)).isTrue();
      assertThat(arena.usage().liveBlocks()).isZero();
    }
  }

  @Test
  void pagesThatLieSideBySideAreToldApart() {
    try (BumpArena memory = BumpArena.open(1024, null);
        PagedArena arena = PagedArena.over(memory, PageRules.of(64))) {
      arena.allocate(64, 1);
      MemorySegment second = arena.allocate(64, 1).fill((byte) 2);
      MemorySegment large = arena.allocate(100, 1);
      assertThat(large.address()).isEqualTo(second.address() + 64);
      assertThat(arena.release(large)).isTrue();
      assertThat(arena.release(second)).isFalse();
      assertThat(arena.usage().liveBlocks()).isEqualTo(1);
    }
  }

  @Test
  void aRefusalOfTheBackingAllocatorIsPassedOnAndChangesNothing() {
    try (BumpArena memory = BumpArena.open(100, null);
        PagedArena arena = PagedArena.over(memory, PageRules.of(64))) {
      arena.allocate(40, 8);
      Usage before = arena.usage();
      assertThat(arena.tryAllocate(30, 1)).isEqualTo(new Full(64, 36));
      assertThat(arena.usage()).isEqualTo(before);
      assertThat(arena.tryAllocate(24, 1).isGranted()).isTrue();
    }
  }

  @Test
  void eachPageMayBeTheOneThatIsRefused() {
    for (int failing = 1; failing <= 4; failing++) {
      int nth = failing;
      try (HeapAllocator heap = HeapAllocator.open(null);
          PagedArena arena =
              PagedArena.over(FailingAllocator.over(heap, call -> call == nth), PageRules.of(64))) {
        List<MemorySegment> blocks = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
          Usage before = arena.usage();
          Outcome outcome = arena.tryAllocate(60, 1);
          if (i == failing) {
            assertThat(outcome).isEqualTo(new Injected(failing));
            assertThat(arena.usage()).isEqualTo(before);
            outcome = arena.tryAllocate(60, 1);
          }
          blocks.add(outcome.orElseThrow().fill((byte) i));
        }
        for (int i = 1; i <= 4; i++) {
          assertThat(blocks.get(i - 1).toArray(JAVA_BYTE)).containsOnly(i);
        }
      }
    }
  }

  @Test
  void survivesEveryFailureWithoutALeak() {
    long requests =
        Probe.survivesEveryFailure(
            () -> HeapAllocator.open(null),
            heap -> {
              try (PagedArena arena = PagedArena.over(heap, PageRules.of(64))) {
                MemorySegment block = arena.allocate(60, 1);
                arena.resize(block, 100, 8);
                try (Scope scope = arena.openScope()) {
                  scope.promote(scope.allocate(200, 1), 1);
                }
                arena.reset();
                arena.allocate(70, 8);
              }
            });
    assertThat(requests).isEqualTo(4);
  }

  @Test
  void blocksEndWithTheBackingAllocatorButNotWithAReset() {
    BumpArena memory = BumpArena.open(1024, null);
    try (PagedArena arena = PagedArena.over(memory, PageRules.of(64))) {
      MemorySegment block = arena.allocate(8, 8);
      arena.reset();
      block.set(JAVA_BYTE, 0, (byte) 1);
      assertThatIllegalStateException()
          .isThrownBy(() -> arena.release(block))
          .withMessageContaining("it was released, resized or dropped");
      memory.close();
      assertThatIllegalStateException().isThrownBy(() -> block.get(JAVA_BYTE, 0));
    }
    assertThat(memory.usage().liveBlocks()).isZero();
  }

  @Test
  void aScopeDropsItsBlocksAndDetectsGrowthAcrossIt() {
    try (HeapAllocator heap = HeapAllocator.open(null);
        PagedArena arena = PagedArena.over(heap, PageRules.of(64))) {
      MemorySegment before = arena.allocate(8, 8);
      MemorySegment large = arena.allocate(100, 8);
      try (Scope scope = arena.openScope()) {
        MemorySegment small = scope.allocate(8, 8);
        MemorySegment own = scope.allocate(60, 8);
        for (MemorySegment outside : List.of(before, large)) {
          assertThatIllegalStateException()
              .isThrownBy(() -> scope.tryResize(outside, 200, 8))
              .withMessageContaining("depth of the block=0, depth of the scope=1");
        }
        scope.resize(small, 16, 8);
        assertThat(scope.resize(own, 62, 8).byteSize()).isEqualTo(62);
      }
      assertThat(arena.usage().requestedBytes()).isEqualTo(108);
      assertThat(arena.resize(large, 50, 8).byteSize()).isEqualTo(50);
    }
  }

  @Test
  void closesThoughTheBackingAllocatorWillNotTakePagesBackAndSaysSo() {
    BumpArena memory = BumpArena.open(1024, null);
    PagedArena arena = PagedArena.over(memory, PageRules.of(64));
    arena.allocate(64, 1);
    arena.allocate(64, 1);
    memory.openScope();
    assertThatIllegalStateException()
        .isThrownBy(arena::close)
        .withMessageContaining("BumpArena cannot be used while a scope is open inside it")
        .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(1));
    assertThat(arena.usage().pages()).isZero();
    arena.close();
    memory.close();
  }

  @Test
  void saysSoWhenTheBackingAllocatorWillNotTakePagesBackAtAReset() {
    try (BumpArena memory = BumpArena.open(1024, null)) {
      PagedArena arena = PagedArena.over(memory, PageRules.of(64).retaining(0));
      arena.allocate(64, 1);
      Scope scope = memory.openScope();
      assertThatIllegalStateException()
          .isThrownBy(arena::reset)
          .withMessageContaining("BumpArena cannot be used while a scope is open inside it");
      scope.close();
      arena.close();
    }
  }

  @Test
  void aScopeResizesItsOwnBlocksInThePageThatItBeganIn() {
    try (HeapAllocator heap = HeapAllocator.open(null);
        PagedArena arena = PagedArena.over(heap, PageRules.of(64))) {
      MemorySegment before = arena.allocate(8, 8);
      try (Scope scope = arena.openScope()) {
        MemorySegment first = scope.allocate(8, 8).fill((byte) 1);
        assertThat(scope.resize(first, 16, 8).get(JAVA_BYTE, 7)).isEqualTo((byte) 1);
        assertThatIllegalStateException().isThrownBy(() -> scope.release(before));
      }
      assertThat(arena.release(before)).isTrue();
    }
  }

  @Test
  void refusesABackingAllocatorOnTheJavaHeap() {
    try (BumpArena heap = BumpArena.ofHeap(1024, null);
        PagedArena arena = PagedArena.over(heap, PageRules.of(64))) {
      assertThatIllegalArgumentException().isThrownBy(() -> arena.allocate(8, 8));
    }
    try (Allocator heap =
            CountingAllocator.over(BumpArena.over(MemorySegment.ofArray(new int[9])));
        PagedArena arena = PagedArena.over(heap, PageRules.of(16))) {
      assertThatIllegalArgumentException().isThrownBy(() -> arena.allocate(8, 8));
      assertThat(heap.usage().liveBlocks()).isZero();
    }
  }
}
