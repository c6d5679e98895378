package metamemory.cli.machine;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Files that other users of the machine may not read.
public final class PrivateFile {
  private PrivateFile() {}

  /// Makes an empty file in the place of what is there.
  ///
  /// @param file the file
  /// @return the same file
  /// @throws IOException if it cannot be made
  public static Path empty(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    return Files.createFile(file);
  }
}
