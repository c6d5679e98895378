package metamemory.cli.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import metamemory.cli.notebook.Cell;
import metamemory.cli.notebook.Cut;
import metamemory.cli.notebook.Notebook;
import metamemory.cli.notebook.Outputs;
import metamemory.kernel.CellResult;
import metamemory.kernel.Session;
import metamemory.kernel.SessionOptions;

/// Runs the cells of one notebook from top to bottom, and stops at the first that fails.
///
/// A check that finds an answer wrong is a failure too. Where the learner has not answered yet,
/// neither a check nor a stub that says so is one.
public final class LessonRun {
  /// Why a lesson stopped.
  ///
  /// @param cell the cell's number, as in `In [4]` after "Restart and run all"
  /// @param firstLine its first line
  /// @param error what went wrong
  public record Failure(int cell, String firstLine, String error) {}

  /// How a lesson ended.
  ///
  /// @param notebook the notebook with the outputs of the cells that ran
  /// @param cellsRun how many cells ran
  /// @param unsolved how many cells wait for the learner's answer
  /// @param failure why it stopped, if it did
  public record Ended(Notebook notebook, int cellsRun, int unsolved, Optional<Failure> failure) {}

  private final SessionOptions options;
  private final Duration limit;
  private final boolean learners;
  private final List<Cell> done = new ArrayList<>();
  private int count;
  private int unsolved;
  private Optional<Failure> failure = Optional.empty();

  /// A run to be.
  ///
  /// @param options what the session works with
  /// @param limit how long one cell may take
  /// @param learners whether exercises may be unsolved
  public LessonRun(SessionOptions options, Duration limit, boolean learners) {
    this.options = options;
    this.limit = limit;
    this.learners = learners;
  }

  /// How many cells there are to run.
  ///
  /// @param notebook the notebook
  /// @return the number of code cells with something in them
  public static int cells(Notebook notebook) {
    return (int) notebook.cells().stream().filter(LessonRun::runs).count();
  }

  private static boolean runs(Cell cell) {
    return cell.kind() == Cell.Kind.CODE && !cell.source().isBlank();
  }

  /// Runs a notebook in a session of its own.
  ///
  /// @param notebook the notebook
  /// @param progress told a cell's number before it runs
  /// @return how it ended
  public Ended run(Notebook notebook, IntConsumer progress) {
    try (Session session = Session.open(options)) {
      for (Cell cell : notebook.cells()) {
        if (!runs(cell) || failure.isPresent()) {
          done.add(cell.withoutOutputs());
        } else {
          progress.accept(++count);
          done.add(run(session, cell));
        }
      }
    }
    return new Ended(notebook.withCells(done).withIds(), count, unsolved, failure);
  }

  private Cell run(Session session, Cell cell) {
    Outputs outputs = new Outputs();
    AtomicBoolean tooLong = new AtomicBoolean();
    CellResult result;
    try (Watchdog _ = new Watchdog(limit, () -> stop(session, tooLong))) {
      result = session.run(cell.source(), count, outputs);
    }
    outputs.end(result, count);
    judge(cell, result, tooLong.get());
    return cell.withOutputs(count, outputs.all());
  }

  private static void stop(Session session, AtomicBoolean tooLong) {
    tooLong.set(true);
    session.interrupt();
  }

  private void judge(Cell cell, CellResult result, boolean tooLong) {
    Optional<String> error =
        tooLong
            ? Optional.of("stopped, as it ran longer than " + limit.toSeconds() + " s")
            : error(cell, result);
    if (error.isEmpty()) {
      return;
    }
    if (learners && isUnsolved(cell, error.get())) {
      unsolved++;
      return;
    }
    failure = Optional.of(new Failure(count, cell.firstLine(), error.get()));
  }

  private static Optional<String> error(Cell cell, CellResult result) {
    return switch (result) {
      case CellResult.Failed failed -> Optional.of(failed.name() + ": " + failed.message());
      case CellResult.Interrupted() -> Optional.of("interrupted");
      case CellResult.Value value when cell.isCheck() -> wrongAnswer(value.bundle().plain());
      case CellResult.Value _, CellResult.Done() -> Optional.empty();
    };
  }

  /// A verdict is a value in a notebook, so that "Run all" goes on; its text begins with how it
  /// was.
  private static Optional<String> wrongAnswer(String verdict) {
    return verdict.startsWith("✓") ? Optional.empty() : verdict.lines().findFirst();
  }

  /// A check that could not be run at all is nobody's missing answer.
  private static boolean isUnsolved(Cell cell, String error) {
    return error.contains(notDoneYet()) || (cell.isCheck() && !error.contains("not checked"));
  }

  private static String notDoneYet() {
    return Cut.STUB.substring(Cut.STUB.indexOf('"') + 1, Cut.STUB.lastIndexOf('"'));
  }
}
