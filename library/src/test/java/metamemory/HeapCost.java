package metamemory;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// How many bytes of the Java heap one call of a loop's body takes once the JIT compiler is done
/// with it.
///
/// Measured in a JVM of its own: the profile of `MemorySegment` is shared by a whole JVM, and other
/// tests put every kind of segment through it.
final class HeapCost {
  private static final int CALLS = 2_000_000;

  /// A loop that asks an allocator for memory the given number of times; what it returns keeps its
  /// work alive.
  interface Loop {
    long run(int calls);
  }

  private HeapCost() {}

  /// Bytes per call of a loop, in a fresh JVM.
  static double bytesPerCall(Class<? extends Loop> loop) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            HeapCost.class.getName(),
            loop.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the loop failed: output=" + output);
    }
    return Double.parseDouble(output.strip());
  }

  public static void main(String[] args) throws ReflectiveOperationException {
    Loop loop =
        Class.forName(args[0]).asSubclass(Loop.class).getDeclaredConstructor().newInstance();
    long sink = 0;
    for (int round = 0; round < 20; round++) {
      sink += loop.run(CALLS / 20);
    }
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    sink += loop.run(CALLS);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    System.out.println((double) bytes / CALLS + (sink == 42 ? " " : ""));
  }
}
