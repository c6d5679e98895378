package metamemory.cli.machine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the commands ask of the machine they run on, as a value: tests make machines of their own.
///
/// @param env the environment variables
/// @param home the person's home folder
/// @param platform the kind of operating system
/// @param root whether this process may install system packages
public record Machine(Map<String, String> env, Path home, Platform platform, boolean root) {
  public Machine {
    env = Map.copyOf(env);
  }

  /// The machine that this process runs on.
  ///
  /// @return the machine
  public static Machine current() {
    Map<String, String> env = System.getenv();
    // Java's user.home comes from the account's entry, not from HOME: whoever moves HOME means us
    // too.
    String home = env.getOrDefault("HOME", "");
    Path folder = Path.of(home.isBlank() ? System.getProperty("user.home") : home);
    Platform platform = Platform.current();
    return new Machine(env, folder, platform, platform != Platform.WINDOWS && isRoot());
  }

  private static boolean isRoot() {
    return new com.sun.security.auth.module.UnixSystem().getUid() == 0;
  }

  /// An environment variable that says something.
  ///
  /// @param name its name
  /// @return its value, or empty when it is not set or blank
  public Optional<String> variable(String name) {
    return Optional.ofNullable(env.get(name)).filter(value -> !value.isBlank());
  }

  /// Finds a program as a shell does, without starting anything.
  ///
  /// @param program its name
  /// @return the first executable file of that name on the PATH
  public Optional<Path> which(String program) {
    return allOf(program).stream().findFirst();
  }

  /// Finds every program of a name on the PATH, in its order.
  ///
  /// @param program its name
  /// @return the executable files
  public List<Path> allOf(String program) {
    List<Path> found = new ArrayList<>();
    String file = platform == Platform.WINDOWS ? program + ".exe" : program;
    for (String folder : variable("PATH").orElse("").split(File.pathSeparator, -1)) {
      Path candidate = Path.of(folder.isEmpty() ? "." : folder).resolve(file);
      if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
        found.add(candidate.toAbsolutePath());
      }
    }
    return found;
  }

  /// The folder where we keep what belongs to no workspace: a private Jupyter, logs, what was
  /// found.
  ///
  /// @return `METAMEMORY_HOME`, else `~/.metamemory`
  public Path ownFolder() {
    return variable("METAMEMORY_HOME")
        .map(Path::of)
        .orElse(home.resolve(".metamemory"))
        .toAbsolutePath();
  }

  /// A path as the person would write it.
  ///
  /// @param path a path
  /// @return the path, with `~` for the home folder
  public String shortForm(Path path) {
    return path.startsWith(home) && !path.equals(home)
        ? "~/" + home.relativize(path)
        : path.toString();
  }
}
