package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

/// The examples in the docs of [PagedArena] and [PageRules].
class PagedArenaSnippets {

  @Test
  void grow() {
    // @start region="grow"
    try (PagedArena arena = PagedArena.open(4096)) {
      MemorySegment p = arena.allocateFrom("stays where it is");
      try (Scope scope = arena.openScope()) {
        MemorySegment p2 = scope.allocate(100_000); // Larger than a page: gets one of its own.
        scope.allocate(100); // Goes on behind p, in the first page.
        assertThat(arena.usage().pages()).isEqualTo(2);
        assertThat(p2.byteSize()).isEqualTo(100_000);
      } // p2 ends here, and its page is given back.
      assertThat(arena.usage().pages()).isEqualTo(1);
      assertThat(p.getString(0)).isEqualTo("stays where it is");
    }
    // @end
  }

  @Test
  void rules() {
    // @start region="rules"
    PageRules rules = PageRules.of(1024).growingTo(1 << 20).retaining(4096).limitedTo(1 << 24);
    try (PagedArena arena = PagedArena.open(rules)) {
      for (int i = 0; i < 1000; i++) {
        arena.allocate(24, 8);
      }
      assertThat(arena.usage().pages()).isEqualTo(5); // 1 + 2 + 4 + 8 + 16 KiB
      arena.reset();
      assertThat(arena.usage().pages()).isEqualTo(2); // 1 + 2 KiB are kept
      assertThat(arena.tryAllocate(1 << 25, 8))
          .isEqualTo(new Outcome.OverLimit(1 << 25, (1 << 24) - 3072, 1 << 24));
    }
    // @end
  }

  @Test
  void backing() {
    // @start region="backing"
    try (BlockPool pool = BlockPool.open(4096, 16)) {
      try (PagedArena arena = PagedArena.over(pool, PageRules.of(4096))) {
        for (int i = 0; i < 1000; i++) {
          arena.allocateFrom(ValueLayout.JAVA_LONG, i);
        }
        assertThat(pool.usage().liveBlocks()).isEqualTo(2);
      }
      assertThat(pool.usage().liveBlocks()).isZero();
    }
    // @end
  }

  @Test
  void reset() {
    // @start region="reset"
    try (PagedArena arena = PagedArena.open(4096)) {
      MemorySegment old = arena.allocate(5000, 8);
      arena.reset();
      assertThatIllegalStateException()
          .isThrownBy(() -> old.get(ValueLayout.JAVA_LONG, 0))
          .withMessage("Already closed");
    }
    // @end
  }
}
