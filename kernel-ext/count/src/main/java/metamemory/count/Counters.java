package metamemory.count;

/// Switches counting on and off, for all woven code at once, and reads the counters.
public final class Counters {
  private Counters() {}

  /// Counts from now on, or no longer. All threads obey when this returns, within loops too. It
  /// takes about a millisecond, and compiled code that creates something is compiled again when
  /// next it is hot.
  ///
  /// @param wanted whether to count
  /// @return whether it was counted before
  public static boolean on(boolean wanted) {
    return Tally.COUNTING.turn(wanted);
  }

  /// Gives a thread counters of its own: it counts quicker, and what others create is told apart as
  /// [SiteCount#elsewhere()]. Replaces the thread watched before, whose counts are kept.
  ///
  /// @param thread the thread that runs cells or tests
  public static void watch(Thread thread) {
    Lanes.watch(thread);
  }

  /// All counters at this moment, in time and bytes proportional to the number of sites. Exact for
  /// threads that have ended, or have handed over what they did in a synchronised way; one that is
  /// running may be ahead.
  ///
  /// @return the snapshot
  public static CountSnapshot snapshot() {
    return new CountSnapshot();
  }
}
