package metamemory.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sorts the blocks of an allocator into its pages.
final class PagesPictures {
  private static final int MOST_LISTED_OF_PAGE = 64;

  private PagesPictures() {}

  static PagesPicture of(Tracked tracked, SiteNames sites) {
    Map<Long, Contents> contents = new HashMap<>();
    BlockTable table = tracked.table;
    for (int row = 0; row < table.rows(); row++) {
      if (table.state(row) == BlockTable.LIVE) {
        Regions.@Nullable Region region = tracked.regions.find(table.address(row));
        long start = region == null ? tracked.base : region.address();
        contents.computeIfAbsent(start, Contents::new).add(row, tracked, sites);
      }
    }
    List<PagesPicture.Page> pages = new ArrayList<>();
    if (tracked.capacityBytes > 0) {
      pages.add(page(pages.size(), tracked.base, tracked.capacityBytes, tracked, contents));
    }
    for (Regions.Region region : tracked.regions.inOrder()) {
      pages.add(page(pages.size(), region.address(), region.byteSize(), tracked, contents));
    }
    tracked.sequenceAtPicture = tracked.sequence;
    return new PagesPicture(tracked.type, pages);
  }

  private static PagesPicture.Page page(
      int before, long address, long byteSize, Tracked tracked, Map<Long, Contents> contents) {
    Contents inside = contents.getOrDefault(address, new Contents(address));
    return new PagesPicture.Page("page " + (before + 1), inside.picture(tracked.type, byteSize));
  }

  /// What is in one page.
  private static final class Contents {
    private final long address;
    private final List<Block> blocks = new ArrayList<>();
    private long count;
    private long requestedBytes;
    private long paddingBytes;
    private long end;

    Contents(long address) {
      this.address = address;
    }

    void add(int row, Tracked tracked, SiteNames sites) {
      BlockTable table = tracked.table;
      count++;
      requestedBytes += table.size(row);
      paddingBytes += table.padding(row);
      end = Math.max(end, table.address(row) + table.size(row) - address);
      if (blocks.size() <= MOST_LISTED_OF_PAGE) {
        Block block = ArenaPictures.block(tracked, row, sites);
        blocks.add(block.movedTo(table.address(row) - address));
      }
    }

    ArenaPicture picture(String type, long byteSize) {
      blocks.sort(Comparator.comparingLong(Block::offset));
      Blocks known =
          count > MOST_LISTED_OF_PAGE
              ? new Blocks.Unknown("Too many blocks to draw them.")
              : new Blocks.Each(blocks);
      return new ArenaPicture(
          type,
          address,
          byteSize,
          end,
          end,
          false,
          count,
          requestedBytes,
          paddingBytes,
          0,
          null,
          known);
    }
  }
}
