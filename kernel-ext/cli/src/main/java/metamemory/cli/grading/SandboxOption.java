package metamemory.cli.grading;

import java.util.Locale;
import metamemory.cli.machine.Stop;
import metamemory.grade.Sandbox;
import picocli.CommandLine.Option;

/// How well strangers' code must be kept in.
public final class SandboxOption {
  /// The choice.
  enum Choice {
    AUTO,
    REQUIRE,
    OFF
  }

  @Option(
      names = "--sandbox",
      paramLabel = "LEVEL",
      description =
          "auto: the best this machine has, which the result names (default); require: refuse to"
              + " grade without bubblewrap; off: none, for code that you trust.")
  private Choice choice = Choice.AUTO;

  /// The sandbox that was asked for.
  ///
  /// @return it
  /// @throws Stop if the machine has not what is required
  public Sandbox choose() {
    return switch (choice) {
      case OFF -> Sandbox.none();
      case AUTO -> Sandbox.best();
      case REQUIRE -> {
        Sandbox best = Sandbox.best();
        if (best.level() != Sandbox.Level.BUBBLEWRAP) {
          throw Stop.missing(
              "bubblewrap does not work here, so strangers' code is not kept in: sandbox="
                  + best.level().name().toLowerCase(Locale.ROOT)
                  + "; get it with: sudo apt-get install bubblewrap, allow user namespaces, or use"
                  + " --sandbox=auto for code that you trust");
        }
        yield best;
      }
    };
  }
}
