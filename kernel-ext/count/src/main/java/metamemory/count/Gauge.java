package metamemory.count;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Measures what making one object allocates: the least of several readings, since the first ones
/// also pay for classes being linked.
final class Gauge {
  private static final int READINGS = 8;

  /// Where the objects go, so that the compiler cannot do without them.
  @SuppressWarnings("UnusedVariable") // written to, never read: that is its use
  private static volatile @Nullable Object sink;

  private Gauge() {}

  static long leastBytes(Supplier<?> maker) {
    long least = Long.MAX_VALUE;
    for (int reading = 0; reading < READINGS; reading++) {
      long before = ThreadBytes.ofCurrentThread();
      sink = maker.get();
      least = Math.min(least, ThreadBytes.ofCurrentThread() - before);
    }
    sink = null;
    return least;
  }
}
