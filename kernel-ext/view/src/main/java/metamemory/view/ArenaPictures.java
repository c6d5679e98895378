package metamemory.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import metamemory.Allocator;
import metamemory.Usage;

/// Makes pictures of what a recorder knows.
final class ArenaPictures {
  private ArenaPictures() {}

  static ArenaPicture of(Tracked tracked, SiteNames sites) {
    Blocks blocks = blocks(tracked, sites);
    tracked.sequenceAtPicture = tracked.sequence;
    return new ArenaPicture(
        tracked.type,
        tracked.base,
        tracked.capacityBytes,
        tracked.positionBytes,
        tracked.highWaterBytes,
        tracked.closed,
        tracked.liveBlocks,
        tracked.requestedBytes,
        tracked.paddingBytes,
        tracked.refusals.count(),
        tracked.refusals.lastReason(),
        blocks);
  }

  private static Blocks blocks(Tracked tracked, SiteNames sites) {
    BlockTable table = tracked.table;
    List<Block> blocks = new ArrayList<>();
    for (int row = 0; row < table.rows() && blocks.size() <= Blocks.MOST_LISTED; row++) {
      if (table.state(row) != BlockTable.GONE) {
        blocks.add(block(tracked, row, sites));
      }
    }
    if (blocks.size() > Blocks.MOST_LISTED || tracked.unrecordedBlocks > 0) {
      return BlockSummaries.of(tracked, sites);
    }
    blocks.sort(Comparator.comparingLong(Block::offset).thenComparingLong(Block::sequence));
    return new Blocks.Each(blocks);
  }

  static Block block(Tracked tracked, int row, SiteNames sites) {
    BlockTable table = tracked.table;
    return new Block(
        table.address(row) - tracked.base,
        table.size(row),
        table.alignment(row),
        table.padding(row),
        table.sequence(row),
        state(tracked, row),
        tracked.label(row),
        sites.name(table.site(row)));
  }

  private static Block.State state(Tracked tracked, int row) {
    if (tracked.table.state(row) == BlockTable.RELEASED) {
      return Block.State.RELEASED;
    }
    return tracked.table.sequence(row) > tracked.sequenceAtPicture
        ? Block.State.NEW
        : Block.State.LIVE;
  }

  /// What an allocator tells by itself, when nobody listened from its opening on. A learner's
  /// allocator may throw anything.
  static ArenaPicture fromUsage(Allocator source) {
    String type = source.getClass().getSimpleName();
    try {
      Usage usage = source.usage();
      return new ArenaPicture(
          type,
          0,
          Math.max(0, usage.reservedBytes()),
          Math.clamp(usage.usedBytes(), 0, Math.max(0, usage.reservedBytes())),
          Math.max(0, usage.peakBytes()),
          false,
          usage.liveBlocks(),
          usage.requestedBytes(),
          usage.paddingBytes(),
          0,
          null,
          new Blocks.Unknown(
              "It did not report its opening here: only the totals are known, not the blocks."));
    } catch (RuntimeException failure) {
      String why = "Nothing is known of it: usage() failed with " + failure;
      return new ArenaPicture(type, 0, 0, 0, 0, false, 0, 0, 0, 0, null, new Blocks.Unknown(why));
    }
  }
}
