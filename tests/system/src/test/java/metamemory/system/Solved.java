package metamemory.system;

import java.nio.file.Path;

/// The answers of lesson 09.
final class Solved {
  private Solved() {}

  /// Writes the two answers into the learner's copy of the lesson.
  static void fillIn(Path lesson) {
    NotebookFile notebook = NotebookFile.read(lesson);
    notebook.answer("align-up", App.lessonFile("solution/align-up.java").strip());
    notebook.answer("bump", App.lessonFile("solution/bump.java").strip());
    notebook.write(lesson);
  }

  /// What the headline of a passed `%check` says.
  static String headline(String exercise) {
    return "✓ " + exercise + " passed";
  }
}
