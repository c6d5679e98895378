package metamemory.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A lesson as it was given out: which cells are answers, which are not to be changed, and what the
/// exercises are. What a submission says about that itself does not count.
///
/// @param lesson the name of the lesson's folder
/// @param exercises its exercises
/// @param cells the code cells of its notebook
public record Release(String lesson, List<Exercise> exercises, List<SubmittedCell> cells) {
  /// Copies the lists.
  public Release {
    exercises = List.copyOf(exercises);
    cells = List.copyOf(cells);
  }

  /// Reads the lessons that have exercises and a notebook.
  ///
  /// @param lessonsDir the folder that holds the lessons' folders
  /// @return the releases, in the order of the lessons
  /// @throws IOException if a file cannot be read
  /// @throws LessonFormatException if a file does not say what it should
  public static List<Release> all(Path lessonsDir) throws IOException {
    Map<Path, List<Exercise>> byFolder =
        Exercises.load(lessonsDir).all().stream()
            .collect(
                Collectors.groupingBy(
                    Exercise::directory, LinkedHashMap::new, Collectors.toList()));
    List<Release> releases = new ArrayList<>();
    for (Map.Entry<Path, List<Exercise>> each : byFolder.entrySet()) {
      Path notebook = each.getKey().resolve("lesson.ipynb");
      if (Files.isRegularFile(notebook)) {
        releases.add(read(notebook, each.getValue()));
      }
    }
    return releases;
  }

  private static Release read(Path notebook, List<Exercise> exercises) throws IOException {
    try {
      List<SubmittedCell> cells = NotebookReading.read(notebook, _ -> {});
      return new Release(exercises.getFirst().lesson(), exercises, cells);
    } catch (UnreadableNotebookException e) {
      throw new LessonFormatException(notebook, "cells", "", String.valueOf(e.getMessage()));
    }
  }

  /// The points that the exercises can give together.
  ///
  /// @return the sum
  public int points() {
    return exercises.stream().mapToInt(Exercise::points).sum();
  }

  /// Which of some lessons a notebook is about: the one most of whose answers are in it.
  ///
  /// @param releases the lessons
  /// @param notebook the file
  /// @return the lesson, or empty if the notebook has an answer to none, or is none
  /// @throws IOException if the machine fails to read the file
  public static Optional<Release> of(List<Release> releases, Path notebook) throws IOException {
    Set<String> present = new LinkedHashSet<>();
    try {
      NotebookReading.read(notebook, _ -> {}).forEach(cell -> present.add(cell.gradeId()));
    } catch (UnreadableNotebookException e) {
      return Optional.empty();
    }
    Optional<Release> best = Optional.empty();
    long most = 0;
    for (Release release : releases) {
      long found = release.answerIds().stream().filter(present::contains).count();
      if (found > most) {
        most = found;
        best = Optional.of(release);
      }
    }
    return best;
  }

  Set<String> answerIds() {
    return ids(SubmittedCell.Role.SOLUTION);
  }

  Set<String> lockedIds() {
    return ids(SubmittedCell.Role.LOCKED);
  }

  private Set<String> ids(SubmittedCell.Role role) {
    return cells.stream()
        .filter(cell -> cell.role() == role && !cell.gradeId().isEmpty())
        .map(SubmittedCell::gradeId)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
