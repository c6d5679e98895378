package metamemory.cli.grading;

import java.util.Locale;
import metamemory.cli.machine.Stop;
import metamemory.grade.Sandbox;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// How well strangers' code must be kept in.
public final class SandboxOption {
  /// The choice.
  enum Choice {
    BEST,
    REQUIRE,
    LIMITS,
    NONE
  }

  /// Reads a choice.
  static final class Words implements ITypeConverter<Choice> {
    @Override
    public Choice convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "best", "auto" -> Choice.BEST;
        case "require" -> Choice.REQUIRE;
        case "limits" -> Choice.LIMITS;
        case "none", "off" -> Choice.NONE;
        default ->
            throw new TypeConversionException("must be best, require, limits or none, not " + text);
      };
    }
  }

  @Option(
      names = "--sandbox",
      paramLabel = "LEVEL",
      converter = Words.class,
      description =
          "best: the best this machine has, which the result names (default); require: refuse to"
              + " grade without bubblewrap; limits: time and memory only, and none: not even that,"
              + " both for code that you trust.")
  private Choice choice = Choice.BEST;

  /// The sandbox that was asked for.
  ///
  /// @return it
  /// @throws Stop if the machine has not what is required
  public Sandbox choose() {
    return switch (choice) {
      case NONE -> Sandbox.none();
      case LIMITS -> Sandbox.limits();
      case BEST -> Sandbox.best();
      case REQUIRE -> {
        Sandbox best = Sandbox.best();
        if (best.level() != Sandbox.Level.BUBBLEWRAP) {
          throw Stop.missing(
              "bubblewrap does not work here, so strangers' code is not kept in: sandbox="
                  + best.level().name().toLowerCase(Locale.ROOT)
                  + "; get it with: sudo apt-get install bubblewrap, allow user namespaces, or use"
                  + " --sandbox=best for code that you trust");
        }
        yield best;
      }
    };
  }
}
