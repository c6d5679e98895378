package metamemory.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// `%classpath PATH …`: adds jars and folders of classes to what cells see.
final class ClassPathMagic {
  private final SnippetEngine engine;
  private final Set<Path> added = new LinkedHashSet<>();

  ClassPathMagic(SnippetEngine engine) {
    this.engine = engine;
  }

  CellResult run(String arguments) {
    if (arguments.isBlank()) {
      return new CellResult.Value(MimeBundle.of(list()));
    }
    try {
      List<Path> found = find(arguments);
      List<Path> fresh = add(found);
      return new CellResult.Value(
          MimeBundle.of(
              fresh.isEmpty()
                  ? "Already on the class path: " + names(found)
                  : "Added " + names(fresh)));
    } catch (IOException e) {
      return Magics.failed("%classpath: " + e.getMessage());
    }
  }

  /// Adds what is not there yet, in one go: the compiler begins afresh each time.
  ///
  /// @return what was new
  List<Path> add(Collection<Path> entries) {
    List<Path> fresh =
        entries.stream().map(path -> path.toAbsolutePath().normalize()).filter(added::add).toList();
    if (!fresh.isEmpty()) {
      engine.addToClassPath(fresh);
    }
    return fresh;
  }

  private String list() {
    return added.isEmpty()
        ? "Nothing was added. %classpath FILE.jar adds a jar, %classpath FOLDER classes, %classpath"
            + " FOLDER/*.jar all jars in a folder."
        : added.stream().map(Path::toString).collect(Collectors.joining("\n"));
  }

  private static String names(List<Path> paths) {
    return paths.stream().map(path -> "" + path.getFileName()).collect(Collectors.joining(", "));
  }

  /// Jars and folders named by paths with a separator (`:`, on Windows `;`), or spaces, between
  /// them. The last part of each may have stars.
  ///
  /// @throws IOException if one of them is not there: says which
  static List<Path> find(String paths) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String text : paths.strip().split("\\s+|" + File.pathSeparator, -1)) {
      if (!text.isEmpty()) {
        found.addAll(text.contains("*") ? matching(text) : List.of(existing(Path.of(text))));
      }
    }
    return found;
  }

  private static List<Path> matching(String pattern) throws IOException {
    int slash = Math.max(pattern.lastIndexOf('/'), pattern.lastIndexOf(File.separatorChar));
    Path folder = Path.of(slash < 0 ? "." : pattern.substring(0, slash + 1));
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(existing(folder), pattern.substring(slash + 1))) {
      files.forEach(found::add);
    }
    found.sort(null);
    if (found.isEmpty()) {
      throw new IOException("nothing matches " + pattern);
    }
    return found;
  }

  private static Path existing(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new IOException(
          "there is no file or folder "
              + path
              + " (the notebook's folder is "
              + Path.of("").toAbsolutePath()
              + ")");
    }
    return path;
  }
}
