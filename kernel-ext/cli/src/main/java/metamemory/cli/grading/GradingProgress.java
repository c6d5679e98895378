package metamemory.cli.grading;

import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import metamemory.cli.machine.Screen;

/// Shows how far the grading of a class is, and how long it will take: a bar on a terminal, a line
/// every ten seconds elsewhere. Safe for threads.
public sealed interface GradingProgress extends AutoCloseable {
  /// Starts to show.
  ///
  /// @param screen where
  /// @param total how many students there are
  /// @return the progress, to be closed
  static GradingProgress of(Screen screen, int total) {
    return screen.terminal() ? new Bar(screen, total) : new Lines(screen, total);
  }

  /// One student more is done.
  void step();

  @Override
  void close();

  /// A bar that is drawn again and again.
  final class Bar implements GradingProgress {
    private final ProgressBar bar;

    Bar(Screen screen, int total) {
      this.bar =
          new ProgressBarBuilder()
              .setTaskName("grade")
              .setInitialMax(total)
              .setUnit(" students", 1)
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(new ConsoleProgressBarConsumer(screen.out()))
              .clearDisplayOnFinish()
              .build();
    }

    @Override
    public void step() {
      bar.step();
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /// Lines for logs.
  final class Lines implements GradingProgress {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();

    private final Screen screen;
    private final int total;
    private final long startNanos = System.nanoTime();
    private long saidNanos = startNanos;
    private int done;

    Lines(Screen screen, int total) {
      this.screen = screen;
      this.total = total;
    }

    @Override
    public synchronized void step() {
      done++;
      long now = System.nanoTime();
      if (now - saidNanos >= INTERVAL_NANOS && done < total) {
        saidNanos = now;
        screen.say(line(done, total, Duration.ofNanos(now - startNanos)));
      }
    }

    static String line(int done, int total, Duration elapsed) {
      long left = elapsed.toSeconds() * (total - done) / done;
      return String.format(
          Locale.ROOT,
          "%d of %d students, about %d min %02d s left",
          done,
          total,
          left / 60,
          left % 60);
    }

    @Override
    public void close() {}
  }
}
