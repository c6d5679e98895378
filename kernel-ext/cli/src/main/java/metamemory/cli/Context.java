package metamemory.cli;

import java.nio.file.Path;
import java.util.Optional;
import metamemory.cli.machine.App;
import metamemory.cli.machine.Machine;
import metamemory.cli.machine.Screen;
import metamemory.cli.workspace.Lessons;
import metamemory.cli.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// What every command works with.
///
/// @param machine the machine
/// @param screen where it tells what it does
/// @param app the jars and lessons
record Context(Machine machine, Screen screen, App app) {
  Lessons lessons() {
    return Lessons.in(app.lessons());
  }

  Path workspace(@Nullable Path option) {
    return Workspace.of(Optional.ofNullable(option), machine);
  }
}
