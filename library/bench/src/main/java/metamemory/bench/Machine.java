package metamemory.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What the figures were taken on.
///
/// @param processor its name, or its architecture where the system does not tell
/// @param cores how many this process may use
/// @param system the operating system
/// @param jdk the Java that runs
record Machine(String processor, int cores, String system, String jdk) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  static Machine current() {
    return new Machine(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        property("os.name") + " " + property("os.version"),
        property("java.vm.name")
            + " "
            + property("java.vendor.version")
            + " "
            + property("java.runtime.version"));
  }

  /// How many threads wanted to run in the last minute, on average.
  ///
  /// @return that number, or below 0 where the system does not tell
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String processorName() {
    if (!Files.isReadable(PROCESSORS)) {
      return property("os.arch");
    }
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(property("os.arch"));
    } catch (IOException e) {
      return property("os.arch");
    }
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }
}
