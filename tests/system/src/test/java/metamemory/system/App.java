package metamemory.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The app as the build leaves it, and the sources of the lessons that it was built from.
final class App {
  static final String LESSON = "09-bump-arenas";

  private static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  private static final Path REPOSITORY = MODULE.resolve("../..").normalize();

  private App() {}

  /// What the script `learn` runs: the JVM with all the jars, our main class, then `arguments`.
  static List<String> learn(String... arguments) {
    Path app = Needs.builtApp(REPOSITORY.resolve("kernel-ext/cli/target/app"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(app.resolve("lib") + "/*");
    command.add("metamemory.cli.Main");
    command.addAll(List.of(arguments));
    return command;
  }

  /// The text of a file of the lesson's sources, such as `solution/align-up.java`.
  static String lessonFile(String name) {
    try {
      return Files.readString(REPOSITORY.resolve("lessons").resolve(LESSON).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where the pictures of pages go, to be looked at by people.
  static Path screenshots() {
    return MODULE.resolve("target/screenshots");
  }
}
