package metamemory.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a session works with.
///
/// @param lessonsDir the folder with `lessons.json` and a folder per lesson; it need not exist,
///   then there are no exercises
/// @param workspace the learner's own folder
/// @param remembers whether guesses, attempts and hints are kept in the workspace; else they end
///   with the session
public record SessionOptions(Path lessonsDir, Path workspace, boolean remembers) {
  /// Names the folder of the lessons.
  public static final String LESSONS_PROPERTY = "metamemory.lessons";

  /// The options of a session that leaves nothing behind.
  ///
  /// @param lessonsDir the folder of the lessons
  /// @param workspace the learner's own folder
  public SessionOptions(Path lessonsDir, Path workspace) {
    this(lessonsDir, workspace, false);
  }

  /// Reads the options of a kernel: lessons from the property `metamemory.lessons`, and as
  /// workspace the current folder, or the one above it that `learn` made. What the learner does is
  /// kept.
  ///
  /// @return the options
  public static SessionOptions fromSystemProperties() {
    String lessons = Optional.ofNullable(System.getProperty(LESSONS_PROPERTY)).orElse("lessons");
    return new SessionOptions(Path.of(lessons), workspaceOf(Path.of("").toAbsolutePath()), true);
  }

  /// Jupyter starts a kernel in its notebook's folder. A workspace is known by the record of what
  /// was copied to it.
  static Path workspaceOf(Path folder) {
    for (Path each = folder; each != null; each = each.getParent()) {
      if (Files.isRegularFile(each.resolve(".metamemory").resolve("copies.json"))) {
        return each;
      }
    }
    return folder;
  }
}
