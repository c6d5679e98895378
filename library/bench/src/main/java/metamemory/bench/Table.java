package metamemory.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Results as text for people: one table for each work.
final class Table {
  private static final String ROW = "  %-38s %10s  %-15s %8s %8s  %s%n";
  private static final double NO_BYTES = 0.05;

  private Table() {}

  static String of(Work work, List<Measured> results, List<Apart> apart) {
    StringBuilder text = new StringBuilder();
    text.append(work.title()).append(System.lineSeparator());
    text.append(ROW.formatted("", "ns", "range", "heap B", "ratio", "").stripTrailing());
    text.append(System.lineSeparator());
    Measured ours = results.getFirst();
    for (Measured row : results) {
      text.append(stripped(row(work, ours, row)));
    }
    for (Apart figure : apart) {
      if (figure.work().equals(work.id())) {
        text.append(stripped(row(work, ours, figure)));
      }
    }
    return text.toString();
  }

  private static String row(Work work, Measured ours, Measured row) {
    String name = row.contender().name();
    if (!row.isThere()) {
      return ROW.formatted(name, "-", "", "", "", "not measured: " + row.failure());
    }
    double ratio = row.equals(ours) || !ours.isThere() ? Double.NaN : ours.shareOf(row);
    return ROW.formatted(
        name,
        figure(Measured.median(row.nanos())),
        figure(Collections.min(row.nanos())) + " – " + figure(Collections.max(row.nanos())),
        bytes(Measured.median(row.heapBytes())),
        Double.isNaN(ratio) ? "" : figure(ratio),
        verdict(work, name, ratio));
  }

  private static String row(Work work, Measured ours, Apart figure) {
    double ratio = ours.isThere() ? Measured.median(ours.nanos()) / figure.nanos() : Double.NaN;
    String verdict = verdict(work, figure.name(), ratio);
    return ROW.formatted(
        figure.name(),
        figure(figure.nanos()),
        "measured apart",
        "",
        Double.isNaN(ratio) ? "" : figure(ratio),
        verdict);
  }

  /// Whether a target is met, in words.
  static String verdict(Work work, String against, double ratio) {
    return target(work, against)
        .filter(_ -> !Double.isNaN(ratio))
        .map(target ->
            "at most " + figure(target.most()) + (ratio <= target.most() ? ": met" : ": missed"))
        .orElse("");
  }

  static Optional<Work.Target> target(Work work, String against) {
    return work.targets().stream().filter(target -> target.against().equals(against)).findFirst();
  }

  /// Three digits that matter.
  static String figure(double value) {
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 0.1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private static String bytes(double value) {
    return value < 0 ? "?" : value < NO_BYTES ? "0" : figure(value);
  }

  private static String stripped(String line) {
    return line.stripTrailing() + System.lineSeparator();
  }

  /// What is measured how, and where, in lines.
  static String head(Machine machine, Options options) {
    List<String> lines = new ArrayList<>();
    lines.add(options.command());
    lines.add(machine.processor() + ", " + machine.cores() + " cores, " + machine.system());
    lines.add(machine.jdk());
    lines.add("each JVM: java " + String.join(" ", Rounds.JVM));
    lines.add(
        options.mode().rounds()
            + " rounds, in each of which every contender has a JVM of its own. ns: processor time"
            + " of the whole JVM, collector included.");
    lines.add("heap B: bytes of the Java heap that one operation takes");
    lines.add("ratio: the first line's time as a share of this line's, the median of the rounds");
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }
}
