package metamemory.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Tells which contender runs, and how long all will take, from what those before took.
final class Progress {
  private static final int WIDTH = 78;

  private final PrintStream out;
  private final boolean terminal;
  private final int all;
  private final long startNanos = System.nanoTime();
  private int begun;

  /// @param out where it is told
  /// @param terminal whether a line can be drawn again
  /// @param all how many runs there will be
  Progress(PrintStream out, boolean terminal, int all) {
    this.out = out;
    this.terminal = terminal;
    this.all = all;
  }

  void begins(Contender contender) {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
    String line = line(++begun, all, contender.name(), elapsed);
    if (terminal) {
      out.printf("\r%-" + WIDTH + "s", line);
    } else {
      out.println(line);
    }
  }

  /// Makes room for other output.
  void pause() {
    if (terminal) {
      out.print("\r" + " ".repeat(WIDTH) + "\r");
    }
  }

  static String line(int number, int all, String name, Duration elapsed) {
    String left = number == 1 ? "" : ", " + left(elapsed, number - 1, all);
    String line = String.format(Locale.ROOT, "  %d of %d%s: %s", number, all, left, name);
    return line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line;
  }

  private static String left(Duration elapsed, int done, int all) {
    long seconds = elapsed.toSeconds() * (all - done) / done;
    return seconds < 60 ? "about " + seconds + " s left" : "about " + seconds / 60 + " min left";
  }
}
