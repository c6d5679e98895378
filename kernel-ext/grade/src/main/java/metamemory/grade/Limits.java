package metamemory.grade;

import java.time.Duration;

/// How much of what an answer may use.
///
/// @param start wall time until the first check begins: starting a JVM and compiling
/// @param check wall time of one check
/// @param run wall time of all checks together
/// @param total wall time of start and checks together
/// @param heapMebibytes the Java heap, in MiB
/// @param stackKibibytes each thread's stack, in KiB
/// @param outputBytes how many bytes are kept of what the learner's code prints
public record Limits(
    Duration start,
    Duration check,
    Duration run,
    Duration total,
    int heapMebibytes,
    int stackKibibytes,
    int outputBytes) {

  /// What a check in a notebook may use. Whatever an answer does, its verdict is there within 10 s;
  /// a start that a busy machine makes slow takes from the time of the checks only when there is no
  /// other way.
  ///
  /// @return the limits
  public static Limits standard() {
    return new Limits(
        Duration.ofSeconds(7),
        Duration.ofSeconds(3),
        Duration.ofSeconds(5),
        Duration.ofMillis(9500),
        256,
        1024,
        16 << 10);
  }
}
