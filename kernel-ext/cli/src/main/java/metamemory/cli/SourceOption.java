package metamemory.cli;

import java.nio.file.Path;
import metamemory.cli.machine.Stop;
import metamemory.cli.verify.TestRun;
import metamemory.cli.workspace.Lessons;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the lessons' sources are, for the commands that change them.
final class SourceOption {
  @Option(
      names = "--lessons",
      paramLabel = "DIR",
      description = "The lessons' sources (default: lessons, in the repository).")
  private @Nullable Path folder;

  Path folder() {
    if (folder != null) {
      return folder.toAbsolutePath().normalize();
    }
    String root = System.getProperty(TestRun.ROOT_PROPERTY, "");
    if (root.isEmpty()) {
      throw Stop.usage("say where the lessons' sources are: --lessons DIR");
    }
    return Path.of(root).resolve("lessons");
  }

  Lessons lessons() {
    return Lessons.in(folder());
  }
}
