package metamemory.cli.learner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import metamemory.cli.machine.Stop;
import metamemory.cli.notebook.Cell;
import metamemory.cli.notebook.Notebook;
import metamemory.cli.notebook.NotebookException;
import metamemory.grade.Exercise;
import metamemory.grade.Exercises;
import metamemory.grade.GradeResult;
import metamemory.grade.StartCache;
import metamemory.kernel.CellDefinitions;
import metamemory.kernel.CheckCache;
import metamemory.kernel.learner.Coach;
import metamemory.kernel.learner.LessonInfo;
import metamemory.kernel.learner.Progress;
import metamemory.kernel.learner.ProgressFile;
import metamemory.kernel.learner.ProgressPicture;

/// A learner's folder, the exercises, and what is known of their progress.
///
/// @param lessons the folder of the lessons
/// @param workspace the learner's folder
/// @param exercises all exercises
/// @param progress the learner's progress
/// @param coach who checks and gives hints
public record Desk(
    Path lessons, Path workspace, Exercises exercises, ProgressFile progress, Coach coach) {
  /// Sits down.
  ///
  /// @param lessons the folder of the lessons
  /// @param workspace the learner's folder
  /// @return the desk
  public static Desk of(Path lessons, Path workspace) {
    try {
      ProgressFile progress = ProgressFile.in(workspace);
      Coach coach = Coach.of(progress, StartCache.in(CheckCache.folder(lessons)));
      return new Desk(lessons, workspace, Exercises.load(lessons), progress, coach);
    } catch (IOException | RuntimeException e) {
      throw Stop.missing("the exercises cannot be read: " + e.getMessage());
    }
  }

  /// Finds an exercise.
  ///
  /// @param id its id
  /// @return the exercise
  public Exercise exercise(String id) {
    return exercises
        .find(id)
        .orElseThrow(() ->
            Stop.usage(
                "there is no exercise '%s'; the exercises are: %s"
                    .formatted(
                        id,
                        String.join(", ", exercises.all().stream().map(Exercise::id).toList()))));
  }

  /// Where the learner's notebook of an exercise is.
  ///
  /// @param exercise the exercise
  /// @return the file, which need not exist
  public Path notebookOf(Exercise exercise) {
    return workspace.resolve(exercise.lesson()).resolve("lesson.ipynb");
  }

  /// Reads the learner's notebook of an exercise.
  ///
  /// @param exercise the exercise
  /// @return the notebook as it was saved last
  public Notebook read(Exercise exercise) {
    Path file = notebookOf(exercise);
    if (!Files.exists(file)) {
      throw Stop.missing(
          "your notebook is not there: file=" + file + "; ./learn puts the lessons there");
    }
    try {
      return Notebook.read(file);
    } catch (IOException | NotebookException e) {
      throw Stop.fault("your notebook cannot be read: " + e.getMessage());
    }
  }

  /// Checks the answer in the learner's notebook as it was saved last, and notes the attempt.
  ///
  /// @param exercise the exercise
  /// @return the result
  public GradeResult check(Exercise exercise) {
    List<String> cells =
        read(exercise).cells().stream()
            .filter(cell -> cell.kind() == Cell.Kind.CODE)
            .map(Cell::source)
            .toList();
    try (CellDefinitions definitions = new CellDefinitions()) {
      return coach.check(exercise, definitions.of(cells));
    }
  }

  /// The first exercise that is not passed.
  ///
  /// @return the exercise, or empty when all are
  public Optional<Exercise> next() {
    return open().findFirst();
  }

  /// Where a learner goes on who has just passed an exercise: further down in its lesson, else to
  /// what they left out above, and only then to another lesson.
  ///
  /// @param passed the exercise
  /// @return the exercise, or empty when all are passed
  public Optional<Exercise> nextAfter(Exercise passed) {
    List<Exercise> lesson =
        exercises.all().stream().filter(each -> each.lesson().equals(passed.lesson())).toList();
    List<String> above =
        lesson.stream().map(Exercise::id).takeWhile(id -> !id.equals(passed.id())).toList();
    List<Exercise> open = open().toList();
    return open.stream()
        .filter(each -> lesson.contains(each) && !above.contains(each.id()))
        .findFirst()
        .or(() -> open.stream().filter(lesson::contains).findFirst())
        .or(() -> open.stream().findFirst());
  }

  private Stream<Exercise> open() {
    Progress now = progress.read();
    return exercises.all().stream().filter(exercise -> !now.work(exercise.id()).passed());
  }

  /// How far the learner is.
  ///
  /// @return the picture
  public ProgressPicture picture() {
    return ProgressPicture.of(LessonInfo.all(lessons), exercises.all(), progress.read());
  }
}
