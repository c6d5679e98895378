package metamemory.cli.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import metamemory.cli.machine.Stop;

/// The lessons of the pack, in their order: their folders' names begin with their numbers.
///
/// @param all the lessons, at least one
public record Lessons(List<Lesson> all) {
  private static final String NOTEBOOK = "lesson.ipynb";

  public Lessons {
    all = List.copyOf(all);
  }

  /// Looks for lessons.
  ///
  /// @param folder a folder with a folder per lesson
  /// @return the lessons
  public static Lessons in(Path folder) {
    try (Stream<Path> folders = Files.list(folder)) {
      List<Lesson> found =
          folders
              .filter(lesson -> Files.isRegularFile(lesson.resolve(NOTEBOOK)))
              .sorted()
              .map(lesson -> new Lesson(lesson.getFileName().toString(), lesson.resolve(NOTEBOOK)))
              .toList();
      if (!found.isEmpty()) {
        return new Lessons(found);
      }
    } catch (IOException e) {
      throw Stop.missing("the lessons cannot be read: folder=" + folder + ": " + e.getMessage());
    }
    throw Stop.missing("there are no lessons: folder=" + folder + " has no NN-name/" + NOTEBOOK);
  }

  /// Finds a lesson.
  ///
  /// @param name its id, or a beginning that no other lesson has
  /// @return the lesson
  public Lesson find(String name) {
    List<Lesson> found = all.stream().filter(lesson -> lesson.id().startsWith(name)).toList();
    for (Lesson lesson : found) {
      if (lesson.id().equals(name)) {
        return lesson;
      }
    }
    if (found.size() == 1 && !name.isEmpty()) {
      return found.get(0);
    }
    String known = all.stream().map(Lesson::id).collect(Collectors.joining(", "));
    String what = found.isEmpty() ? "there is no lesson " : "more than one lesson begins with ";
    throw Stop.usage(what + "'" + name + "'; the lessons are: " + known);
  }

  /// Finds lessons by name, or all of them when there is no name.
  ///
  /// @param names ids, or beginnings
  /// @return the lessons, in the order of the names
  public List<Lesson> find(List<String> names) {
    return names.isEmpty() ? all : names.stream().map(this::find).distinct().toList();
  }
}
