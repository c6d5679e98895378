package metamemory.cli.machine;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

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

  /// The jar that starts the kernel on all the jars, by what its manifest says.
  ///
  /// @return where it lies, beside the folder of the jars
  public Path kernelJar() {
    Path built = lib.resolveSibling("kernel.jar");
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(built.getParent(), "*-kernel.jar")) {
      Iterator<Path> found = jars.iterator();
      return found.hasNext() ? found.next() : built;
    } catch (IOException notBuilt) {
      return built;
    }
  }
}
