package metamemory.cli.workspace;

import java.nio.file.Path;
import java.util.Optional;
import metamemory.cli.machine.Machine;

/// The learner's own folder.
public final class Workspace {
  /// The environment variable that moves it.
  public static final String VARIABLE = "METAMEMORY_WORKSPACE";

  private Workspace() {}

  /// Where it is: by the option, else by `METAMEMORY_WORKSPACE`, else `~/metamemory`.
  ///
  /// @param option what was typed
  /// @param machine whose home and environment count
  /// @return the folder, absolute; it need not exist
  public static Path of(Optional<Path> option, Machine machine) {
    return option
        .or(() -> machine.variable(VARIABLE).map(Path::of))
        .orElse(machine.home().resolve("metamemory"))
        .toAbsolutePath()
        .normalize();
  }
}
