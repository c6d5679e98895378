package metamemory.cli.grading;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A text file that is written bit by bit and appears whole, or not at all.
public final class PartFile implements AutoCloseable {
  private final Path file;
  private final Path part;
  private final Writer writer;

  private PartFile(Path file, Path part) throws IOException {
    this.file = file;
    this.part = part;
    this.writer = Files.newBufferedWriter(part);
  }

  /// Begins a file; what is there stays until [#finish()].
  ///
  /// @param file where it will be
  /// @return the file, to be closed
  /// @throws IOException if it cannot be written
  public static PartFile of(Path file) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    String name = "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part";
    return new PartFile(file, file.resolveSibling(name));
  }

  /// Where its text goes.
  ///
  /// @return a writer of UTF-8
  public Writer writer() {
    return writer;
  }

  /// Puts the file in its place.
  ///
  /// @throws IOException if it cannot be written
  public void finish() throws IOException {
    writer.close();
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    writer.close();
    Files.deleteIfExists(part);
  }
}
