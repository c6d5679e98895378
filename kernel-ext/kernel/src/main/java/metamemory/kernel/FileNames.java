package metamemory.kernel;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import metamemory.kernel.CodeAssist.Completions;

/// Completes the names of files after `%load` and `%classpath`: folders, and the kinds of files
/// that the magic takes.
final class FileNames {
  private static final Logger LOG = Logger.getLogger(FileNames.class.getName());

  /// More are no help.
  private static final int MOST = 200;

  private static final Pattern MAGIC = Pattern.compile("%(load|classpath)[ \t]+(.*)");
  private static final Map<String, List<String>> ENDINGS =
      Map.of("load", List.of(".java", ".jsh", ".ipynb"), "classpath", List.of(".jar"));

  private FileNames() {}

  /// What could follow on a line of a cell up to the cursor, or nothing where no file is asked for.
  ///
  /// @param line the line up to the cursor
  /// @param cursor the position of its end in the cell, in UTF-16 units
  static Optional<Completions> complete(String line, int cursor) {
    Matcher magic = MAGIC.matcher(line);
    if (!magic.matches()) {
      return Optional.empty();
    }
    String written = magic.group(2);
    if (magic.group(1).equals("classpath")) {
      // It takes several.
      written = written.replaceFirst(".*[ \t" + File.pathSeparator + "]", "");
    }
    return Optional.of(
        new Completions(
            matching(written, ENDINGS.getOrDefault(magic.group(1), List.of())),
            cursor - written.length(),
            cursor));
  }

  private static List<String> matching(String written, List<String> endings) {
    int slash = written.lastIndexOf('/') + 1;
    String folder = written.substring(0, slash);
    String begun = written.substring(slash);
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files
          .map(file -> named(file))
          .filter(name -> name.startsWith(begun) && name.startsWith(".") == begun.startsWith("."))
          .filter(name -> name.endsWith("/") || endings.stream().anyMatch(name::endsWith))
          .sorted()
          .limit(MOST)
          .map(name -> folder + name)
          .toList();
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      LOG.log(Level.FINE, "no files are suggested", e);
      return List.of();
    }
  }

  private static String named(Path file) {
    return file.getFileName() + (Files.isDirectory(file) ? "/" : "");
  }
}
