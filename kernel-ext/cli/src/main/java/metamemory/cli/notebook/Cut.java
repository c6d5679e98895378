package metamemory.cli.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Cuts the learner's notebook from the instructor's: solutions become stubs, hidden tests go.
///
/// The markers are nbgrader's, so that `nbgrader generate_assignment` cuts the same notebook in the
/// same way.
public final class Cut {
  /// What stands where a solution was.
  public static final String STUB = "throw new UnsupportedOperationException(\"not done yet\");";

  static final String WRITTEN_ANSWER = "*Write your answer here.*";

  private enum Region {
    SOLUTION("BEGIN SOLUTION", "END SOLUTION"),
    HIDDEN_TESTS("BEGIN HIDDEN TESTS", "END HIDDEN TESTS"),
    MARK_SCHEME("BEGIN MARK SCHEME", "END MARK SCHEME");

    private final String begin;
    private final String end;

    Region(String begin, String end) {
      this.begin = begin;
      this.end = end;
    }

    private static Optional<Region> of(String line, Function<Region, String> marker) {
      return Arrays.stream(values())
          .filter(region -> line.contains(marker.apply(region)))
          .findFirst();
    }
  }

  private Cut() {}

  /// Cuts the learner's notebook.
  ///
  /// @param instructors the notebook with solutions
  /// @return the learner's, without outputs
  /// @throws NotebookException if a region is not closed, closed twice, or begins within another
  public static Notebook learners(Notebook instructors) {
    List<Cell> cells = new ArrayList<>();
    for (Cell cell : instructors.cells()) {
      try {
        cells.add(cut(cell));
      } catch (NotebookException e) {
        throw new NotebookException("cell " + (cells.size() + 1) + ": " + e.getMessage());
      }
    }
    return instructors.withCells(cells);
  }

  private static Cell cut(Cell cell) {
    String source = cell.source();
    String cut = source(source, cell.kind());
    if (cut.equals(source) && cell.isSolution()) {
      // As nbgrader does: a solution cell without a region is a solution as a whole.
      cut = cell.kind() == Cell.Kind.CODE ? STUB : WRITTEN_ANSWER;
    }
    return cut.equals(source) ? cell.withoutOutputs() : cell.withSource(cut);
  }

  private static String source(String source, Cell.Kind kind) {
    List<String> kept = new ArrayList<>();
    Optional<Region> open = Optional.empty();
    for (String line : source.split("\n", -1)) {
      Optional<Region> begins = Region.of(line, region -> region.begin);
      Optional<Region> ends = Region.of(line, region -> region.end);
      if (begins.isPresent()) {
        open.ifPresent(outer -> refuse(begins.get().begin + " within " + outer.begin));
        if (begins.get() == Region.SOLUTION) {
          kept.add(indentation(line) + (kind == Cell.Kind.CODE ? STUB : WRITTEN_ANSWER));
        }
        open = begins;
      } else if (ends.isPresent()) {
        if (!open.equals(ends)) {
          refuse(ends.get().end + " without " + ends.get().begin);
        }
        open = Optional.empty();
      } else if (open.isEmpty()) {
        kept.add(line);
      }
    }
    open.ifPresent(region -> refuse(region.begin + " without " + region.end));
    return String.join("\n", kept);
  }

  private static void refuse(String why) {
    throw new NotebookException(why);
  }

  private static String indentation(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }
}
