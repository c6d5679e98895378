package metamemory.cli.learner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;

/// Waits for a file to be saved.
@FunctionalInterface
public interface Saves {
  /// Waits until the file is another than it was when this was called.
  ///
  /// @param file the file
  /// @return false when the wait was given up
  boolean awaitNext(Path file);

  /// Looks at the file's size and time now and then. Editors save by writing beside and moving,
  /// which the system's own notices miss on some file systems.
  ///
  /// @param every how often
  /// @return a wait that only an interrupt gives up
  static Saves byLooking(Duration every) {
    return file -> {
      String before = state(file);
      try {
        do {
          Thread.sleep(every);
        } while (state(file).equals(before));
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    };
  }

  private static String state(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
    } catch (IOException e) {
      return "not there";
    }
  }
}
