package metamemory.kernel;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import metamemory.kernel.CellRunner.Cell;
import metamemory.kernel.learner.NotebookCode;

/// `%load FILE`: runs a file of Java, or the code cells of a notebook, as if it stood in the cell.
final class LoadMagic {
  private final Session session;

  LoadMagic(Session session) {
    this.session = session;
  }

  CellResult run(String argument) {
    if (argument.isEmpty()) {
      return Magics.failed("%load takes a file, for example %load Helpers.java");
    }
    Path file = Path.of(argument);
    if (!Files.isRegularFile(file)) {
      return Magics.failed(
          "%load: there is no file " + file + " in " + Path.of("").toAbsolutePath());
    }
    try {
      return run(file);
    } catch (MalformedInputException e) {
      return Magics.failed("%load: the file is not text in UTF-8: " + file);
    } catch (IOException e) {
      return Magics.failed("%load: the file cannot be read: " + file + " (" + e.getMessage() + ")");
    }
  }

  /// Runs a file; errors say its name.
  CellResult run(Path file) throws IOException {
    String text = Files.readString(file);
    List<String> sources =
        file.toString().endsWith(".ipynb") ? NotebookCode.cells(text) : List.of(text);
    CellResult result = new CellResult.Done();
    for (String source : sources) {
      result = session.runParts(new Cell(session.cellNumber(), source));
      if (result instanceof CellResult.Failed(String name, String message, List<String> report)) {
        List<String> lines = new ArrayList<>(report);
        lines.add("This was in " + file + ", which %load ran; the line is a line of that file.");
        return new CellResult.Failed(name, message, lines);
      }
      if (result instanceof CellResult.Interrupted) {
        return result;
      }
    }
    return result;
  }
}
