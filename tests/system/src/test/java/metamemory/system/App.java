package metamemory.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The app as the build leaves it, and the sources of the lessons that it was built from.
final class App {
  static final String LESSON = "09-bump-arenas";

  private static final String VERSION = "0.1.0-SNAPSHOT";

  private static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  private static final Path REPOSITORY = MODULE.resolve("../..").normalize();

  private App() {}

  /// What the script `learn` runs: the JVM with all the jars, our main class, then `arguments`.
  static List<String> learn(String... arguments) {
    return learnOf(built(), arguments);
  }

  private static Path built() {
    return Needs.builtApp(REPOSITORY.resolve("kernel-ext/cli/target/app"));
  }

  /// The same of a copy of the app.
  static List<String> learnOf(Path app, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(app.resolve("lib") + "/*");
    command.add("metamemory.cli.Main");
    command.addAll(List.of(arguments));
    return command;
  }

  /// Copies what grades, without what the app made to be quicker.
  static Path copy(Path to) throws IOException {
    for (String part : List.of("lib", "lessons")) {
      Path from = built().resolve(part);
      try (Stream<Path> all = Files.walk(from)) {
        for (Path each : all.toList()) {
          Path copy = to.resolve(part).resolve(from.relativize(each).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(each, copy);
        }
      }
    }
    return to;
  }

  /// The text of a file of the lesson's sources, such as `solution/align-up.java`.
  static String lessonFile(String name) {
    try {
      return Files.readString(REPOSITORY.resolve("lessons").resolve(LESSON).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Puts the library, as it was packaged, and its parent's POM into a Maven repository, as
  /// `install` would.
  static void installLibrary(Path repository) throws IOException {
    install(REPOSITORY.resolve("pom.xml"), repository, "metamemory-parent", "pom");
    install(REPOSITORY.resolve("library/pom.xml"), repository, "metamemory", "pom");
    Path jar = REPOSITORY.resolve("library/target/metamemory-" + VERSION + ".jar");
    install(Needs.built(jar), repository, "metamemory", "jar");
  }

  private static void install(Path file, Path repository, String artifact, String type)
      throws IOException {
    Path folder = repository.resolve("org/metamemory").resolve(artifact).resolve(VERSION);
    Files.createDirectories(folder);
    Files.copy(file, folder.resolve(artifact + "-" + VERSION + "." + type));
  }

  /// The repository that Maven builds us from; surefire tells.
  static Path localRepository() {
    String told = System.getProperty("localRepository", "");
    return told.isBlank()
        ? Path.of(System.getProperty("user.home"), ".m2", "repository")
        : Path.of(told);
  }

  /// Where the pictures of pages go, to be looked at by people.
  static Path screenshots() {
    return MODULE.resolve("target/screenshots");
  }
}
