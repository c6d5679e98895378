package metamemory.cli.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes files whole: a reader, a crash or a full disk never meets half of one.
public final class SafeFile {
  private SafeFile() {}

  /// Writes a file that must not be there yet.
  ///
  /// @param file the file
  /// @param bytes its content
  /// @throws java.nio.file.FileAlreadyExistsException if it is there, whoever made it
  /// @throws IOException if it cannot be written
  public static void create(Path file, byte[] bytes) throws IOException {
    Path part = part(file, bytes);
    try {
      Files.move(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /// Writes a file in the place of what is there.
  ///
  /// @param file the file
  /// @param bytes its content
  /// @throws IOException if it cannot be written; what was there is then still there
  public static void replace(Path file, byte[] bytes) throws IOException {
    Path part = part(file, bytes);
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static Path part(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Path part =
        file.resolveSibling(
            "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    return Files.write(part, bytes);
  }
}
