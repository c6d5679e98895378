package metamemory.grade;

import java.time.Duration;

/// How much of what an answer may use.
///
/// @param start wall time until the first check begins: starting a JVM and compiling
/// @param check wall time of one check
/// @param run wall time of all checks together
/// @param heapMebibytes the Java heap, in MiB
/// @param stackKibibytes each thread's stack, in KiB
/// @param outputBytes how many bytes are kept of what the learner's code prints
public record Limits(
    Duration start,
    Duration check,
    Duration run,
    int heapMebibytes,
    int stackKibibytes,
    int outputBytes) {

  /// What a check in a notebook may use. Whatever an answer does, its verdict is there within 10 s.
  ///
  /// @return the limits
  public static Limits standard() {
    return new Limits(
        Duration.ofMillis(4400), Duration.ofSeconds(3), Duration.ofSeconds(5), 256, 1024, 16 << 10);
  }
}
