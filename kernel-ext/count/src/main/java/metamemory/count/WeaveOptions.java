package metamemory.count;

/// What a [Weaver] puts into classes.
///
/// @param stopChecks whether [StopSign] ends their methods and loops
/// @param counts whether [Counters] count what they create
/// @param calls whether [Counters] measure what calls of other code allocate
public record WeaveOptions(boolean stopChecks, boolean counts, boolean calls) {
  /// Everything.
  public static final WeaveOptions ALL = new WeaveOptions(true, true, true);

  /// Stop checks alone: classes can be interrupted.
  public static final WeaveOptions STOP_CHECKS = new WeaveOptions(true, false, false);

  /// Counts alone: for hosts that interrupt by themselves.
  public static final WeaveOptions COUNTS = new WeaveOptions(false, true, false);

  /// Counts and calls: for hosts that interrupt by themselves and show counts by line.
  public static final WeaveOptions COUNTS_AND_CALLS = new WeaveOptions(false, true, true);
}
