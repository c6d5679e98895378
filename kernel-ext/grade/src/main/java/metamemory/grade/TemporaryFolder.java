package metamemory.grade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Takes away a folder that a child worked in.
final class TemporaryFolder {
  private TemporaryFolder() {}

  /// The learner's code may have left anything there; links are not followed. What cannot be
  /// deleted stays: a verdict is not worth less for it.
  static void delete(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      directory.toFile().deleteOnExit();
    }
  }
}
