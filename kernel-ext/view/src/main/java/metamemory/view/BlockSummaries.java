package metamemory.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Sums up a table of many blocks: one pass over the columns, and no object per block. Cells are
/// powers of two long, so that rows begin at round offsets and finding a block's cell is a shift.
final class BlockSummaries {
  private static final int ROWS = 16;
  private static final int CELLS = 64;
  private static final int LARGEST = 10;

  private final Tracked tracked;
  private final BlockTable table;
  private final int cellShift;
  private final int rows;
  private final long[] live;
  private final long[] padding;
  private final long[] begun;
  private final long[] sizeCounts = new long[65];
  private final long[] sizeBytes = new long[65];
  private final PriorityQueue<Integer> largest;
  private long leastOfLargest = -1;
  private long fresh;

  private BlockSummaries(Tracked tracked) {
    this.tracked = tracked;
    this.table = tracked.table;
    long window = Math.max(1, Math.max(tracked.capacityBytes, tracked.positionBytes));
    this.cellShift = 64 - Long.numberOfLeadingZeros((window - 1) / (ROWS * CELLS));
    long rowBytes = (long) CELLS << cellShift;
    this.rows = (int) ((window - 1) / rowBytes) + 1;
    this.live = new long[rows * CELLS];
    this.padding = new long[rows * CELLS];
    this.begun = new long[rows * CELLS];
    this.largest = new PriorityQueue<>(Comparator.comparingLong(table::size));
  }

  static Blocks.Summary of(Tracked tracked, SiteNames sites) {
    BlockSummaries summary = new BlockSummaries(tracked);
    for (int row = 0; row < tracked.table.rows(); row++) {
      if (tracked.table.state(row) == BlockTable.LIVE) {
        summary.add(row);
      }
    }
    List<Block> top =
        summary.largest.stream()
            .map(row -> ArenaPictures.block(tracked, row, sites))
            .sorted(
                Comparator.comparingLong(Block::byteSize)
                    .reversed()
                    .thenComparingLong(Block::offset))
            .toList();
    return new Blocks.Summary(
        summary.rows(), top, summary.sizes(), summary.fresh, tracked.unrecordedBlocks);
  }

  private void offer(int row) {
    largest.add(row);
    if (largest.size() > LARGEST) {
      largest.poll();
      leastOfLargest = table.size(largest.element());
    }
  }

  private void add(int row) {
    long offset = table.address(row) - tracked.base;
    long size = table.size(row);
    spread(live, offset, offset + size);
    spread(padding, offset - table.padding(row), offset);
    begun[Math.clamp(offset >> cellShift, 0, begun.length - 1)]++;
    if (size > leastOfLargest) {
      offer(row);
    }
    int sizeClass = 64 - Long.numberOfLeadingZeros(size);
    sizeCounts[sizeClass]++;
    sizeBytes[sizeClass] += size;
    fresh += table.sequence(row) > tracked.sequenceAtPicture ? 1 : 0;
  }

  private void spread(long[] cells, long from, long to) {
    for (long at = Math.max(0, from); at < to; ) {
      int cell = (int) (at >> cellShift);
      long end = Math.min(to, (cell + 1L) << cellShift);
      if (cell >= cells.length) {
        return;
      }
      cells[cell] += end - at;
      at = end;
    }
  }

  private List<Blocks.Row> rows() {
    List<Blocks.Row> result = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int first = row * CELLS;
      List<Integer> cells = new ArrayList<>();
      for (int cell = first; cell < first + CELLS; cell++) {
        // A cell with anything live is never drawn as empty.
        cells.add((int) Math.min(100, -Math.floorDiv(-100 * live[cell], 1L << cellShift)));
      }
      long bytes = (long) CELLS << cellShift;
      result.add(
          new Blocks.Row(
              (long) first << cellShift,
              bytes,
              sum(begun, first),
              sum(live, first),
              sum(padding, first),
              cells));
    }
    return result;
  }

  private static long sum(long[] cells, int first) {
    long sum = 0;
    for (int cell = first; cell < first + CELLS; cell++) {
      sum += cells[cell];
    }
    return sum;
  }

  /// Classes between powers of two, as few as there are: 0, 1, 2–3, 4–7, and so on.
  private List<Blocks.SizeClass> sizes() {
    List<Blocks.SizeClass> sizes = new ArrayList<>();
    for (int i = 0; i < sizeCounts.length; i++) {
      if (sizeCounts[i] > 0) {
        long from = i == 0 ? 0 : 1L << (i - 1);
        long to = i == 0 ? 0 : (1L << (i - 1)) - 1 + (1L << (i - 1));
        sizes.add(new Blocks.SizeClass(from, to, sizeCounts[i], sizeBytes[i]));
      }
    }
    return sizes;
  }
}
