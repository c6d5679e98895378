package metamemory.cli.machine;

import java.net.URISyntaxException;
import java.nio.file.Path;

/// The app as it was built: jars beside lessons.
///
/// @param lib the folder of the jars
/// @param lessons the folder of the lessons
public record App(Path lib, Path lessons) {
  /// The app whose jar this is; `-Dmetamemory.lessons` moves the lessons.
  ///
  /// @return the app that runs
  public static App current() {
    Path lib = jarFolder();
    String lessons = System.getProperty("metamemory.lessons", "");
    return new App(
        lib, lessons.isBlank() ? lib.resolveSibling("lessons") : Path.of(lessons).toAbsolutePath());
  }

  private static Path jarFolder() {
    try {
      Path jar = Path.of(App.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.resolveSibling("");
    } catch (URISyntaxException e) {
      throw new AssertionError("a jar's place is a file", e);
    }
  }

  /// All jars, in the form that `java` expands by itself.
  ///
  /// @return the class path
  public String classPath() {
    return lib.resolve("*").toString();
  }
}
