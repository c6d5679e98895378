package metamemory.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import metamemory.BlockPool;
import metamemory.BumpArena;
import metamemory.LazyArena;
import metamemory.Observer;
import metamemory.Observers;
import metamemory.PageRules;
import metamemory.PagedArena;
import metamemory.Scope;
import metamemory.TempAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which picture suits which allocator, and that nothing an allocator reports can break one.
class RecorderShapesTest {
  private final Recorder recorder = new Recorder();
  private final Told told = new Told();

  @Test
  void drawsAPoolWithItsFreeList() {
    try (BlockPool pool = BlockPool.open(24, 8, 4, recorder)) {
      MemorySegment first = pool.allocate(24, 8);
      MemorySegment second = pool.allocate(16, 8);
      recorder.label(pool, second, "second");
      pool.release(first);
      PoolPicture picture = (PoolPicture) recorder.picture(pool);
      assertThat(picture.slots())
          .extracting(PoolPicture.Slot::isFree)
          .containsExactly(true, false, true, true);
      assertThat(picture.slots().get(1).label()).isEqualTo("second");
      assertThat(picture.firstFree()).isZero();
      assertThat(FreeList.of(picture))
          .isEqualTo(new FreeList(List.of(0, 2, 3), "", PoolPicture.NONE));
    }
  }

  @Test
  void drawsPagesOnceAnAllocatorTookMore() {
    recorder.opened(told, 4096, 512);
    recorder.allocated(told, 4096, 100, 8, 0);
    recorder.grew(told, 65536, 1024);
    recorder.allocated(told, 65536 + 8, 200, 8, 8);
    PagesPicture picture = (PagesPicture) recorder.picture(told);
    assertThat(picture.pages())
        .extracting(page -> page.memory().capacityBytes())
        .containsExactly(512L, 1024L);
    assertThat(picture.pages())
        .extracting(page -> page.memory().positionBytes())
        .containsExactly(100L, 208L);
    assertThat(picture.unusedBytes()).isEqualTo(412);
    recorder.shrank(told, 65536, 1024);
    assertThat(recorder.picture(told)).isInstanceOf(ArenaPicture.class);
  }

  @Test
  void drawsThePagesOfAPagedArenaAndThoseThatAScopeGaveBack() {
    PagedArena arena = PagedArena.open(PageRules.of(4096), recorder);
    assertThat(((PagesPicture) recorder.picture(arena)).pages()).isEmpty();
    arena.allocate(100, 8);
    try (Scope scope = arena.openScope()) {
      scope.allocate(100_000, 8);
      scope.allocate(100, 8);
      assertThat(((PagesPicture) recorder.picture(arena)).pages())
          .extracting(page -> page.memory().capacityBytes() + ": " + page.memory().liveBlocks())
          .containsExactly("4096: 2", "100000: 1");
    }
    arena.allocate(5000, 8);
    PagesPicture picture = (PagesPicture) recorder.picture(arena);
    assertThat(picture.pages())
        .extracting(page -> page.memory().positionBytes())
        .containsExactly(100L, 5000L);
    Dom.parse(Html.of(picture));
    arena.reset();
    assertThat(((PagesPicture) recorder.picture(arena)).pages()).hasSize(1);
    arena.close();
    assertThat(Text.of(recorder.picture(arena))).contains("closed");
  }

  @Test
  void drawsThePagesOfTemporaryMemory() {
    Observer before = Observers.setDefault(recorder);
    try {
      TempAllocator.runInTask(() -> {
        TempAllocator temp = TempAllocator.current();
        try (Scope scope = temp.openScope()) {
          scope.allocate(100, 8);
          PagesPicture picture = (PagesPicture) recorder.picture(temp);
          assertThat(picture.type()).isEqualTo("TempAllocator");
          assertThat(picture.pages())
              .extracting(page -> page.memory().capacityBytes() + ": " + page.memory().liveBlocks())
              .containsExactly("262144: 1");
        }
      });
    } finally {
      Observers.setDefault(before);
    }
  }

