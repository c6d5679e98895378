package metamemory.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import metamemory.cli.machine.ExitCode;
import metamemory.cli.machine.Machine;
import metamemory.cli.machine.Machines;
import metamemory.cli.machine.Machines.Recorded;
import metamemory.cli.machine.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Maven is a shell script here that writes what Maven would.
@DisabledOnOs(OS.WINDOWS)
final class TestRunTest {
  private static final String REPORT =
      """
      echo '[INFO] Building Metamemory library 0.1 [1/1]'
      mkdir -p target/surefire-reports
      cat > target/surefire-reports/TEST-x.xml <<'XML'
      <testsuite><testcase classname="x.A" name="good"/><testcase classname="x.A" name="left"><skipped message="missing=bwrap"/></testcase></testsuite>
      XML
      """;

  @TempDir private Path root;
  private final Recorded screen = Machines.screen();

  @Test
  void showsProgressAndNamesWhatWasSkipped() throws IOException {
    assertThat(run(REPORT, Map.of())).isEqualTo(ExitCode.DONE);
    assertThat(screen.text())
        .contains("[1/1] Metamemory library", "SKIPPED  A.left: missing=bwrap")
        .contains("Tests run: 2, passed: 1, failed: 0, skipped: 1");
  }

  @Test
  void failsWhenTheBuildFailsAndNamesTheLog() throws IOException {
    assertThat(run("echo '[ERROR] it does not compile'; exit 1", Map.of()))
        .isEqualTo(ExitCode.FAULT);
    assertThat(screen.text())
        .contains("it does not compile", "its whole output: " + root.resolve("target/test.log"));
    assertThat(root.resolve("target/test.log")).content().contains("it does not compile");
  }

  @Test
  void compilesAnewSoThatNoGateIsPassedUnseen() throws IOException {
    Path module = Files.createDirectories(root.resolve("library/target/classes/x"));
    Path app = Files.createDirectories(root.resolve("library/target/app/lib"));
    Files.createFile(module.resolve("A.class"));
    Files.createFile(root.resolve("library/pom.xml"));
    run(REPORT, Map.of());
    assertThat(root.resolve("library/target/classes")).doesNotExist();
    assertThat(app).exists();
  }

  @Test
  void skipsLoudlyForWantOfPackages() throws IOException {
    run(REPORT, Map.of());
    assertThat(screen.text())
        .contains(
            "tests that need them are skipped: bubblewrap, chromium, chromium-driver,"
                + " jupyter-notebook")
        .contains("sudo apt-get install --no-install-recommends bubblewrap chromium");
  }

  @Test
  void skipsNothingInCi() {
    assertThatThrownBy(() -> run(REPORT, Map.of("CI", "true")))
        .isInstanceOfSatisfying(
            Stop.class, stop -> assertThat(stop.exitCode()).isEqualTo(ExitCode.MISSING))
        .hasMessageContaining("in CI nothing is skipped");
  }

  private ExitCode run(String maven, Map<String, String> env) throws IOException {
    Path file = Files.writeString(root.resolve("mvn"), "#!/bin/sh\n" + maven + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    Machine machine = Machines.linux(root, env);
    return new TestRun(machine, screen.screen(), root, file.toString()).run();
  }
}
