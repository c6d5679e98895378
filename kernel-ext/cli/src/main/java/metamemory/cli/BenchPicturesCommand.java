package metamemory.cli;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.Callable;
import metamemory.cli.machine.ExitCode;
import metamemory.kernel.PictureFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures how long pictures take and how large they are.
@Command(
    name = "pictures",
    mixinStandardHelpOptions = true,
    description = {
      "Draws pictures of 1, 100, 10,000 and 1,000,000 live blocks in four kinds of allocators, and"
          + " shows the time, the size of the HTML, and the memory that recording took.",
      "The time is processor time of the thread, the least of several; a busy machine still slows"
          + " it."
    })
final class BenchPicturesCommand implements Callable<Integer> {
  private final Context context;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "Leaves out larger numbers of blocks (default: ${DEFAULT-VALUE}).")
  private int most = 1_000_000;

  BenchPicturesCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.screen().say(row("allocator", "blocks", "ms", "HTML bytes", "recorder's bytes"));
    for (int blocks : PictureFigures.BLOCKS) {
      if (blocks <= most) {
        for (PictureFigures.Figure figure : PictureFigures.of(blocks)) {
          context.screen().say(row(figure));
        }
      }
    }
    context
        .screen()
        .say(
            String.format(
                Locale.ROOT,
                "load average %.1f on %d processors",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors()));
    return ExitCode.DONE.status();
  }

  private static String row(PictureFigures.Figure figure) {
    return row(
        figure.allocator(),
        String.format(Locale.ROOT, "%,d", figure.blocks()),
        String.format(Locale.ROOT, "%.2f", figure.millis()),
        String.format(Locale.ROOT, "%,d", figure.htmlBytes()),
        String.format(Locale.ROOT, "%,d", figure.recordedBytes()));
  }

  private static String row(
      String allocator, String blocks, String millis, String html, String recorded) {
    return String.format(
        Locale.ROOT, "%-14s %10s %10s %12s %18s", allocator, blocks, millis, html, recorded);
  }
}
