package metamemory.view;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import metamemory.Allocator;
import metamemory.BlockPool;
import metamemory.BumpArena;
import metamemory.HeapAllocator;
import metamemory.PageRules;
import metamemory.PagedArena;

/// Shows how long a picture takes and how large it is, from 1 to a million live blocks.
///
/// Run it with `java -cp <classes and test classes> metamemory.view.PictureScale`. Times are the
/// least of five, of the thread's own processor time; they do not show what a notebook adds.
final class PictureScale {
  private static final List<Integer> COUNTS = List.of(1, 100, 10_000, 1_000_000);

  private PictureScale() {}

  /// Prints a line for each kind of allocator and number of blocks.
  ///
  /// @param arguments none
  public static void main(String[] arguments) {
    System.out.printf("%-14s %10s %10s %10s %8s%n", "allocator", "blocks", "ms", "bytes", "shapes");
    for (int blocks : COUNTS) {
      Recorder recorder = new Recorder(() -> "cell 1 line 1");
      try (BumpArena bump = BumpArena.open(48L * blocks + 64, recorder);
          PagedArena paged = PagedArena.open(PageRules.of(64 << 10), recorder);
          BlockPool pool = BlockPool.open(32, 8, blocks, recorder);
          HeapAllocator heap = HeapAllocator.open(recorder)) {
        for (Allocator allocator : List.of(bump, paged, pool, heap)) {
          if (!(allocator instanceof HeapAllocator) || blocks <= 10_000) {
            fill(allocator, blocks);
            report(recorder, allocator, blocks);
          }
        }
      }
    }
  }

  static void fill(Allocator allocator, int blocks) {
    for (int i = 0; i < blocks; i++) {
      allocator.allocate(8 + i % 17, 8);
    }
  }

  private static void report(Recorder recorder, Allocator allocator, int blocks) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      Html.of(recorder.picture(allocator));
      least =
          Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
    }
    Picture picture = recorder.picture(allocator);
    System.out.printf(
        Locale.ROOT,
        "%-14s %10d %10.2f %10d %8d%n",
        allocator.getClass().getSimpleName(),
        blocks,
        least / 1e6,
        Html.of(picture).getBytes(StandardCharsets.UTF_8).length,
        Svg.draw(picture).shapes());
  }
}
