package metamemory.view;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The free slots of a pool in the order in which they will be granted. A broken list is followed
/// only up to where it breaks.
///
/// @param order indexes of slots, the next one first
/// @param broken why it cannot be followed to its end, or nothing
/// @param brokenTo where the link leads that cannot be followed
record FreeList(List<Integer> order, String broken, int brokenTo) {
  static FreeList of(PoolPicture pool) {
    List<Integer> order = new ArrayList<>();
    BitSet seen = new BitSet();
    for (int index = pool.firstFree();
        index != PoolPicture.NONE;
        index = pool.slots().get(index).nextFree()) {
      String fault = fault(pool, seen, index);
      if (!fault.isEmpty()) {
        return new FreeList(order, fault, index);
      }
      seen.set(index);
      order.add(index);
    }
    return new FreeList(order, "", PoolPicture.NONE);
  }

  /// Whether the link that cannot be followed leads to a slot at all.
  boolean breaksInside(PoolPicture pool) {
    return !broken.isEmpty() && !order.isEmpty() && brokenTo >= 0 && brokenTo < pool.slots().size();
  }

  private static String fault(PoolPicture pool, BitSet seen, int index) {
    if (index < 0 || index >= pool.slots().size()) {
      return "The free list leaves the pool: index=" + index + ".";
    }
    if (seen.get(index)) {
      return "The free list runs in a circle: slot "
          + index
          + " comes twice. Was it released twice?";
    }
    return pool.slots().get(index).isFree()
        ? ""
        : "The free list leads to slot " + index + ", which is live.";
  }
}
