package metamemory.kernel;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import metamemory.Allocator;
import metamemory.BlockPool;
import metamemory.BumpArena;
import metamemory.HeapAllocator;
import metamemory.PageRules;
import metamemory.PagedArena;
import metamemory.view.Html;
import metamemory.view.Recorder;

/// Measures how long a picture takes to draw and how large it is, by how many blocks are live.
///
/// The time is the least of [#ROUNDS], of the thread's own processor time, for reading what was
/// recorded and writing the HTML; it does not show what sending and a browser add. The memory is
/// what recording these events took on the heap, by the VM's account of the thread: what tables
/// grew through is in it, so it is an upper bound of what is kept.
public final class PictureFigures {
  /// How often each picture is drawn.
  public static final int ROUNDS = 5;

  /// The numbers of blocks that are measured.
  public static final List<Integer> BLOCKS = List.of(1, 100, 10_000, 1_000_000);

  private static final int MOST_SCATTERED = 10_000;

  private PictureFigures() {}

  /// One measurement.
  ///
  /// @param allocator the kind of allocator
  /// @param blocks how many blocks were live
  /// @param millis to draw it
  /// @param htmlBytes how large the HTML is, in UTF-8
  /// @param recordedBytes what the recorder took on the heap for these blocks, its growth included
  public record Figure(
      String allocator, int blocks, double millis, long htmlBytes, long recordedBytes) {}

  /// Measures one number of blocks in each kind of allocator; in scattered ones no more than
  /// 10,000, since the C library takes its time.
  ///
  /// @param blocks how many blocks, at least 1; up to 48 B of native memory each at a time
  /// @return a figure for each kind
  public static List<Figure> of(int blocks) {
    List<Function<Recorder, Allocator>> kinds = new ArrayList<>();
    kinds.add(recorder -> BumpArena.open(48L * blocks + 64, recorder));
    kinds.add(recorder -> PagedArena.open(PageRules.of(64 << 10), recorder));
    kinds.add(recorder -> BlockPool.open(32, 8, blocks, recorder));
    if (blocks <= MOST_SCATTERED) {
      kinds.add(HeapAllocator::open);
    }
    List<Figure> figures = new ArrayList<>();
    for (Function<Recorder, Allocator> kind : kinds) {
      Recorder recorder = new Recorder(() -> "cell 1 line 1");
      try (Allocator allocator = kind.apply(recorder)) {
        figures.add(figure(recorder, allocator, blocks));
      }
    }
    return figures;
  }

  private static Figure figure(Recorder recorder, Allocator allocator, int blocks) {
    long before = recorder.ownHeapBytes();
    for (int i = 0; i < blocks; i++) {
      allocator.allocate(8 + i % 17, 8);
    }
    long recorded = recorder.ownHeapBytes() - before;
    long least = Long.MAX_VALUE;
    String html = "";
    for (int round = 0; round < ROUNDS; round++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      html = Html.of(recorder.picture(allocator));
      least =
          Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
    }
    return new Figure(
        allocator.getClass().getSimpleName(),
        blocks,
        least / 1e6,
        html.getBytes(StandardCharsets.UTF_8).length,
        recorded);
  }
}
