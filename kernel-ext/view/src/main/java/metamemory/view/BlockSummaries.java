package metamemory.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Sums up a table of many blocks: one pass over the columns, and no object per block.
final class BlockSummaries {
  private static final int ROWS = 16;
  private static final int CELLS = 64;
  private static final int LARGEST = 10;

  private final Tracked tracked;
  private final BlockTable table;
  private final long cellBytes;
  private final int rows;
  private final long[] live;
  private final long[] padding;
  private final long[] begun;
  private final long[] sizeCounts = new long[65];
  private final long[] sizeBytes = new long[65];
  private long fresh;

  private BlockSummaries(Tracked tracked) {
    this.tracked = tracked;
    this.table = tracked.table;
    long window = Math.max(1, Math.max(tracked.capacityBytes, tracked.positionBytes));
    this.cellBytes = Math.max(1, -Math.floorDiv(-window, (long) ROWS * CELLS));
    this.rows = (int) -Math.floorDiv(-window, cellBytes * CELLS);
    this.live = new long[rows * CELLS];
    this.padding = new long[rows * CELLS];
    this.begun = new long[rows * CELLS];
  }

  static Blocks.Summary of(Tracked tracked, SiteNames sites) {
    BlockSummaries summary = new BlockSummaries(tracked);
    PriorityQueue<Integer> largest =
        new PriorityQueue<>(Comparator.comparingLong((Integer row) -> tracked.table.size(row)));
    for (int row = 0; row < tracked.table.rows(); row++) {
      if (tracked.table.state(row) == BlockTable.LIVE) {
        summary.add(row);
        offer(largest, row, tracked.table);
      }
    }
    List<Block> top =
        largest.stream()
            .map(row -> ArenaPictures.block(tracked, row, sites))
            .sorted(
                Comparator.comparingLong(Block::byteSize)
                    .reversed()
                    .thenComparingLong(Block::offset))
            .toList();
    return new Blocks.Summary(
        summary.rows(), top, summary.sizes(), summary.fresh, tracked.unrecordedBlocks);
  }

  private static void offer(PriorityQueue<Integer> largest, int row, BlockTable table) {
    if (largest.size() < LARGEST) {
      largest.add(row);
      return;
    }
    Integer least = largest.peek();
    if (least != null && table.size(row) > table.size(least)) {
      largest.poll();
      largest.add(row);
    }
  }

  private void add(int row) {
    long offset = table.address(row) - tracked.base;
    long size = table.size(row);
    spread(live, offset, offset + size);
    spread(padding, offset - table.padding(row), offset);
    begun[(int) Math.min(begun.length - 1, offset / cellBytes)]++;
    int sizeClass = 64 - Long.numberOfLeadingZeros(size);
    sizeCounts[sizeClass]++;
    sizeBytes[sizeClass] += size;
    fresh += table.sequence(row) > tracked.sequenceAtPicture ? 1 : 0;
  }

  private void spread(long[] cells, long from, long to) {
    for (long at = Math.max(0, from); at < to; ) {
      int cell = (int) (at / cellBytes);
      long end = Math.min(to, (cell + 1) * cellBytes);
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
        cells.add((int) Math.min(100, -Math.floorDiv(-100 * live[cell], cellBytes)));
      }
      long bytes = cellBytes * CELLS;
      result.add(
          new Blocks.Row(
              first * cellBytes,
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
