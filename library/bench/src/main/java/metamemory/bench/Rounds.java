package metamemory.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Measures works: round by round, and in each round contender by contender.
///
/// @param mode how long
/// @param log where JMH writes what it does
/// @param progress told the contender that begins
record Rounds(Mode mode, PrintStream log, Consumer<Contender> progress) {
  /// What every JVM gets. Without touching the heap beforehand, contenders that produce garbage
  /// look 10 to 40 times too slow.
  static final List<String> JVM =
      List.of(
          "-Xms512m",
          "-Xmx512m",
          "-XX:+AlwaysPreTouch",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
          "-Dio.netty.leakDetection.level=disabled");

  /// The bytes of a profiler that did not tell any.
  static final double UNKNOWN = -1;

  private static final String HEAP_BYTES = "gc.alloc.rate.norm";

  List<Measured> measure(Work work) {
    List<Measured> results =
        new ArrayList<>(work.contenders().stream().map(Measured::nothing).toList());
    for (int round = 0; round < mode.rounds(); round++) {
      results.replaceAll(this::measureOnce);
    }
    return results;
  }

  private Measured measureOnce(Measured before) {
    progress.accept(before.contender());
    if (!before.failure().isEmpty()) {
      return before;
    }
    try {
      Collection<RunResult> results =
          new Runner(
                  options(before.contender()),
                  OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL))
              .run();
      RunResult result = results.iterator().next();
      double clock = result.getPrimaryResult().getScore();
      return before.and(
          before.contender().onClock() ? clock : median(result, CpuProfiler.LABEL),
          clock,
          median(result, HEAP_BYTES));
    } catch (RunnerException e) {
      e.printStackTrace(log);
      return before.failed(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private org.openjdk.jmh.runner.options.Options options(Contender contender) {
    List<String> jvm = new ArrayList<>(JVM);
    jvm.addAll(contender.jvm());
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(contender.pattern())
            .forks(1)
            .warmupIterations(mode.warmups())
            .warmupTime(mode.each())
            .measurementIterations(mode.measurements())
            .measurementTime(mode.each())
            .timeUnit(TimeUnit.NANOSECONDS)
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuProfiler.class)
            .jvmArgs(jvm.toArray(String[]::new))
            .shouldFailOnError(true);
    contender.parameters().forEach((name, value) -> options.param(name, value));
    return options.build();
  }

  /// The median of all measurements in one JVM.
  private static double median(RunResult result, String label) {
    List<Double> figures = new ArrayList<>();
    for (BenchmarkResult run : result.getBenchmarkResults()) {
      for (IterationResult iteration : run.getIterationResults()) {
        var figure = iteration.getSecondaryResults().get(label);
        if (figure != null) {
          figures.add(figure.getScore());
        }
      }
    }
    return figures.isEmpty() ? UNKNOWN : Measured.median(figures);
  }
}
