package metamemory.count;

/// What a [Weaver] puts into classes.
///
/// @param stopChecks whether [StopSign] ends their methods and loops
/// @param counts whether [Counters] count what they create
public record WeaveOptions(boolean stopChecks, boolean counts) {
  /// Stop checks and counts.
  public static final WeaveOptions ALL = new WeaveOptions(true, true);

  /// Stop checks alone: classes can be interrupted.
  public static final WeaveOptions STOP_CHECKS = new WeaveOptions(true, false);

  /// Counts alone: for hosts that interrupt by themselves.
  public static final WeaveOptions COUNTS = new WeaveOptions(false, true);
}
