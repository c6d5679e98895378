package metamemory.count;

import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/// Which values `valueOf` returns from a cache and which it makes a wrapper for, asked of this VM
/// once: `Integer`'s cache is as large as `-XX:AutoBoxCacheMax` says.
///
/// @param low the least cached value
/// @param high the greatest cached value
record BoxCache(int low, int high) {
  static final BoxCache INTEGER = find(Integer::valueOf);
  static final BoxCache LONG = find(Long::valueOf);
  static final BoxCache SHORT = find(v -> v == (short) v ? Short.valueOf((short) v) : new Object());
  static final BoxCache CHARACTER =
      find(v -> v == (char) v ? Character.valueOf((char) v) : new Object());

  boolean creates(long value) {
    return value < low || value > high;
  }

  private static BoxCache find(IntFunction<Object> box) {
    IntPredicate isCached = value -> isSame(box.apply(value), box.apply(value));
    if (!isCached.test(0)) {
      return new BoxCache(Integer.MAX_VALUE, Integer.MIN_VALUE);
    }
    return new BoxCache(-furthest(v -> isCached.test(-v)), furthest(isCached));
  }

  @SuppressWarnings("ReferenceEquality") // identity is the question
  private static boolean isSame(Object one, Object other) {
    return one == other;
  }

  /// The greatest of the cached values, which are one range from 0: found by doubling, then by
  /// halving.
  private static int furthest(IntPredicate isCached) {
    int cached = 0;
    long step = 1;
    while (cached + step <= Integer.MAX_VALUE && isCached.test((int) (cached + step))) {
      cached += (int) step;
      step *= 2;
    }
    for (; step > 0; step /= 2) {
      if (cached + step <= Integer.MAX_VALUE && isCached.test((int) (cached + step))) {
        cached += (int) step;
      }
    }
    return cached;
  }
}
