package metamemory.kernel;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import metamemory.Allocator;
import metamemory.count.Counters;
import metamemory.view.View;

/// What cells are compiled against: the library, and what they may name of ours. The other jars
/// that the kernel runs on are its own business: they would slow the first cell down, and one of
/// them could hide another version of it that the learner adds.
final class CellClassPath {
  private static final String PROPERTY = "java.class.path";
  private static final List<Class<?>> ONE_OF_EACH =
      List.of(Allocator.class, Notebook.class, View.class, Counters.class);

  private CellClassPath() {}

  /// Builds a JShell that compiles against it. JShell takes the path from a system property, while
  /// it is built, and from nowhere else.
  static synchronized JShell build(JShell.Builder builder) {
    String whole = System.getProperty(PROPERTY, "");
    System.setProperty(PROPERTY, text());
    try {
      JShell shell = builder.build();
      // Only now does its compiler take the path over.
      shell.addToClasspath(SnippetClasses.NOWHERE);
      return shell;
    } finally {
      System.setProperty(PROPERTY, whole);
    }
  }

  private static String text() {
    return ONE_OF_EACH.stream()
        .map(type -> placeOf(type).toString())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// The library's own sources, for their documentation: beside the app's jars, or in our own
  /// build.
  static Optional<Path> librarySources() {
    Path place = placeOf(Allocator.class);
    return Stream.of(
            place.resolveSibling("..").resolve("sources"),
            place.resolveSibling("..").resolve("src/main/java"))
        .map(Path::normalize)
        .filter(Files::isDirectory)
        .findFirst();
  }

  /// The jar or folder that a class of ours lies in.
  static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError("the place of a class is a file: class=" + type.getName(), e);
    }
  }
}
