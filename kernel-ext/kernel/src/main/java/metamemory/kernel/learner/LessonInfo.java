package metamemory.kernel.learner;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is said of a lesson in `lessons.json`, as far as a learner's progress shows it.
///
/// @param id its folder
/// @param title its title
/// @param minutes how long it takes
public record LessonInfo(String id, String title, int minutes) {
  private record Listed(@Nullable List<LessonInfo> lessons) {}

  /// The lessons in their order.
  ///
  /// @param lessonsDir the folder with `lessons.json`
  /// @return the lessons; none where there is no list
  public static List<LessonInfo> all(Path lessonsDir) {
    Path file = lessonsDir.resolve("lessons.json");
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      Listed listed = new Gson().fromJson(Files.readString(file), Listed.class);
      return listed == null || listed.lessons == null ? List.of() : List.copyOf(listed.lessons);
    } catch (IOException | JsonParseException e) {
      return List.of();
    }
  }
}
