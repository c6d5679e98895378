package metamemory.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import metamemory.Allocator;
import metamemory.BlockPool;
import metamemory.BumpArena;
import metamemory.CappedAllocator;
import metamemory.PageRules;
import metamemory.PagedArena;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A million blocks, thousands of arenas, many threads.
class RecorderLimitsTest {
  private static final int MILLION = 1_000_000;

  @Test
  void drawsAMillionBlocksSmallAndSoon() {
    Recorder recorder = new Recorder(() -> "cell 4 line 2");
    try (BumpArena arena = BumpArena.open(40L * MILLION, recorder)) {
      for (int i = 0; i < MILLION; i++) {
        arena.allocate(8 + i % 17, 8);
      }
      Picture picture = recorder.picture(arena);
      String html = Html.of(picture);
      assertThat(html).contains("1,000,000 blocks");
      assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(64 * 1024);
      assertThat(Svg.draw(picture).shapes()).isLessThanOrEqualTo(Svg.MOST_SHAPES);
      assertThat(fastestOfFive(recorder, arena)).isLessThan(Duration.ofMillis(200));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 10_000, 100_000})
  void drawsAnyNumberOfBlocksSmall(int blocks) {
    Recorder recorder = new Recorder(() -> "cell 4 line 2");
    try (BumpArena bump = BumpArena.open(48L * blocks + 64, recorder);
        PagedArena paged = PagedArena.open(PageRules.of(64 << 10), recorder);
        BlockPool pool = BlockPool.open(32, 8, blocks, recorder);
        CappedAllocator capped = CappedAllocator.over(pool, 32L * blocks)) {
      for (Allocator allocator : List.of(bump, paged, capped)) {
        fill(allocator, blocks);
        Picture picture = View.of(recorder).picture(allocator);
        assertThat(Html.of(picture).getBytes(StandardCharsets.UTF_8).length)
            .isLessThanOrEqualTo(64 * 1024);
        assertThat(Svg.draw(picture).shapes()).isLessThanOrEqualTo(Svg.MOST_SHAPES);
      }
    }
  }

  private static void fill(Allocator allocator, int blocks) {
    for (int i = 0; i < blocks; i++) {
      allocator.allocate(8 + i % 17, 8);
    }
  }

  /// By the clock of this thread's own work, since other tests may use the processors too.
  private static Duration fastestOfFive(Recorder recorder, BumpArena arena) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = clock.getCurrentThreadCpuTime();
      String html = Html.of(recorder.picture(arena));
      fastest = Math.min(fastest, clock.getCurrentThreadCpuTime() - start);
      assertThat(html).isNotEmpty();
    }
    return Duration.ofNanos(fastest);
  }

  @Test
  void doesNotKeepAnUnreachableArena() throws InterruptedException {
    Recorder recorder = new Recorder();
    WeakReference<BumpArena> arena = new WeakReference<>(BumpArena.ofHeap(64, recorder));
    for (int i = 0; i < 100 && !arena.refersTo(null); i++) {
      System.gc();
      Thread.onSpinWait();
    }
    assertThat(arena.refersTo(null)).isTrue();
  }

  @Test
  void forgetsClosedArenasRatherThanGrow() {
    Recorder recorder = new Recorder();
    List<BumpArena> reachable = new ArrayList<>();
    for (int i = 0; i < 3 * TrackedAllocators.MOST; i++) {
      BumpArena arena = BumpArena.ofHeap(8, recorder);
      reachable.add(arena);
      arena.close();
    }
    try (BumpArena arena = BumpArena.open(64, recorder)) {
      arena.allocate(8, 8);
      assertThat(((ArenaPicture) recorder.picture(arena)).blocks()).isInstanceOf(Blocks.Each.class);
    }
    assertThat(reachable).hasSize(3 * TrackedAllocators.MOST);
  }

  @Test
  void listensToManyThreadsAtOnce() throws Exception {
    Recorder recorder = new Recorder(() -> Thread.currentThread().getName());
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<Callable<ArenaPicture>> tasks = new ArrayList<>();
      for (int task = 0; task < 64; task++) {
        tasks.add(() -> fill(recorder));
      }
      for (Future<ArenaPicture> picture : pool.invokeAll(tasks)) {
        assertThat(picture.get().liveBlocks()).isEqualTo(100);
        assertThat(((Blocks.Each) picture.get().blocks()).blocks()).hasSize(100);
      }
    }
    assertThat(recorder.events()).isEqualTo(64 * (1 + 1000 + 9 + 1));
  }

  private static ArenaPicture fill(Recorder recorder) {
    try (BumpArena arena = BumpArena.open(4096, recorder)) {
      for (int round = 0; round < 10; round++) {
        if (round > 0) {
          arena.reset();
        }
        for (int i = 0; i < 100; i++) {
          arena.allocate(8, 8);
        }
      }
      return (ArenaPicture) recorder.picture(arena);
    }
  }
}
