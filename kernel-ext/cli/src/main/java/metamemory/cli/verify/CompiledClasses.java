package metamemory.cli.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The classes that an earlier build compiled.
///
/// A learner's quick build compiles without Error Prone and NullAway, and Maven does not compile
/// again what has not changed since, whatever the compiler's options are now: the gates would pass
/// unseen. So the tests compile anew.
final class CompiledClasses {
  private static final List<String> FOLDERS = List.of("classes", "test-classes", "maven-status");
  private static final int DEPTH = 4;

  private CompiledClasses() {}

  /// Removes them from every module. The built app is left alone: kernels may be running from it.
  static void remove(Path root) throws IOException {
    for (Path module : modules(root)) {
      for (String folder : FOLDERS) {
        Path compiled = module.resolve("target").resolve(folder);
        if (Files.isDirectory(compiled)) {
          removeAll(compiled);
        }
      }
    }
  }

  private static List<Path> modules(Path root) throws IOException {
    try (Stream<Path> poms =
        Files.find(
            root,
            DEPTH,
            (file, attributes) -> file.endsWith("pom.xml") && attributes.isRegularFile())) {
      return poms.map(Path::getParent).toList();
    }
  }

  private static void removeAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
