package metamemory.cli.jupyter;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import metamemory.cli.machine.Apt;
import metamemory.cli.machine.Machine;
import metamemory.cli.machine.Screen;
import metamemory.cli.machine.Stop;

/// Gets a Jupyter: what is there, else a private environment, else the system's package.
///
/// @param machine the machine
/// @param screen where installations are announced
public record JupyterSetup(Machine machine, Screen screen) {
  private static final List<String> DEBIAN = List.of("jupyter-notebook");

  /// Finds a Jupyter, and installs one when there is none. What was found is remembered for the
  /// next start.
  ///
  /// @return a Jupyter that works
  public Jupyter get() {
    FoundJupyter found = new FoundJupyter(machine);
    Optional<Jupyter> remembered = found.recall();
    if (remembered.isPresent()) {
      return remembered.get();
    }
    Optional<Way> forced = Way.forced(machine);
    Jupyter jupyter = new JupyterSearch(machine).find().orElseGet(() -> install(forced));
    found.remember(jupyter);
    return jupyter;
  }

  private Jupyter install(Optional<Way> forced) {
    return forced
        .map(way ->
            switch (way) {
              case PATH -> Optional.<Jupyter>empty();
              case PRIVATE -> privately();
              case SYSTEM -> bySystem();
            })
        .orElseGet(() -> privately().or(this::bySystem))
        .orElseThrow(() -> Stop.missing(advice(forced)));
  }

  private Optional<Jupyter> privately() {
    PrivateEnvironment environment = PrivateEnvironment.of(machine);
    Optional<Path> python = environment.python();
    if (python.isEmpty()) {
      screen.say("No python3 (3.9 or later, with venv) can make a private environment.");
      return Optional.empty();
    }
    return environment.make(screen, python.get())
        ? new JupyterSearch(machine).find(Way.PRIVATE)
        : Optional.empty();
  }

  private Optional<Jupyter> bySystem() {
    Apt apt = new Apt(machine, screen);
    return apt.mayInstall() && apt.install("to open the lessons in", DEBIAN)
        ? new JupyterSearch(machine).find(Way.SYSTEM)
        : Optional.empty();
  }

  private String advice(Optional<Way> forced) {
    String way = forced.map(w -> " in the way that " + Way.VARIABLE + " asks for").orElse("");
    String command =
        new Apt(machine, screen).isHere()
            ? Apt.commandFor(DEBIAN)
            : "python3 -m pip install jupyterlab";
    return "there is no JupyterLab or Jupyter Notebook"
        + way
        + "; install one, then run ./learn again: "
        + command;
  }
}
