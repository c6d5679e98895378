package metamemory.cli.jupyter;

import java.util.Locale;
import java.util.Optional;
import metamemory.cli.machine.Machine;
import metamemory.cli.machine.Stop;

/// A way to a Jupyter, as `LEARN_JUPYTER` forces it.
public enum Way {
  /// What the person has: on the PATH, or a module of `python3`.
  PATH,
  /// An environment of our own.
  PRIVATE,
  /// The system's package.
  SYSTEM;

  /// The environment variable that forces a way.
  public static final String VARIABLE = "LEARN_JUPYTER";

  static Optional<Way> forced(Machine machine) {
    return machine.variable(VARIABLE).map(Way::parse);
  }

  private static Way parse(String value) {
    for (Way way : values()) {
      if (way.name().toLowerCase(Locale.ROOT).equals(value)) {
        return way;
      }
    }
    throw Stop.usage(VARIABLE + " must be path, private or system: " + VARIABLE + "=" + value);
  }
}
