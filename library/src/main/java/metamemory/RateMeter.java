package metamemory;

import java.util.Arrays;

/// How often something happened lately: counts in a ring of time slots that together make one
/// window.
final class RateMeter {
  private final long slotNanos;
  private final int[] counts;

  /// The number of the slot that was counted in last, on a line of slots that begins at the clock's
  /// zero.
  private long latest = Long.MIN_VALUE;

  RateMeter(long windowNanos, int slots) {
    this.slotNanos = Math.ceilDiv(windowNanos, slots);
    this.counts = new int[slots];
  }

  void count(long nowNanos) {
    forget(nowNanos);
    counts[place(latest)]++;
  }

  /// How many a second, over the window that ends now.
  double perSecond(long nowNanos) {
    forget(nowNanos);
    long total = 0;
    for (int count : counts) {
      total += count;
    }
    return total * 1e9 / ((double) slotNanos * counts.length);
  }

  /// The counts of the window's slots, the oldest first.
  int[] slots(long nowNanos) {
    forget(nowNanos);
    int[] ordered = new int[counts.length];
    for (int i = 0; i < counts.length; i++) {
      ordered[i] = counts[place(latest + 1 + i)];
    }
    return ordered;
  }

  /// Empties the slots that time has passed over. A clock that goes backwards stands still.
  private void forget(long nowNanos) {
    long now = Math.floorDiv(nowNanos, slotNanos);
    if (latest == Long.MIN_VALUE || now - latest >= counts.length) {
      Arrays.fill(counts, 0);
      latest = now;
    }
    while (latest < now) {
      latest++;
      counts[place(latest)] = 0;
    }
  }

  private int place(long slot) {
    return Math.floorMod(slot, counts.length);
  }
}
