package metamemory.kernel;

import java.nio.file.Path;

/// What a session works with.
///
/// @param lessonsDir the folder with `lessons.json` and a folder per lesson
/// @param workspace the learner's own folder
public record SessionOptions(Path lessonsDir, Path workspace) {}
