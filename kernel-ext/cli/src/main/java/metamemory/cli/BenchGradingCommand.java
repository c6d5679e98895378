package metamemory.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import metamemory.cli.grading.GradeSetup;
import metamemory.cli.grading.SandboxOption;
import metamemory.cli.machine.ExitCode;
import metamemory.cli.machine.Stop;
import metamemory.grade.GradeResult;
import metamemory.grade.NotebookResult;
import metamemory.grade.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Measures how long one grading takes.
@Command(
    name = "grading",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how long the grading of one exercise takes, from the start of its process to its"
          + " verdict: grades each lesson's own solutions, one after the other.",
      "Other load makes it slower: the line says how much there was."
    })
final class BenchGradingCommand implements Callable<Integer> {
  private final Context context;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each lesson is graded (default: ${DEFAULT-VALUE}).")
  private int rounds = 10;

  @Mixin private final SandboxOption sandbox = new SandboxOption();

  BenchGradingCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    GradeSetup setup = GradeSetup.of(context.app(), sandbox.choose(), 1);
    List<Long> times = new ArrayList<>();
    String kept = "";
    for (int round = -1; round < rounds; round++) {
      for (Release release : setup.releases()) {
        Path solutions = context.app().lessons().resolve(release.lesson()).resolve("lesson.ipynb");
        if (!Files.isRegularFile(solutions)) {
          throw Stop.fault("the lesson has no notebook: " + solutions);
        }
        NotebookResult result = setup.grader().grade(release, solutions, null);
        kept = result.sandbox();
        if (round >= 0) {
          result.exercises().stream().map(GradeResult::elapsedMs).forEach(times::add);
        }
      }
    }
    context.screen().say(text(times, kept));
    return ExitCode.DONE.status();
  }

  private static String text(List<Long> times, String sandbox) {
    if (times.isEmpty()) {
      return "No lesson has exercises.";
    }
    Collections.sort(times);
    return String.format(
        Locale.ROOT,
        "%d gradings after the first: median %d ms, fastest %d ms, 9 of 10 within %d ms;"
            + " sandbox: %s; load average %.1f on %d processors",
        times.size(),
        times.get(times.size() / 2),
        times.getFirst(),
        times.get(times.size() * 9 / 10),
        sandbox,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.getRuntime().availableProcessors());
  }
}
