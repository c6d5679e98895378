package metamemory.grade;

import java.util.List;

/// A limit that the shell's `ulimit` sets.
///
/// @param option the option, as `-t`
/// @param value in the option's unit
record ProcessLimit(String option, long value) {
  /// What a JVM needs beyond its heap: class data, compiled code, stacks, and native memory for the
  /// answer to allocate.
  private static final int MEBIBYTES_BEYOND_HEAP = 512;

  private static final int FILE_MEBIBYTES = 16;
  private static final int OPEN_FILES = 256;

  /// No limit of processes: it would count the user's other ones, and not hold for root. Inside
  /// bubblewrap nothing can start a process, and threads are limited by the memory of their stacks.
  static List<ProcessLimit> of(Limits limits) {
    long processors = Math.max(2, Runtime.getRuntime().availableProcessors());
    long seconds = limits.total().toSeconds() + 1;
    return List.of(
        new ProcessLimit("-c", 0),
        // At the soft limit the system says SIGXCPU, which is a verdict; at the hard one it kills.
        new ProcessLimit("-H -t", seconds * Math.min(processors, 4) + 2),
        new ProcessLimit("-S -t", seconds * Math.min(processors, 4)),
        // In blocks of 512 bytes.
        new ProcessLimit("-f", FILE_MEBIBYTES * 2048L),
        new ProcessLimit("-n", OPEN_FILES),
        // In KiB.
        new ProcessLimit("-d", (limits.heapMebibytes() + MEBIBYTES_BEYOND_HEAP) * 1024L));
  }
}
