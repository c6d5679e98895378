package metamemory.cli.jupyter;

import java.nio.file.Path;
import metamemory.cli.machine.Machine;
import metamemory.cli.machine.Platform;

/// Where Jupyter keeps a user's kernels, by the rules of jupyter_core.
final class JupyterFolders {
  private JupyterFolders() {}

  static Path data(Machine machine) {
    return machine
        .variable("JUPYTER_DATA_DIR")
        .map(Path::of)
        .orElseGet(() -> byPlatform(machine))
        .toAbsolutePath();
  }

  private static Path byPlatform(Machine machine) {
    return switch (machine.platform()) {
      case LINUX ->
          machine
              .variable("XDG_DATA_HOME")
              .map(Path::of)
              .orElse(machine.home().resolve(".local").resolve("share"))
              .resolve("jupyter");
      case MAC -> machine.home().resolve("Library").resolve("Jupyter");
      case WINDOWS ->
          machine
              .variable("APPDATA")
              .map(Path::of)
              .orElse(machine.home().resolve("AppData").resolve("Roaming"))
              .resolve("jupyter");
    };
  }

  /// The name of Java's program.
  static Path java(Path javaHome, Platform platform) {
    return javaHome.resolve("bin").resolve(platform == Platform.WINDOWS ? "java.exe" : "java");
  }
}
