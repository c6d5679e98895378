package metamemory.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import metamemory.cli.machine.ExitCode;
import metamemory.cli.machine.Machines;
import metamemory.cli.machine.Machines.Recorded;
import metamemory.cli.machine.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Maven and java are shell scripts here that write down what they were asked.
@DisabledOnOs(OS.WINDOWS)
final class BenchRunTest {
  @TempDir private Path root;
  private final Recorded screen = Machines.screen();

  @Test
  void buildsTheBenchmarksAndPassesTheArgumentsOn() throws IOException {
    assertThat(run("exit 0", "exit 0", "--long", "struct")).isEqualTo(ExitCode.DONE);
    assertThat(asked("mvn")).contains("--projects library/bench --also-make package");
    assertThat(asked("java")).contains("bench/target/classes", "lib/*", "BenchMain --long struct");
  }

  @Test
  void showsWhyTheBuildFailedAndRunsNothing() {
    assertThatThrownBy(() -> run("echo '[ERROR] no such jar'; exit 1", "exit 0"))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("Maven's whole output: " + root.resolve("target/bench/build.log"));
    assertThat(screen.text()).contains("[ERROR] no such jar");
    assertThat(root.resolve("java.asked")).doesNotExist();
  }

  @Test
  void tellsWhatWasNotMeasuredFromWhatWasNotUnderstood() throws IOException {
    assertThat(run("exit 0", "exit 1")).isEqualTo(ExitCode.FAULT);
    assertThat(run("exit 0", "exit 2")).isEqualTo(ExitCode.USAGE);
  }

  private ExitCode run(String maven, String java, String... arguments) throws IOException {
    return new BenchRun(screen.screen(), root, script("mvn", maven), script("java", java))
        .run(List.of(arguments));
  }

  private String asked(String program) throws IOException {
    return Files.readString(root.resolve(program + ".asked"));
  }

  private String script(String name, String body) throws IOException {
    Path file = root.resolve(name);
    Files.writeString(file, "#!/bin/sh\necho \"$*\" > '" + file + ".asked'\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file.toString();
  }
}
