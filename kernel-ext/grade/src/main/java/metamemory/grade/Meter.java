package metamemory.grade;

import java.util.Objects;
import metamemory.count.ThreadBytes;
import org.jspecify.annotations.Nullable;

/// What the grader itself allocates on a thread whose allocations are measured: carrying calls to
/// the learner's methods, and loading their classes. A [Budget] subtracts it.
///
/// Such work stands between [#enter()] and [#leave(long, long)], which may nest. On any other
/// thread, and while nothing is measured, both do next to nothing.
public final class Meter {
  private static @Nullable Thread measured;
  private static int depth;
  private static long harnessBytes;

  private Meter() {}

  static void start() {
    measured = Thread.currentThread();
    depth = 0;
    harnessBytes = 0;
  }

  static long stop() {
    measured = null;
    return harnessBytes;
  }

  static boolean isMeasured() {
    return Objects.equals(Thread.currentThread(), measured);
  }

  /// The grader's own work begins.
  ///
  /// @return what [#leave(long, long)] is to be told
  public static long enter() {
    if (!isMeasured()) {
      return -1;
    }
    return depth++ == 0 ? ThreadBytes.ofCurrentThread() : -1;
  }

  /// The grader's own work ends.
  ///
  /// @param entered what [#enter()] gave
  /// @param more what it allocated before `enter` or will allocate afterwards, in bytes
  public static void leave(long entered, long more) {
    if (isMeasured()) {
      depth--;
      harnessBytes += more + (entered < 0 ? 0 : ThreadBytes.ofCurrentThread() - entered);
    }
  }
}
