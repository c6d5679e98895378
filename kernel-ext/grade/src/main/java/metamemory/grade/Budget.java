package metamemory.grade;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import metamemory.count.CountSnapshot;
import metamemory.count.Counters;
import metamemory.count.SiteCount;
import metamemory.count.ThreadBytes;

/// Measures what a piece of work creates, so that a check can say how much it may be.
///
/// ```java
/// interface Total { long total(long[] feed); }
///
/// @Test
/// @DisplayName("adds up a feed without creating an object")
/// void createsNothing() {
///   Total learner = Answer.bind(Total.class);
///   long[] feed = feed();
///   Budget.of(() -> learner.total(feed)).objectsAtMost(0);
///   Budget.warm(100, () -> learner.total(feed)).heapBytesAtMost(64);
/// }
/// ```
///
/// Two figures, and when to use which:
///
/// - **objects** are what the learner's own code created: each `new`, array, box, lambda, string
///   made by `+`, iterator and stream in it, on whatever thread and in static initialisers too.
///   What the JDK or the library creates inside a call is not among them. Exact at the first run
///   already, and a failure names types and lines.
/// - **heap bytes** are what the Java machine allocated, inside the JDK's methods too, on the
///   measuring thread; [Cost#allHeapBytes()] are those of all threads, and are to be preferred
///   where an answer may hand work on. At the first run the machine also allocates for linking
///   (some kilobytes for the first lambda), so measure bytes with [#warm].
///
/// What carries a call from the suite to the learner's methods is subtracted: a learner's method
/// that creates nothing costs nothing. What else stands in the measured work counts as the
/// learner's, so get feeds and arguments ready before. Native memory is none of both: for what is
/// taken from an allocator use the library's `CountingAllocator`, `Probe` and `Usage`.
///
/// Measuring is for one thread at a time, in the child of a [Checker] only: elsewhere the learner's
/// classes are not prepared for counting, and objects stay 0.
public final class Budget {
  private static Totals totals = new Totals(0, 0, 0);
  private static boolean isWithoutCounts;

  private Budget() {}

  /// Starts anew, and says whether the learner's classes are prepared here. They are not where the
  /// suite does not name this class: then a measurement is a mistake in the suite.
  ///
  /// @param isCounted whether they are
  public static void prepared(boolean isCounted) {
    isWithoutCounts = !isCounted;
    totals = new Totals(0, 0, 0);
  }

  /// What is measured.
  @FunctionalInterface
  public interface Work {
    /// Does it.
    ///
    /// @throws Throwable whatever the learner's code throws
    void run() throws Throwable;
  }

  /// Does the work once and measures it.
  ///
  /// @param work the work; what it throws is thrown on, a checked exception in an
  ///   [UndeclaredThrowableException]
  /// @return what it cost
  public static Cost of(Work work) {
    return warm(0, work);
  }

  /// Does the work some times without measuring, then once more and measures that.
  ///
  /// @param unmeasuredRuns how often before, at least 0
  /// @param work as for [#of]
  /// @return what the last run cost
  /// @throws IllegalArgumentException if `unmeasuredRuns` is negative
  public static Cost warm(int unmeasuredRuns, Work work) {
    if (unmeasuredRuns < 0) {
      throw new IllegalArgumentException(
          "unmeasuredRuns must be at least 0: unmeasuredRuns=" + unmeasuredRuns);
    }
    if (isWithoutCounts) {
      throw new IllegalStateException(
          "a suite that keeps a budget names Budget itself, not by another class");
    }
    Calibration.done();
    // With counting on: the first count of a new place allocates room for its counter.
    boolean wasOn = Counters.on(true);
    try {
      for (int run = 0; run < unmeasuredRuns; run++) {
        run(work);
      }
      Cost cost = measure(work);
      totals = totals.plus(cost);
      return cost;
    } finally {
      Counters.on(wasOn);
    }
  }

  /// What all budgets counted since the last [#prepared].
  ///
  /// @param measured how often something was measured
  /// @param objects how many objects the learner's code created meanwhile
  /// @param objectBytes their bytes on the Java heap
  public record Totals(long measured, long objects, long objectBytes) {
    private Totals plus(Cost cost) {
      long bytes = cost.created().stream().mapToLong(Creations::bytes).sum();
      return new Totals(measured + 1, objects + cost.objects(), objectBytes + bytes);
    }
  }

  /// What all budgets counted since then: work whose budget was kept, too.
  ///
  /// @return the sums
  public static Totals totals() {
    return totals;
  }

  private static Cost measure(Work work) {
    boolean wasOn = Counters.on(true);
    try {
      CountSnapshot before = Counters.snapshot();
      Meter.start();
      long all = ThreadBytes.ofAllThreads();
      long here = ThreadBytes.ofCurrentThread();
      run(work);
      long hereAfter = ThreadBytes.ofCurrentThread();
      long allAfter = ThreadBytes.ofAllThreads();
      long harness = Meter.stop();
      List<Creations> created =
          Counters.snapshot().since(before).stream().map(Budget::creations).toList();
      return new Cost(created, hereAfter - here - harness, allAfter - all - harness);
    } finally {
      Meter.stop();
      Counters.on(wasOn);
    }
  }

  private static Creations creations(SiteCount count) {
    return new Creations(
        count.site().type(),
        count.site().kind(),
        count.site().line(),
        count.count(),
        count.bytes());
  }

  private static void run(Work work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new UndeclaredThrowableException(e);
    }
  }

  /// Runs all that measures a few times, since the first times allocate for themselves.
  private static final class Calibration {
    static {
      for (int time = 0; time < 3; time++) {
        measure(() -> {});
      }
    }

    static void done() {
      // Loading this class does it.
    }
  }
}
