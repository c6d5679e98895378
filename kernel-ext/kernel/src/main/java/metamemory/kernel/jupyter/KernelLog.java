package metamemory.kernel.jupyter;

import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Where the kernel's own remarks go: to the process's standard error, which Jupyter shows in its
/// terminal. A learner's own loggers keep the JDK's defaults and so print below their cell.
final class KernelLog {
  // Held on to, since the JDK forgets a logger that nobody holds, with its settings.
  private static final Logger OURS = Logger.getLogger("metamemory");

  private KernelLog() {}

  /// To be called while `System.err` is still the process's own.
  static void toProcessOnly() {
    ConsoleHandler handler = new ConsoleHandler();
    handler.setFormatter(new OneLine());
    OURS.addHandler(handler);
    OURS.setUseParentHandlers(false);
  }

  private static final class OneLine extends Formatter {
    @Override
    public String format(LogRecord entry) {
      StringBuilder text = new StringBuilder("metamemory kernel: " + formatMessage(entry) + "\n");
      for (Throwable t = entry.getThrown(); t != null; t = t.getCause()) {
        text.append("  ").append(t).append('\n');
        for (StackTraceElement frame : t.getStackTrace()) {
          text.append("    at ").append(frame).append('\n');
        }
      }
      return text.toString();
    }
  }
}
