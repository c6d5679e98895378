package metamemory.cli.jupyter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import metamemory.cli.machine.LongStep;
import metamemory.cli.machine.Machine;
import metamemory.cli.machine.Platform;
import metamemory.cli.machine.Program;
import metamemory.cli.machine.SafeFile;
import metamemory.cli.machine.Screen;

/// A Python environment of our own with JupyterLab in it, so that nothing of the person's own
/// Python changes.
final class PrivateEnvironment {
  private static final String ASK =
      "import sys, venv, ensurepip; sys.exit(0 if sys.version_info >= (3, 9) else 1)";
  private static final String NO_NEWS =
      """
      {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": false}}
      """;

  private final Machine machine;
  private final Path folder;

  private PrivateEnvironment(Machine machine) {
    this.machine = machine;
    this.folder = machine.ownFolder().resolve("jupyter");
  }

  static PrivateEnvironment of(Machine machine) {
    return new PrivateEnvironment(machine);
  }

  Path folder() {
    return folder;
  }

  /// Whether an installation was ever finished here: half of one is made anew.
  boolean isComplete() {
    return Files.exists(complete());
  }

  private Path complete() {
    return folder.resolve("complete");
  }

  Path jupyterLab() {
    return bin("jupyter-lab");
  }

  private Path bin(String program) {
    return machine.platform() == Platform.WINDOWS
        ? folder.resolve("Scripts").resolve(program + ".exe")
        : folder.resolve("bin").resolve(program);
  }

  /// The first Python that can make an environment. Debian's lacks the parts when python3-venv is
  /// not installed.
  Optional<Path> python() {
    return machine.allOf("python3").stream()
        .filter(python ->
            Program.ask(Duration.ofSeconds(30), List.of(python.toString(), "-c", ASK))
                .filter(answer -> answer.status() == 0)
                .isPresent())
        .findFirst();
  }

  /// Makes the environment: announced, with progress, given up quickly when the package index is
  /// not reached.
  boolean make(Screen screen, Path python) {
    screen.say(
        "Installing JupyterLab into a private environment with pip: " + machine.shortForm(folder));
    Path log = machine.ownFolder().resolve("logs").resolve("pip.log");
    LongStep step = new LongStep(screen, log, Map.of("PIP_DISABLE_PIP_VERSION_CHECK", "1"));
    try {
      remove(folder);
      if (step.run(List.of(python.toString(), "-m", "venv", folder.toString()))
          && step.run(pip())) {
        Path settings = folder.resolve("share/jupyter/lab/settings/overrides.json");
        SafeFile.replace(settings, NO_NEWS.getBytes(StandardCharsets.UTF_8));
        Files.createFile(complete());
        return true;
      }
      remove(folder);
    } catch (IOException e) {
      screen.say("  " + e.getMessage());
    }
    screen.say("  That did not work; the whole output: " + log);
    return false;
  }

  private List<String> pip() {
    return List.of(
        bin("python3").toString(),
        "-m",
        "pip",
        "install",
        "--retries",
        "0",
        "--timeout",
        "15",
        "--no-input",
        "--progress-bar",
        "off",
        "jupyterlab");
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
