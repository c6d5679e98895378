package metamemory.cli.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import metamemory.cli.machine.ExitCode;
import metamemory.cli.machine.LongStep;
import metamemory.cli.machine.Screen;
import metamemory.cli.machine.Stop;

/// Builds the library's benchmarks with Maven and runs them in a process of their own. They are no
/// part of the app: nobody should download a dozen other libraries to open a lesson.
///
/// @param screen where is told what happens
/// @param root the repository
/// @param maven the program that builds
/// @param java the program that runs
public record BenchRun(Screen screen, Path root, String maven, String java) {
  private static final int TAIL = 12;

  /// The exit code of the benchmarks for arguments that they do not understand.
  private static final int NOT_UNDERSTOOD = 2;

  /// Builds and runs.
  ///
  /// @param arguments for the benchmarks
  /// @return done; or a fault, if something could not be measured
  public ExitCode run(List<String> arguments) {
    build();
    return switch (start(arguments)) {
      case 0 -> ExitCode.DONE;
      case NOT_UNDERSTOOD -> ExitCode.USAGE;
      default -> ExitCode.FAULT;
    };
  }

  /// Where results go unless another place is asked for.
  ///
  /// @param root the repository
  /// @return a file, which the next run writes over
  public static Path defaultOut(Path root) {
    return root.resolve("target/bench/bench.json");
  }

  private void build() {
    screen.say("Building the benchmarks and fetching what they compare with:");
    Path log = root.resolve("target/bench/build.log");
    try {
      Files.createDirectories(log.resolveSibling(""));
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw Stop.missing("the log of the build cannot be written: file=" + log + " (" + e + ")");
    }
    LongStep step = new LongStep(screen, log, Map.of("JAVA_HOME", System.getProperty("java.home")));
    List<String> command = new ArrayList<>(List.of(maven, "--batch-mode", "-Dquick"));
    command.addAll(List.of("-Dmaven.test.skip=true", "--file", root.resolve("pom.xml").toString()));
    command.addAll(List.of("--projects", "library/bench", "--also-make", "package"));
    if (!step.run(command)) {
      if (Files.exists(log)) {
        screen.err().println(step.tail(TAIL));
      }
      throw Stop.fault("the benchmarks could not be built; Maven's whole output: " + log);
    }
  }

  private int start(List<String> arguments) {
    Path target = root.resolve("library/bench/target");
    List<String> command =
        new ArrayList<>(
            List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                target.resolve("classes") + File.pathSeparator + target.resolve("lib").resolve("*"),
                "metamemory.bench.BenchMain"));
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      Thread end = new Thread(() -> endAll(process));
      Runtime.getRuntime().addShutdownHook(end);
      int status = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(end);
      return status;
    } catch (IOException e) {
      throw Stop.missing("the benchmarks cannot be started: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Stop.fault("the benchmarks were interrupted");
    }
  }

  private static void endAll(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