  @Test
  void drawsLazyMemoryOnceItIsCommittedByParts() {
    recorder.opened(told, 4096, 1 << 20);
    recorder.grew(told, 4096, 8192);
    recorder.allocated(told, 4096, 100, 8, 0);
    assertThat(recorder.picture(told)).isEqualTo(new LazyPicture("Told", 1 << 20, 8192, 100, 100));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void drawsReservedAndCommittedMemoryOfALazyArena() {
    try (LazyArena arena = LazyArena.open(64L << 30, 1, recorder)) {
      assertThat(recorder.picture(arena))
          .isEqualTo(new LazyPicture("LazyArena", 64L << 30, 0, 0, 0));
      arena.allocate(100_000, 8);
      arena.release(arena.allocate(100_000, 8));
      assertThat(recorder.picture(arena))
          .isEqualTo(new LazyPicture("LazyArena", 64L << 30, 4 << 16, 100_000, 200_000));
      arena.discardUnused();
      assertThat(recorder.picture(arena))
          .isEqualTo(new LazyPicture("LazyArena", 64L << 30, 2 << 16, 100_000, 200_000));
    }
  }

  @Test
  void drawsScatteredBlocksOfAnAllocatorWithoutMemoryOfItsOwn() {
    recorder.opened(told, 0, 0);
    recorder.allocated(told, 0x7000_1000L, 24, 16, 0);
    recorder.allocated(told, 0x5000_2000L, 48, 16, 0);
    HeapPicture picture = (HeapPicture) recorder.picture(told);
    assertThat(HeapAccount.listed(picture))
        .extracting(Block::offset)
        .containsExactly(0x7000_1000L, 0x5000_2000L);
    assertThat(Text.of(picture)).startsWith("Told 2 blocks live · 72 B asked for");
  }

  @Test
  void tellsNoPaddingOfAScatteredBlockThatMoved() {
    recorder.opened(told, 0, 0);
    recorder.allocated(told, 0x5000_2000L, 8, 8, 0);
    recorder.resized(told, 0x5000_2000L, 8, 0x7000_1000L, 80);
    HeapPicture picture = (HeapPicture) recorder.picture(told);
    assertThat(HeapAccount.listed(picture))
        .extracting(Block::offset, Block::paddingBytes)
        .containsExactly(tuple(0x7000_1000L, 0L));
  }

  @Test
  void dropsWhatAScopeWasGrantedWhenItEnds() {
    recorder.opened(told, 4096, 512);
    recorder.allocated(told, 4096, 8, 8, 0);
    recorder.scopeOpened(told, 1);
    recorder.allocated(told, 4104, 8, 8, 0);
    recorder.scopeClosed(told, 1);
    ArenaPicture picture = (ArenaPicture) recorder.picture(told);
    assertThat(picture.liveBlocks()).isEqualTo(1);
    assertThat(picture.positionBytes()).isEqualTo(8);
    assertThat(picture.highWaterBytes()).isEqualTo(16);
  }

  @Test
  void survivesUsageThatMakesNoSense() {
    assertThat(Text.of(recorder.picture(told))).contains("only the totals are known");
    Dom.parse(Html.of(recorder.picture(told)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void survivesReportsThatMakeNoSense(long seed) {
    Random random = new Random(seed);
    recorder.opened(told, any(random), any(random));
    for (int i = 0; i < 300; i++) {
      report(random);
      if (i % 20 == 0) {
        Picture picture = recorder.picture(told);
        Dom.parse(Html.of(picture));
        assertThat(Text.of(picture)).isNotBlank();
        assertThat(Svg.draw(picture).shapes()).isLessThanOrEqualTo(Svg.MOST_SHAPES);
      }
    }
  }

  private void report(Random random) {
    switch (random.nextInt(9)) {
      case 0 -> recorder.released(told, any(random), any(random));
      case 1 -> recorder.resized(told, any(random), any(random), any(random), any(random));
      case 2 -> recorder.grew(told, any(random), any(random));
      case 3 -> recorder.scopeOpened(told, random.nextInt());
      case 4 -> recorder.scopeClosed(told, random.nextInt());
      default -> recorder.allocated(told, any(random), any(random), any(random), any(random));
    }
  }

  private static long any(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong();
      case 1 -> Long.MAX_VALUE - random.nextInt(3);
      default -> random.nextInt(1000) - 10L;
    };
  }

  @Test
  void tellsHowMuchOfTheHeapItTookItself() {
    try (BumpArena arena = BumpArena.open(1 << 20, recorder)) {
      askFor(arena, 5_000);
      // Now and then the VM allocates on the thread for itself, so the quietest round counts.
      long leastOfOthers = Long.MAX_VALUE;
      for (int round = 0; round < 5; round++) {
        arena.reset();
        leastOfOthers = Math.min(leastOfOthers, bytesOfOthers(arena));
      }
      assertThat(leastOfOthers).isZero();
    }
  }

  /// What this thread allocates beside what the recorder says that it took.
  private long bytesOfOthers(BumpArena arena) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long ownBefore = recorder.ownHeapBytes();
    long before = threads.getCurrentThreadAllocatedBytes();
    askFor(arena, 5_000);
    long taken = threads.getCurrentThreadAllocatedBytes() - before;
    long own = recorder.ownHeapBytes() - ownBefore;
    assertThat(own).isPositive();
    return taken - own;
  }

  /// By offsets, so that the arena itself creates no object.
  private static void askFor(BumpArena arena, int blocks) {
    for (int i = 0; i < blocks; i++) {
      assert arena.tryOffset(8, 8) >= 0;
    }
  }
}
