package metamemory.kernel;

import java.lang.management.ManagementFactory;
import java.util.List;

/// Java's preview features, for cells that ask for them.
final class Preview {
  private static final String FLAG = "--enable-preview";

  private Preview() {}

  /// What the compiler is told.
  static List<String> compilerOptions(KernelOptions options) {
    return options.preview() && runs()
        ? List.of(FLAG, "--source", Integer.toString(Runtime.version().feature()))
        : List.of();
  }

  /// What is in the way of a wish for them; empty when nothing is.
  static String obstacle(KernelOptions options) {
    return options.preview() && !runs()
        ? KernelOptions.PREVIEW
            + " is on, but this JVM was started without "
            + FLAG
            + ": preview features are off. ./learn writes a kernel.json with it."
        : "";
  }

  private static boolean runs() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().contains(FLAG);
  }
}
