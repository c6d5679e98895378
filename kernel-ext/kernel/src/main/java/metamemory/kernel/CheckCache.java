package metamemory.kernel;

import java.io.IOException;
import java.nio.file.Path;
import metamemory.grade.StartCache;

/// What makes the exercises' checks start in half the time; without it they are only slower. It
/// lies beside the lessons, so that a new build makes it anew.
public final class CheckCache {
  private CheckCache() {}

  /// The folder that holds it.
  ///
  /// @param lessonsDir the folder of the lessons
  /// @return the folder, which need not exist
  public static Path folder(Path lessonsDir) {
    return lessonsDir.toAbsolutePath().resolveSibling("checks");
  }

  /// Makes it unless it is there: some seconds of both cores of a small machine, and about 35 MB.
  ///
  /// @param lessonsDir the folder of the lessons
  /// @return whether there is one now
  /// @throws IOException if it cannot be made: says why
  /// @throws InterruptedException if the calling thread is interrupted
  public static boolean prepare(Path lessonsDir) throws IOException, InterruptedException {
    return StartCache.in(folder(lessonsDir)).prepare();
  }
}
