package metamemory.kernel.learner;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps what a reset takes away, in the folder `backups` of the learner's folder. Nothing there is
/// ever written over.
public final class Backups {
  private static final int MOST_KEPT = 10_000;

  private Backups() {}

  /// Keeps a text under the first free number.
  ///
  /// @param workspace the learner's folder
  /// @param name what it is called, for example `bump`
  /// @param extension how its name ends, with the dot
  /// @param text the text
  /// @return the new file
  /// @throws IOException if it cannot be written; then nothing may be taken away
  public static Path keep(Path workspace, String name, String extension, String text)
      throws IOException {
    Path folder = Files.createDirectories(workspace.resolve("backups"));
    for (int number = 1; number < MOST_KEPT; number++) {
      Path file = folder.resolve(name + "-" + number + extension);
      try {
        return Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
      } catch (FileAlreadyExistsException taken) {
        // The next number may be free.
      }
    }
    throw new IOException("there are too many backups of " + name + " in " + folder);
  }
}
