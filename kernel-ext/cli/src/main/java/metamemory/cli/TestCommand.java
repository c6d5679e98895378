package metamemory.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import metamemory.cli.machine.Stop;
import metamemory.cli.verify.TestRun;
import picocli.CommandLine.Command;

/// Builds and tests everything. The script runs [TestRun] from source instead, as there is nothing
/// built before it.
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Builds everything with all gates and passes every test.",
      "Installs the system packages that tests need when root, else names the one command and skips"
          + " those tests.",
      "With CI=true nothing is skipped: what is missing is an error."
    })
final class TestCommand implements Callable<Integer> {
  private final Context context;

  TestCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    String root = System.getProperty(TestRun.ROOT_PROPERTY, "");
    if (root.isBlank()) {
      throw Stop.usage("start the tests by the script: ./learn test");
    }
    return new TestRun(context.machine(), context.screen(), Path.of(root), "mvn").run().status();
  }
}
