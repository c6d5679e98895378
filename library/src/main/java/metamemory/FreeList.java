package metamemory;

import java.util.Arrays;

/// Which of a fixed number of slots are free: taken and released in O(1), the last released first.
///
/// One `int` a slot tells both the next free slot and whether this one is live, so a second release
/// is seen without a further array. Slots that were never taken are not linked at all: `fresh`
/// counts them, and an array of zeros is a valid start.
final class FreeList {
  /// What [#take()] returns when no slot is free.
  static final int NONE = -1;

  static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;

  private static final int LIVE = -1;

  /// For a live slot [#LIVE]; for a free one 1 + the next free slot, or 0 at the end of the list.
  private final int[] links;

  private int head;
  private int fresh;
  private int live;

  FreeList(int capacity) {
    this.links = new int[capacity];
  }

  int take() {
    int slot = head - 1;
    if (slot >= 0) {
      head = links[slot];
    } else if (fresh < links.length) {
      slot = fresh++;
    } else {
      return NONE;
    }
    links[slot] = LIVE;
    live++;
    return slot;
  }

  /// Frees a live slot; whether it is live, the caller has checked.
  void release(int slot) {
    links[slot] = head;
    head = slot + 1;
    live--;
  }

  /// Frees every slot: they will be taken from the first to the last again. O(slots ever taken
  /// since the last clear).
  void clear() {
    Arrays.fill(links, 0, fresh, 0);
    head = 0;
    fresh = 0;
    live = 0;
  }

  /// Whether a slot from 0 to the capacity - 1 is live.
  boolean isLive(int slot) {
    return links[slot] == LIVE;
  }

  void checkLive(int slot) {
    if (slot < 0 || slot >= links.length) {
      throw new IndexOutOfBoundsException(
          "slot must be from 0 to capacity - 1: slot=" + slot + ", capacity=" + links.length);
    }
    if (!isLive(slot)) {
      throw new IllegalStateException(
          "slot is free, it was released or never granted: slot=" + slot + ", live=" + live);
    }
  }

  int live() {
    return live;
  }

  int capacity() {
    return links.length;
  }

  /// Every slot at or above this one is free and was never taken.
  int fresh() {
    return fresh;
  }

  /// The free slots in the order in which they will be taken.
  int[] inOrder() {
    int[] order = new int[links.length - live];
    int count = 0;
    for (int link = head; link != 0; link = links[link - 1]) {
      order[count++] = link - 1;
    }
    for (int slot = fresh; slot < links.length; slot++) {
      order[count++] = slot;
    }
    return order;
  }
}
