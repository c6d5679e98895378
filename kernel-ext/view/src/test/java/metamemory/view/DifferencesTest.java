package metamemory.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import metamemory.BlockPool;
import metamemory.BumpArena;
import metamemory.CappedAllocator;
import metamemory.HeapAllocator;
import metamemory.LazyArena;
import metamemory.PageRules;
import metamemory.PagedArena;
import metamemory.Pool;
import org.junit.jupiter.api.Test;

class DifferencesTest {
  private final Recorder recorder = new Recorder(() -> "cell 1 line 1");
  private final View view = View.of(recorder);

  private String after(Object value) {
    Picture picture = view.after(value);
    assertThat(Svg.of(picture)).contains("<title>");
    return Text.of(picture);
  }

  @Test
  void ofPagesShowsThoseThatChanged() {
    try (PagedArena arena = PagedArena.open(PageRules.of(256), recorder)) {
      for (int i = 0; i < 8; i++) {
        arena.allocate(64, 8);
      }
      view.before(arena);
      for (int i = 0; i < 5; i++) {
        arena.allocate(64, 8);
      }
      assertThat(after(arena)).contains("changed", "new, 0 gone").contains("block");
    }
  }

  @Test
  void ofAPoolSaysWhichSlotsChanged() {
    try (BlockPool pool = BlockPool.open(32, 8, 4, recorder)) {
      MemorySegment first = pool.allocate(32, 8);
      view.before(pool);
      pool.release(first);
      assertThat(after(pool)).contains("Slot 0: live → free.");
    }
  }

  @Test
  void ofAPoolOfValuesSaysWhichChanged() {
    Pool<String> pool = Pool.open(4);
    pool.add("apple");
    view.before(pool);
    pool.add("bread");
    assertThat(after(pool)).contains("→ live").contains("bread");
  }

  @Test
  void ofScatteredBlocksSaysWhichAreNewAndGone() {
    try (HeapAllocator heap = HeapAllocator.open(recorder)) {
      MemorySegment gone = heap.allocate(100, 8);
      view.before(heap);
      heap.release(gone);
      heap.release(heap.allocate(7, 1));
      heap.release(heap.allocate(9, 1));
      heap.allocate(300, 8);
      assertThat(after(heap)).contains("is new: 300 B.").contains("is gone: 100 B.");
    }
  }

  @Test
  void ofLazyMemoryTellsWhatWasCommitted() {
    try (LazyArena arena = LazyArena.open(1 << 20, 4096, recorder)) {
      view.before(arena);
      arena.allocate(100_000, 8);
      assertThat(after(arena)).contains("Committed +").contains("used +100,000 B");
    }
  }

  @Test
  void ofAStackOfDecoratorsComparesEachPart() {
    try (BumpArena arena = BumpArena.open(256, recorder)) {
      CappedAllocator capped = CappedAllocator.over(arena, 200);
      view.before(capped);
      capped.allocate(40, 8);
      assertThat(after(capped)).contains("+ 1 block new").contains("+40 B asked for");
    }
  }

  @Test
  void ofNothingSaysSo() {
    Pool<String> pool = Pool.open(4);
    view.before(pool);
    assertThat(after(pool)).contains("Nothing changed.");
  }
}
