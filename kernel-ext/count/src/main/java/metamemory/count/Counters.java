package metamemory.count;

/// Switches counting on and off, for all woven code at once.
public final class Counters {
  private Counters() {}

  /// Counts from now on, or no longer.
  ///
  /// @param wanted whether to count
  /// @return whether it was counted before
  public static synchronized boolean on(boolean wanted) {
    boolean before = Tally.on;
    Tally.on = wanted;
    return before;
  }

  /// All counters at this moment.
  ///
  /// @return the snapshot, in time and bytes proportional to the number of sites
  public static CountSnapshot snapshot() {
    return new CountSnapshot();
  }
}
