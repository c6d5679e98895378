package metamemory.kernel;

import java.nio.file.Path;
import java.util.Optional;

/// What a session works with.
///
/// @param lessonsDir the folder with `lessons.json` and a folder per lesson; it need not exist,
///   then there are no exercises
/// @param workspace the learner's own folder
public record SessionOptions(Path lessonsDir, Path workspace) {
  /// Names the folder of the lessons.
  public static final String LESSONS_PROPERTY = "metamemory.lessons";

  /// Reads the options of a kernel: lessons from the property `metamemory.lessons`, the current
  /// folder as workspace.
  ///
  /// @return the options
  public static SessionOptions fromSystemProperties() {
    String lessons = Optional.ofNullable(System.getProperty(LESSONS_PROPERTY)).orElse("lessons");
    return new SessionOptions(Path.of(lessons), Path.of("").toAbsolutePath());
  }
}
