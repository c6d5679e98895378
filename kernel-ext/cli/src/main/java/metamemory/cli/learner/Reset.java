package metamemory.cli.learner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import metamemory.cli.machine.SafeFile;
import metamemory.cli.machine.Stop;
import metamemory.cli.notebook.Cell;
import metamemory.cli.notebook.Notebook;
import metamemory.cli.workspace.Lesson;
import metamemory.grade.Exercise;
import metamemory.kernel.learner.Backups;

/// Puts an answer or a whole lesson back to its start, in the notebook on disk. What was there is
/// kept first: without a backup nothing is changed.
///
/// @param desk the learner's desk
public record Reset(Desk desk) {
  /// What a reset did.
  ///
  /// @param file the notebook that was changed
  /// @param backup the notebook as it was before
  public record Done(Path file, Path backup) {}

  /// Puts one exercise's answer back.
  ///
  /// @param exercise the exercise
  /// @return what was done
  public Done exercise(Exercise exercise) {
    Notebook notebook = desk.read(exercise);
    List<Cell> cells = new ArrayList<>();
    boolean found = false;
    for (Cell cell : notebook.cells()) {
      boolean answer = cell.isSolution() && cell.gradeId().equals(exercise.id());
      found |= answer;
      cells.add(answer ? cell.withSource(exercise.starter().orElse("").stripTrailing()) : cell);
    }
    Path file = desk.notebookOf(exercise);
    if (!found) {
      throw Stop.fault(
          "the notebook has no answer cell for %s any more: file=%s; ./learn reset %s puts the whole lesson back"
              .formatted(exercise.id(), file, exercise.lesson()));
    }
    return replace(file, exercise.lesson(), notebook.withCells(cells).toJson());
  }

  /// Puts a whole lesson back.
  ///
  /// @param lesson the lesson
  /// @return what was done
  public Done lesson(Lesson lesson) {
    Path file = desk.workspace().resolve(lesson.id()).resolve("lesson.ipynb");
    if (!Files.exists(file)) {
      throw Stop.missing("there is nothing to put back: file=" + file + "; ./learn puts it there");
    }
    return replace(file, lesson.id(), lesson.learners().toJson());
  }

  private Done replace(Path file, String lesson, String fresh) {
    try {
      Path backup = Backups.keep(desk.workspace(), lesson, ".ipynb", Files.readString(file));
      SafeFile.replace(file, fresh.getBytes(StandardCharsets.UTF_8));
      return new Done(file, backup);
    } catch (IOException e) {
      throw Stop.missing("nothing was put back: file=" + file + " (" + e + ")");
    }
  }
}
