package metamemory.view;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The separate pieces of memory that an allocator took since its opening, at most 4,096 of them.
final class Regions {
  private static final int MOST = 4096;

  private final TreeMap<Long, Region> byAddress = new TreeMap<>();
  private long taken;

  /// A piece of memory.
  ///
  /// @param number the how-manieth that was taken, from 1
  /// @param address where it begins
  /// @param byteSize how long it is
  record Region(long number, long address, long byteSize) {}

  boolean isEmpty() {
    return byAddress.isEmpty();
  }

  void add(long address, long byteSize) {
    taken++;
    if (byAddress.size() < MOST) {
      byAddress.put(address, new Region(taken, address, byteSize));
    }
  }

  void remove(long address) {
    byAddress.remove(address);
  }

  void clear() {
    byAddress.clear();
  }

  boolean hold(long address) {
    return find(address) != null;
  }

  @Nullable Region find(long address) {
    var entry = byAddress.floorEntry(address);
    boolean inside = entry != null && address - entry.getKey() <= entry.getValue().byteSize();
    return inside ? entry.getValue() : null;
  }

  /// In the order in which they were taken.
  List<Region> inOrder() {
    List<Region> regions = new ArrayList<>(byAddress.values());
    regions.sort((one, other) -> Long.compare(one.number(), other.number()));
    return regions;
  }
}
