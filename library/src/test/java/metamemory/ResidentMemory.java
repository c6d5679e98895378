package metamemory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much of a range of addresses the system has really given memory, as Linux tells it.
final class ResidentMemory {
  private ResidentMemory() {}

  /// Bytes of the mappings that lie between two addresses which are in physical memory.
  static long between(long from, long to) throws IOException {
    long bytes = 0;
    boolean inside = false;
    for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
      if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
        long start = Long.parseUnsignedLong(line.substring(0, line.indexOf('-')), 16);
        inside = start >= from && start < to;
      } else if (inside && line.startsWith("Rss:")) {
        bytes += Long.parseLong(line.replaceAll("\\D", "")) << 10;
      }
    }
    return bytes;
  }
}
