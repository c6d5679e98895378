package metamemory.cli.jupyter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import metamemory.cli.machine.Machine;
import metamemory.cli.machine.Program;

/// Looks for a Jupyter that works, and installs nothing.
///
/// A file of the right name proves little: version managers put a `jupyter-lab` on the PATH that
/// only says which of their Pythons lacks it. So each candidate is asked for its version.
///
/// @param machine where to look
public record JupyterSearch(Machine machine) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern VERSION =
      Pattern.compile("^(\\d+)\\.\\d+\\S*\\s*$", Pattern.MULTILINE);
  private static final int FIRST_GOOD_LAB = 3;
  private static final int FIRST_GOOD_NOTEBOOK = 6;

  /// Looks in the ways that are allowed, the person's own first.
  ///
  /// @return the first Jupyter that works
  public Optional<Jupyter> find() {
    return Way.forced(machine)
        .map(this::find)
        .orElseGet(() ->
            Stream.of(Way.PATH, Way.PRIVATE, Way.SYSTEM)
                .flatMap(way -> find(way).stream())
                .findFirst());
  }

  /// Looks in one way.
  ///
  /// @param way the way
  /// @return the first Jupyter that works
  public Optional<Jupyter> find(Way way) {
    return candidates(way).stream().flatMap(candidate -> seen(candidate).stream()).findFirst();
  }

  private record Candidate(Flavour flavour, List<String> command) {}

  private List<Candidate> candidates(Way way) {
    return switch (way) {
      case PATH -> Stream.concat(programs(), modules()).toList();
      case PRIVATE -> {
        PrivateEnvironment environment = PrivateEnvironment.of(machine);
        yield environment.isComplete()
            ? List.of(new Candidate(Flavour.LAB, List.of(environment.jupyterLab().toString())))
            : List.of();
      }
      case SYSTEM -> List.of(system(Flavour.LAB), system(Flavour.NOTEBOOK));
    };
  }

  private Stream<Candidate> programs() {
    return Stream.of(Flavour.values())
        .flatMap(flavour ->
            machine.allOf(flavour.program()).stream()
                .map(file -> new Candidate(flavour, List.of(file.toString()))));
  }

  private Stream<Candidate> modules() {
    List<Candidate> modules = new ArrayList<>();
    for (Flavour flavour : Flavour.values()) {
      for (Path python : machine.allOf("python3")) {
        modules.add(new Candidate(flavour, List.of(python.toString(), "-m", flavour.module())));
      }
    }
    return modules.stream();
  }

  private static Candidate system(Flavour flavour) {
    return new Candidate(flavour, List.of("/usr/bin/" + flavour.program()));
  }

  private Optional<Jupyter> seen(Candidate candidate) {
    if (!Files.isExecutable(Path.of(candidate.command().get(0)))) {
      return Optional.empty();
    }
    List<String> ask = new ArrayList<>(candidate.command());
    ask.add("--version");
    return Program.ask(PATIENCE, ask)
        .filter(answer -> answer.status() == 0)
        .flatMap(answer -> goodVersion(candidate.flavour(), answer.text()))
        .map(version -> new Jupyter(candidate.flavour(), candidate.command(), version));
  }

  private static Optional<String> goodVersion(Flavour flavour, String text) {
    Matcher matcher = VERSION.matcher(text);
    int least = flavour == Flavour.LAB ? FIRST_GOOD_LAB : FIRST_GOOD_NOTEBOOK;
    boolean good = matcher.find() && Integer.parseInt(matcher.group(1)) >= least;
    return good ? Optional.of(matcher.group().strip()) : Optional.empty();
  }
}
