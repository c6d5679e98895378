package metamemory.kernel;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import jdk.jshell.spi.ExecutionControl.StoppedException;
import metamemory.kernel.CellRunner.Cell;

/// `%time CODE` and `%%time`: runs Java and says how long it took.
final class TimeMagic {
  private final Session session;
  private final CellThread thread;
  private final CellExecution execution;
  private final Values values;

  TimeMagic(Session session, CellThread thread, CellExecution execution, Values values) {
    this.session = session;
    this.thread = thread;
    this.execution = execution;
    this.values = values;
  }

  CellResult line(String code) {
    return code.isBlank()
        ? Magics.failed("%time takes Java on its line, for example %time list.sort(null)")
        : timed(new Cell(session.cellNumber(), code), code, 1);
  }

  CellResult cell(CellText.CellMagic magic, Cell cell) {
    return timed(cell, magic.body(), magic.line() + 1);
  }

  private CellResult timed(Cell cell, String code, int firstLine) {
    long cpuBefore = cpuNanos();
    long ranBefore = execution.ranNanos();
    long start = System.nanoTime();
    CellResult result = session.runJava(cell, code, firstLine);
    long wall = System.nanoTime() - start;
    long ran = execution.ranNanos() - ranBefore;
    values.footer(
        MimeBundle.of(
            "ran for %s, %s of it on the processor; compiling took %s"
                .formatted(text(ran), text(cpuNanos() - cpuBefore), text(wall - ran))));
    return result;
  }

  /// Of the thread that runs the learner's code.
  private long cpuNanos() {
    try {
      return thread.call(() -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    } catch (ExecutionException | StoppedException e) {
      return 0;
    }
  }

  private static String text(long nanos) {
    double shown = Math.max(0, nanos);
    if (shown < 1_000_000) {
      return String.format(Locale.ROOT, "%.0f µs", shown / 1_000);
    }
    return shown < 1_000_000_000
        ? String.format(Locale.ROOT, "%.1f ms", shown / 1_000_000)
        : String.format(Locale.ROOT, "%.2f s", shown / 1_000_000_000);
  }
}
