package metamemory.bench;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The program behind `learn bench`: measures, shows a table for each work as soon as it is there,
/// and writes all figures as JSON.
public final class BenchMain {
  private static final int FAULT = 1;
  private static final int USAGE = 2;

  private BenchMain() {}

  /// Runs and ends the process: 0 when all was measured, 1 when something was not, 2 when the
  /// arguments are not understood.
  ///
  /// @param arguments see [Options#USAGE]
  public static void main(String[] arguments) {
    System.exit(run(System.out, arguments));
  }

  static int run(PrintStream out, String... arguments) {
    try {
      Options options = Options.of(arguments);
      return options.list() ? list(out) : measure(options, out);
    } catch (IllegalArgumentException | IOException e) {
      out.println("bench: " + e.getMessage());
      return e instanceof IOException ? FAULT : USAGE;
    }
  }

  private static int list(PrintStream out) {
    for (String part : Works.parts()) {
      out.println(part);
      Works.all().stream()
          .filter(work -> work.part().equals(part))
          .forEach(work -> out.println("  " + work.title()));
    }
    return 0;
  }

  private static int measure(Options options, PrintStream out) throws IOException {
    List<Apart> apart = new ArrayList<>(Apart.known());
    for (Path file : options.apart()) {
      apart.addAll(Apart.in(file));
    }
    Machine machine = Machine.current();
    String when = Instant.now().toString();
    double loadBefore = Machine.load();
    out.print(Table.head(machine, options));
    out.printf(Locale.ROOT, "load before: %.2f%n%n", loadBefore);
    List<Report.Entry> entries = measure(options, apart, out);
    Report report =
        new Report(
            Report.SCHEMA,
            when,
            options.command(),
            Rounds.JVM,
            machine,
            loadBefore,
            Machine.load(),
            options.isLong() ? "long" : "short",
            entries);
    Files.writeString(options.out(), report.toJson() + System.lineSeparator());
    out.printf(Locale.ROOT, "load afterwards: %.2f%n", report.loadAfter());
    out.println("all figures: " + options.out());
    return report.isWhole() ? 0 : FAULT;
  }

  private static List<Report.Entry> measure(Options options, List<Apart> apart, PrintStream out)
      throws IOException {
    List<Work> works = options.works();
    int runs = works.stream().mapToInt(work -> work.contenders().size()).sum();
    Progress progress = new Progress(out, isTerminal(), runs * options.mode().rounds());
    Path log = options.out().resolveSibling(options.out().getFileName() + ".log");
    Files.createDirectories(options.out().resolveSibling(""));
    List<Report.Entry> entries = new ArrayList<>();
    try (PrintStream jmh =
        new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8)) {
      Rounds rounds = new Rounds(options.mode(), jmh, progress::begins);
      for (Work work : works) {
        List<Measured> results = rounds.measure(work);
        progress.pause();
        out.println(Table.of(work, results, apart));
        entries.add(Report.entry(work, results, apart));
      }
    }
    return entries;
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }
}
