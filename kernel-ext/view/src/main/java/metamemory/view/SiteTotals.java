package metamemory.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// How much each place asked for, over all allocators and since the beginning.
final class SiteTotals {
  private static final int MOST_SHOWN = 16;

  private long[] blocks = new long[16];
  private long[] bytes = new long[16];

  /// @param site the number of a place, or [SiteNames#NOWHERE]
  synchronized void add(int site, long byteSize) {
    int place = site + 1;
    if (place >= blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * place);
      bytes = Arrays.copyOf(bytes, 2 * place);
    }
    blocks[place]++;
    bytes[place] += byteSize;
  }

  synchronized BarsPicture picture(String title, SiteNames names) {
    List<BarsPicture.Bar> bars = new ArrayList<>();
    for (int place = 0; place < blocks.length; place++) {
      if (blocks[place] > 0) {
        String name = place == 0 ? null : names.name(place - 1);
        bars.add(
            new BarsPicture.Bar(
                name == null ? "outside any cell" : name,
                bytes[place],
                0,
                Words.blocks(blocks[place])));
      }
    }
    bars.sort(Comparator.comparingLong(BarsPicture.Bar::amount).reversed());
    return new BarsPicture(title, "B", bars.subList(0, Math.min(MOST_SHOWN, bars.size())));
  }
}
