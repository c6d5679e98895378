package metamemory.cli.run;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import metamemory.cli.machine.Screen;

/// Shows how far a lesson is: a bar on a terminal, one line elsewhere.
public sealed interface RunProgress extends AutoCloseable {
  /// Starts to show a lesson.
  ///
  /// @param screen where
  /// @param lesson its name
  /// @param cells how many cells will run
  /// @return the progress, to be closed
  static RunProgress of(Screen screen, String lesson, int cells) {
    return screen.terminal() ? new Bar(screen, lesson, cells) : new Line(screen, lesson, cells);
  }

  /// A cell begins.
  ///
  /// @param number from 1
  void cell(int number);

  @Override
  void close();

  /// A bar that is drawn again and again.
  final class Bar implements RunProgress {
    private final ProgressBar bar;

    Bar(Screen screen, String lesson, int cells) {
      this.bar =
          new ProgressBarBuilder()
              .setTaskName(lesson)
              .setInitialMax(cells)
              .setUnit(" cells", 1)
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(new ConsoleProgressBarConsumer(screen.out()))
              .clearDisplayOnFinish()
              .build();
    }

    @Override
    public void cell(int number) {
      bar.stepTo(number - 1L);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /// One line before a lesson, for logs.
  final class Line implements RunProgress {
    Line(Screen screen, String lesson, int cells) {
      screen.say(lesson + ": running " + cells + " cells");
    }

    @Override
    public void cell(int number) {}

    @Override
    public void close() {}
  }
}
