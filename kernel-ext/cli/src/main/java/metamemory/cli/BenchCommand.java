package metamemory.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import metamemory.cli.bench.BenchRun;
import metamemory.cli.machine.Stop;
import metamemory.cli.verify.TestRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Measures the library beside its peers. Benchmarks of something else are subcommands of this one,
/// as `learn bench grading`: they share the name and nothing more.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the library beside its peers, in one run, and shows ratios.",
      "Each contender gets JVMs of its own, in turns, so that what else the machine does meets all"
          + " alike; other load still blurs the figures. All parts take about half an hour."
    })
final class BenchCommand implements Callable<Integer> {
  /// How long is measured.
  enum Length {
    SHORT,
    LONG
  }

  private final Context context;

  @Parameters(
      arity = "0..*",
      paramLabel = "PART",
      description = "Parts to measure (default: all); --list names them.")
  private List<String> parts = new ArrayList<>();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "short: 3 rounds of 2 s (default); long: 7 rounds of 10 s.")
  private Length mode = Length.SHORT;

  @Option(names = "--list", description = "Names the parts and what is measured in each.")
  private boolean list;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where all figures go, as JSON (default: target/bench/bench.json).")
  private @Nullable Path out;

  @Option(
      names = "--apart",
      paramLabel = "FILE",
      description =
          "Adds figures that were measured apart, of libraries that no JVM runs, as JSON:"
              + " [{\"work\": \"struct\", \"name\": \"bumpalo\", \"nanos\": 0.58, \"how\":"
              + " \"where and how\"}]. May be given again.")
  private List<Path> apart = new ArrayList<>();

  BenchCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    String property = System.getProperty(TestRun.ROOT_PROPERTY, "");
    if (property.isBlank()) {
      throw Stop.usage("start the benchmarks by the script: ./learn bench");
    }
    if (context.machine().which("mvn").isEmpty()) {
      throw Stop.missing(
          "Maven is missing, and the benchmarks have to be built; get it with: sudo apt-get install"
              + " maven");
    }
    Path root = Path.of(property).toAbsolutePath();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new BenchRun(context.screen(), root, "mvn", java).run(arguments(root)).status();
  }

  private List<String> arguments(Path root) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--out=" + (out == null ? BenchRun.defaultOut(root) : out.toAbsolutePath()));
    if (list) {
      arguments.add("--list");
    }
    if (mode == Length.LONG) {
      arguments.add("--long");
    }
    apart.forEach(file -> arguments.add("--apart=" + file.toAbsolutePath()));
    arguments.addAll(parts);
    return arguments;
  }
}
