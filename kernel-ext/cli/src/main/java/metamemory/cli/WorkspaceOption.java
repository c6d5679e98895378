package metamemory.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the learner's own folder is, for the commands that use it.
final class WorkspaceOption {
  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description =
          "Your own folder; what you changed in it is never written over (default: ~/metamemory).")
  @Nullable Path folder;
}
