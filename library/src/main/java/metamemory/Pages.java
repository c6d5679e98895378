package metamemory;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The pages of a [PagedArena] in order of use: the first ones hold blocks, those behind are
/// spares.
final class Pages {
  private final List<Page> inOrder = new ArrayList<>();
  private final NavigableMap<Long, Page> byAddress = new TreeMap<>();
  private int used;

  /// Behind the last spare that may still be a large page.
  private int untrimmed;

  private long heldBytes;
  private long largeBytes;

  int size() {
    return inOrder.size();
  }

  /// The page at a place in the order of use, or null for [Page#NOWHERE].
  @Nullable Page at(int index) {
    return index == Page.NOWHERE ? null : inOrder.get(index);
  }

  /// How many pages hold blocks.
  int used() {
    return used;
  }

  long heldBytes() {
    return heldBytes;
  }

  /// The page in which all bytes of a segment lie, in O(log pages).
  @Nullable Page find(MemorySegment segment) {
    var below = byAddress.floorEntry(segment.address());
    return below != null && Regions.contains(below.getValue().memory, segment)
        ? below.getValue()
        : null;
  }

  /// The first spare that has room for a block.
  @Nullable Page spareFor(long byteSize, long byteAlignment) {
    for (int i = used; i < inOrder.size(); i++) {
      if (inOrder.get(i).roomFor(byteSize, byteAlignment) >= 0) {
        return inOrder.get(i);
      }
    }
    return null;
  }

  void addSpare(Page page) {
    place(page, inOrder.size());
    byAddress.put(page.memory.address(), page);
    heldBytes += page.byteSize();
    largeBytes += page.large ? page.byteSize() : 0;
  }

  /// Turns a spare into the last page in use, in O(1).
  void use(Page spare) {
    if (spare.index != used) {
      place(inOrder.get(used), spare.index);
      place(spare, used);
    }
    used++;
  }

  /// Turns all pages but the first ones into spares that hold nothing.
  void keepUsed(int pages) {
    for (int i = pages; i < used; i++) {
      inOrder.get(i).takenBytes = 0;
    }
    untrimmed = Math.max(untrimmed, used);
    used = pages;
  }

  /// Whether [#trim(long, Consumer)] would find nothing to take out.
  boolean isTrimmed(long retainBytes) {
    return untrimmed <= used && (inOrder.size() == used || heldBytes - largeBytes <= retainBytes);
  }

  /// Takes out the spares that are large, and others from the last on while more is held, large
  /// pages apart, than should be. In time proportional to the pages that have become spares since
  /// the last time, or to all spares if a large one is among them.
  ///
  /// @param gone told each page that was taken out
  void trim(long retainBytes, Consumer<Page> gone) {
    if (largeBytes > 0
        && inOrder.subList(used, Math.max(used, untrimmed)).stream().anyMatch(page -> page.large)) {
      List<Page> spares = List.copyOf(inOrder.subList(used, inOrder.size()));
      inOrder.subList(used, inOrder.size()).clear();
      spares.stream().filter(page -> !page.large).forEach(page -> place(page, inOrder.size()));
      spares.stream().filter(page -> page.large).forEach(page -> forget(page, gone));
    }
    untrimmed = used;
    while (inOrder.size() > used && heldBytes - largeBytes > retainBytes) {
      forget(inOrder.removeLast(), gone);
    }
  }

  /// Takes out every page.
  ///
  /// @param gone told each of them
  void clear(Consumer<Page> gone) {
    used = 0;
    untrimmed = 0;
    while (!inOrder.isEmpty()) {
      forget(inOrder.removeLast(), gone);
    }
  }

  private void forget(Page page, Consumer<Page> gone) {
    byAddress.remove(page.memory.address());
    heldBytes -= page.byteSize();
    largeBytes -= page.large ? page.byteSize() : 0;
    gone.accept(page);
  }

  private void place(Page page, int index) {
    page.index = index;
    if (index == inOrder.size()) {
      inOrder.add(page);
    } else {
      inOrder.set(index, page);
    }
  }
}
