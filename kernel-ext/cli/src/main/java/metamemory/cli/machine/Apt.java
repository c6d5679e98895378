package metamemory.cli.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// System packages on Debian and its kin. Installs only as root, and says so first; else it names
/// the command.
///
/// @param machine the machine
/// @param screen where it announces
public record Apt(Machine machine, Screen screen) {
  /// Whether this machine has apt at all.
  ///
  /// @return true on Debian, Ubuntu and the like
  public boolean isHere() {
    return machine.which("apt-get").isPresent();
  }

  /// Whether this process may install packages by itself.
  ///
  /// @return true for root on a machine with apt
  public boolean mayInstall() {
    return machine.root() && isHere();
  }

  /// The one command that a person would type.
  ///
  /// @param packages what to install
  /// @return the command
  public static String commandFor(List<String> packages) {
    return "sudo apt-get install --no-install-recommends " + String.join(" ", packages);
  }

  /// Installs packages: announced, with progress.
  ///
  /// @param purpose what for, as the announcement's end
  /// @param packages what to install
  /// @return whether they are installed now
  public boolean install(String purpose, List<String> packages) {
    screen.say("Installing " + String.join(", ", packages) + " with apt-get, " + purpose + ".");
    Path log = machine.ownFolder().resolve("logs").resolve("apt.log");
    LongStep step = new LongStep(screen, log, Map.of("DEBIAN_FRONTEND", "noninteractive"));
    String apt = machine.which("apt-get").map(Path::toString).orElse("apt-get");
    List<String> install =
        Stream.concat(Stream.of(apt, "install", "-y", "--no-install-recommends"), packages.stream())
            .toList();
    // The lists of a fresh container are empty or old; with a full cache the update may fail and
    // the install succeed.
    boolean installed = tryInstall(step, List.of(apt, "update"), install);
    if (!installed) {
      screen.say(Files.exists(log) ? step.tail(8) : "");
      screen.say("apt-get could not install them; its whole output: " + log);
    }
    return installed;
  }

  private static boolean tryInstall(LongStep step, List<String> update, List<String> install) {
    step.run(update);
    return step.run(install);
  }
}
