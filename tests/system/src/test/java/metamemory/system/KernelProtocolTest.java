package metamemory.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KernelProtocolTest {
  private static final Path TESTS = Path.of("src/test/resources/kernel").toAbsolutePath();

  @Test
  void passesJupytersOwnTestsOfKernels(@TempDir Path root) {
    Path python = Needs.pythonWithKernelTest();
    LearnerHome home = new LearnerHome(root);
    JupyterServer.start(home).close();
    Map<String, String> environment = home.environmentWithKernel();
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    environment.put("PYTHONPATH", TESTS.toString());
    List<String> command =
        List.of(python.toString(), "-m", "unittest", "-v", "test_metamemory_kernel");
    try (ChildProcess tests = ChildProcess.start(command, environment, home.workspace())) {
      int exitCode = tests.awaitExit(Duration.ofSeconds(90));
      assertThat(exitCode).as(tests.output()).isZero();
      assertThat(tests.output()).containsPattern("(?m)^OK$").doesNotContain("skipped");
    }
  }
}
