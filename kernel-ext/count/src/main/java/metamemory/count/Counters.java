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

  /// Measures from now on, or no longer, what code that is not woven allocates inside the calls of
  /// woven lines: two readings for each such call, together about 2 ns where the VM's record of the
  /// thread can be read ([ThreadRecord]), and 50 ns elsewhere. Works beside [#on(boolean)], and
  /// like it.
  ///
  /// @param wanted whether to measure
  /// @return whether it was measured before
  public static synchronized boolean insideCalls(boolean wanted) {
    CallStates.beginRound();
    return CallTally.MEASURING.turn(wanted);
  }

  /// Begins work of a host's own, such as an observer's or that of a stream for output, that is not
  /// to be taken for what a learner's call allocates. To be followed by [#resume(int)].
  ///
  /// @return the site, of kind [Kind#CALL], of the line whose call led here, or -1 if there is none
  ///   or nothing is measured
  public static int pause() {
    return CallTally.pause();
  }

  /// Ends what [#pause()] began.
  ///
  /// @param caller what that gave
  public static void resume(int caller) {
    CallTally.returning(null, caller);
  }

  /// Gives a thread counters of its own: it counts quicker, and what others create is told apart as
  /// [SiteCount#elsewhere()]. Replaces the thread watched before, whose counts are kept.
  ///
  /// @param thread the thread that runs cells or tests
  public static synchronized void watch(Thread thread) {
    CallStates.watch(thread, Lanes.watch(thread));
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
