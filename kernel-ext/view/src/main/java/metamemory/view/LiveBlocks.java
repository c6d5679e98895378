package metamemory.view;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers questions about the live blocks of an allocator.
final class LiveBlocks {
  private LiveBlocks() {}

  /// Of all allocators that have some.
  static List<Live> all(TrackedAllocators allocators, SiteNames names) {
    List<Live> live = new ArrayList<>();
    allocators.forEach(tracked -> {
      synchronized (tracked) {
        if (tracked.liveBlocks > 0) {
          live.add(of(tracked, names));
        }
      }
    });
    return live;
  }

  /// The live block of any allocator that a segment lies in, in words, or null.
  static @Nullable String around(
      TrackedAllocators allocators, MemorySegment segment, SiteNames names) {
    String[] found = new String[1];
    allocators.forEach(tracked -> {
      synchronized (tracked) {
        String origin = found[0] == null ? around(tracked, segment, names) : null;
        found[0] = origin == null ? found[0] : origin;
      }
    });
    return found[0];
  }

  static Live of(Tracked tracked, SiteNames names) {
    Map<Integer, long[]> bySite = new HashMap<>();
    for (int row = 0; row < tracked.table.rows(); row++) {
      if (tracked.table.state(row) == BlockTable.LIVE) {
        long[] sums = bySite.computeIfAbsent(tracked.table.site(row), _ -> new long[2]);
        sums[0]++;
        sums[1] += tracked.table.size(row);
      }
    }
    List<Live.Site> sites = new ArrayList<>();
    bySite.forEach((site, sums) -> sites.add(new Live.Site(names.name(site), sums[0], sums[1])));
    sites.sort(Comparator.comparingLong(Live.Site::bytes).reversed());
    return new Live(tracked.type, tracked.liveBlocks, tracked.requestedBytes, sites);
  }

  /// The live block that a segment lies in, in words.
  private static @Nullable String around(Tracked tracked, MemorySegment segment, SiteNames names) {
    if (tracked.closed || tracked.liveBlocks == 0 || !tracked.mayOwn(segment)) {
      return null;
    }
    long from = segment.address();
    long to = from + segment.byteSize();
    for (int row = 0; row < tracked.table.rows(); row++) {
      long begin = tracked.table.address(row);
      boolean live = tracked.table.state(row) == BlockTable.LIVE;
      if (live && begin <= from && to <= begin + tracked.table.size(row)) {
        Block block = ArenaPictures.block(tracked, row, names);
        String part =
            begin == from && to == begin + tracked.table.size(row)
                ? ""
                : "from +" + (from - begin) + " in ";
        return part + tracked.type + "'s " + ArenaAccount.sentence(tracked.base, block);
      }
    }
    return null;
  }
}
