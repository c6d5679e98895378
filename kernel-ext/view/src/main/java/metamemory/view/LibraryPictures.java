package metamemory.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import metamemory.Allocator;
import metamemory.BlockPool;
import metamemory.LazyArena;
import metamemory.PagedArena;
import metamemory.TempAllocator;

/// Chooses the picture that suits an allocator: a pool's slots, pages, lazy memory, scattered
/// blocks, or one piece of memory.
final class LibraryPictures {
  private static final int MOST_SLOTS = 4096;

  private LibraryPictures() {}

  static Picture of(Allocator source, Tracked tracked, SiteNames sites) {
    if (source instanceof BlockPool pool && !tracked.closed) {
      return pool(pool, tracked, sites);
    }
    boolean inPages = source instanceof PagedArena || source instanceof TempAllocator;
    if (!tracked.regions.isEmpty() || (inPages && !tracked.closed)) {
      return PagesPictures.of(tracked, sites);
    }
    boolean lazy = source instanceof LazyArena && !tracked.closed;
    if (tracked.committedBytes > 0 || lazy) {
      tracked.sequenceAtPicture = tracked.sequence;
      return new LazyPicture(
          tracked.type,
          tracked.capacityBytes,
          tracked.committedBytes,
          tracked.positionBytes,
          tracked.highWaterBytes);
    }
    boolean scattered =
        tracked.capacityBytes == 0 && tracked.sequence > 0 && !tracked.keepsReleased();
    return scattered ? heap(tracked, sites) : ArenaPictures.of(tracked, sites);
  }

  private static HeapPicture heap(Tracked tracked, SiteNames sites) {
    ArenaPicture arena = ArenaPictures.of(tracked, sites);
    Blocks blocks =
        switch (arena.blocks()) {
          case Blocks.Each(List<Block> each) ->
              new Blocks.Each(
                  each.stream().sorted(Comparator.comparingLong(Block::sequence)).toList());
          case Blocks.Summary summary -> summary.withoutRows();
          case Blocks.Unknown unknown -> unknown;
        };
    return new HeapPicture(
        tracked.type,
        tracked.closed,
        tracked.liveBlocks,
        tracked.requestedBytes,
        tracked.refusals.count(),
        blocks);
  }

  /// The pool itself tells the order of its free slots, but only to its own thread.
  private static Picture pool(BlockPool pool, Tracked tracked, SiteNames sites) {
    long[] free;
    try {
      if (pool.capacity() > MOST_SLOTS) {
        return ArenaPictures.of(tracked, sites);
      }
      free = pool.freeAddresses();
    } catch (RuntimeException otherThread) {
      return ArenaPictures.of(tracked, sites);
    }
    return new PoolPicture(
        tracked.type, pool.blockBytes(), slots(free, tracked, sites), first(free, tracked));
  }

  private static int first(long[] free, Tracked tracked) {
    return free.length == 0
        ? PoolPicture.NONE
        : Arrays.binarySearch(addresses(free, tracked), free[0]);
  }

  /// Where the slots begin, lowest first: those that are free and those that are live.
  private static long[] addresses(long[] free, Tracked tracked) {
    long[] addresses = Arrays.copyOf(free, free.length + tracked.table.rows());
    int count = free.length;
    for (int row = 0; row < tracked.table.rows(); row++) {
      if (tracked.table.state(row) == BlockTable.LIVE) {
        addresses[count++] = tracked.table.address(row);
      }
    }
    addresses = Arrays.copyOf(addresses, count);
    Arrays.sort(addresses);
    return addresses;
  }

  private static List<PoolPicture.Slot> slots(long[] free, Tracked tracked, SiteNames sites) {
    long[] addresses = addresses(free, tracked);
    PoolPicture.Slot[] slots = new PoolPicture.Slot[addresses.length];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = PoolPicture.Slot.free(PoolPicture.NONE).at(addresses[i], 0);
    }
    for (int i = 0; i + 1 < free.length; i++) {
      int next = Arrays.binarySearch(addresses, free[i + 1]);
      slots[Arrays.binarySearch(addresses, free[i])] = PoolPicture.Slot.free(next).at(free[i], 0);
    }
    for (int row = 0; row < tracked.table.rows(); row++) {
      if (tracked.table.state(row) == BlockTable.LIVE) {
        Block block = ArenaPictures.block(tracked, row, sites);
        slots[Arrays.binarySearch(addresses, tracked.table.address(row))] =
            new PoolPicture.Slot(block.state(), PoolPicture.NONE, block.label(), block.site())
                .at(tracked.table.address(row), block.byteAlignment());
      }
    }
    tracked.sequenceAtPicture = tracked.sequence;
    return new ArrayList<>(Arrays.asList(slots));
  }
}
