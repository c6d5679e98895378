package metamemory.cli.workspace;

import java.io.IOException;
import java.nio.file.Path;
import metamemory.cli.machine.Stop;
import metamemory.cli.notebook.Cut;
import metamemory.cli.notebook.Notebook;
import metamemory.cli.notebook.NotebookException;

/// One lesson of the pack.
///
/// @param id its folder's name, for example `09-bump-arenas`
/// @param source the instructor's notebook
public record Lesson(String id, Path source) {
  /// Reads the instructor's notebook, with solutions.
  ///
  /// @return the notebook
  public Notebook instructors() {
    try {
      return Notebook.read(source);
    } catch (IOException | NotebookException e) {
      throw Stop.fault("lesson " + id + " cannot be read: " + e.getMessage());
    }
  }

  /// Cuts the learner's notebook.
  ///
  /// @return the notebook, without solutions
  public Notebook learners() {
    try {
      return Cut.learners(instructors());
    } catch (NotebookException e) {
      throw Stop.fault("lesson " + id + " cannot be cut: " + e.getMessage() + "; file=" + source);
    }
  }
}
