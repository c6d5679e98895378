package metamemory.cli.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import metamemory.cli.machine.Apt;
import metamemory.cli.machine.ExitCode;
import metamemory.cli.machine.Machine;
import metamemory.cli.machine.Screen;
import metamemory.cli.machine.Stop;

/// Gets what the tests need, builds everything with all gates, and sums up.
///
/// @param machine the machine
/// @param screen where the progress and the summary go
/// @param root the repository
/// @param maven the program that builds
public record TestRun(Machine machine, Screen screen, Path root, String maven) {
  /// Where the script says the repository is.
  public static final String ROOT_PROPERTY = "metamemory.root";

  /// Runs from source, by `java …/TestRun.java`.
  ///
  /// @param arguments more arguments for Maven
  public static void main(String[] arguments) {
    Screen screen = Screen.current();
    Path root = Path.of(System.getProperty(ROOT_PROPERTY, ""));
    try {
      System.exit(
          new TestRun(Machine.current(), screen, root.toAbsolutePath(), "mvn")
              .run(arguments)
              .status());
    } catch (Stop stop) {
      screen.err().println("learn: " + stop.getMessage());
      System.exit(stop.exitCode().status());
    }
  }

  /// Runs all of it.
  ///
  /// @param mavenArguments more arguments for Maven
  /// @return 0 when everything passed, and in CI nothing was skipped
  public ExitCode run(String... mavenArguments) {
    List<String> missing = install(Need.missingPackages(machine));
    try {
      Path log = Files.createDirectories(root.resolve("target")).resolve("test.log");
      FileTime start = Files.getLastModifiedTime(Files.writeString(log, ""));
      long startNanos = System.nanoTime();
      CompiledClasses.remove(root);
      boolean built = build(log, mavenArguments);
      TestReports reports = TestReports.below(root, start);
      sumUp(reports, missing, Duration.ofNanos(System.nanoTime() - startNanos));
      return end(built, reports, log);
    } catch (IOException e) {
      throw Stop.missing("the tests cannot be run: " + e);
    }
  }

  private List<String> install(List<String> missing) {
    if (missing.isEmpty()) {
      return missing;
    }
    Apt apt = new Apt(machine, screen);
    if (apt.mayInstall() && apt.install("for the tests that use them", missing)) {
      return Need.missingPackages(machine);
    }
    if (isCi()) {
      throw Stop.missing(
          "in CI nothing is skipped; missing="
              + missing
              + "; get them with: "
              + Apt.commandFor(missing));
    }
    screen.say("Not there, so the tests that need them are skipped: " + String.join(", ", missing));
    screen.say("Get them with: " + Apt.commandFor(missing));
    return missing;
  }

  private boolean isCi() {
    return machine.variable("CI").filter("true"::equals).isPresent();
  }

  private boolean build(Path log, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(maven, "--batch-mode", "--fail-at-end", "verify"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    screen.say("Building and testing: " + String.join(" ", command));
    Process process = builder.start();
    process.getOutputStream().close();
    Thread end = new Thread(() -> process.descendants().forEach(ProcessHandle::destroy));
    Runtime.getRuntime().addShutdownHook(end);
    try (BufferedReader lines = process.inputReader();
        Writer writer = Files.newBufferedWriter(log)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        writer.write(line + System.lineSeparator());
        MavenLines.shown(line).ifPresent(screen::say);
      }
      return process.waitFor() == 0;
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void sumUp(TestReports reports, List<String> missing, Duration elapsed) {
    screen.say("");
    reports.failed().forEach(name -> screen.say("FAILED   " + name));
    reports.skipped().forEach(name -> screen.say("SKIPPED  " + name));
    if (!missing.isEmpty() && !reports.skipped().isEmpty()) {
      screen.say(
          "Skipped for want of: "
              + String.join(", ", missing)
              + "; get them with: "
              + Apt.commandFor(missing));
    }
    int run = reports.passed() + reports.failed().size() + reports.skipped().size();
    screen.say(
        "Tests run: %d, passed: %d, failed: %d, skipped: %d, in %d s"
            .formatted(
                run,
                reports.passed(),
                reports.failed().size(),
                reports.skipped().size(),
                elapsed.toSeconds()));
  }

  private ExitCode end(boolean built, TestReports reports, Path log) {
    if (!built || !reports.failed().isEmpty()) {
      screen.err().println("learn: the build failed; its whole output: " + log);
      return ExitCode.FAULT;
    }
    if (isCi() && !reports.skipped().isEmpty()) {
      screen
          .err()
          .println(
              "learn: in CI nothing is skipped, and " + reports.skipped().size() + " tests were");
      return ExitCode.MISSING;
    }
    return ExitCode.DONE;
  }
}
