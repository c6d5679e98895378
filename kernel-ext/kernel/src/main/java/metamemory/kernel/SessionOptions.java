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
/// @param lesson the folder of the lesson whose notebook this is; empty when that is not known
/// @param kernel what the environment asks of the kernel
public record SessionOptions(
    Path lessonsDir, Path workspace, boolean remembers, String lesson, KernelOptions kernel) {
  /// Names the folder of the lessons.
  public static final String LESSONS_PROPERTY = "metamemory.lessons";

  /// The options of a session that leaves nothing behind.
  ///
  /// @param lessonsDir the folder of the lessons
  /// @param workspace the learner's own folder
  public SessionOptions(Path lessonsDir, Path workspace) {
    this(lessonsDir, workspace, false, "");
  }

  /// The options of a session whose environment asks for nothing.
  ///
  /// @param lessonsDir the folder of the lessons
  /// @param workspace the learner's own folder
  /// @param remembers whether what the learner does is kept in the workspace
  /// @param lesson the folder of the lesson; empty when that is not known
  public SessionOptions(Path lessonsDir, Path workspace, boolean remembers, String lesson) {
    this(lessonsDir, workspace, remembers, lesson, KernelOptions.NONE);
  }

  /// The same with other options of the kernel.
  ///
  /// @param options what the environment asks for
  /// @return the options
  public SessionOptions with(KernelOptions options) {
    return new SessionOptions(lessonsDir, workspace, remembers, lesson, options);
  }

  /// Reads the options of a kernel: lessons from the property `metamemory.lessons`, and as
  /// workspace the current folder, or the one above it that `learn` made. What the learner does is
  /// kept, and the environment is heeded.
  ///
  /// @return the options
  public static SessionOptions fromSystemProperties() {
    String lessons = Optional.ofNullable(System.getProperty(LESSONS_PROPERTY)).orElse("lessons");
    return remembering(Path.of(lessons), Path.of("").toAbsolutePath())
        .with(KernelOptions.from(System.getenv()));
  }

  /// The options of a learner's session.
  static SessionOptions remembering(Path lessonsDir, Path folder) {
    Path workspace = workspaceOf(folder);
    String lesson =
        workspace.equals(folder) ? "" : workspace.relativize(folder).getName(0).toString();
    return new SessionOptions(lessonsDir, workspace, true, lesson);
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
