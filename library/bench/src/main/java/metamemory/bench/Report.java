package metamemory.bench;

import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The results as JSON, for programs: every figure of every round, with the machine and its load.
///
/// @param schema the version of this form
/// @param when the moment it began, in UTC
/// @param command what was typed
/// @param jvm the options that every JVM got
/// @param machine what the figures were taken on
/// @param loadBefore the machine's load before, and below 0 where it is not known
/// @param loadAfter the machine's load afterwards
/// @param mode how long was measured
/// @param works what was measured
record Report(
    int schema,
    String when,
    String command,
    List<String> jvm,
    Machine machine,
    double loadBefore,
    double loadAfter,
    String mode,
    List<Entry> works) {

  static final int SCHEMA = 1;

  /// One work.
  ///
  /// @param id its id
  /// @param title for people
  /// @param results one for each contender, the one that all are compared with first
  record Entry(String id, String title, List<Row> results) {}

  /// One contender, or one figure measured apart.
  ///
  /// @param name whose figures these are
  /// @param benchmark the benchmark that took them, or how they were measured apart
  /// @param parameters of the benchmark
  /// @param measuredApart whether they are of another run
  /// @param nanos processor time in ns an operation, one for each round
  /// @param clockNanos time on the clock in ns an operation, one for each round
  /// @param heapBytes bytes of the Java heap an operation, one for each round; below 0 where that
  ///   is not known
  /// @param ratio the first contender's time as a share of this one's, 1 for itself, 0 if not known
  /// @param target the largest ratio asked for, or 0 for none
  /// @param failure why there are no figures, or nothing
  record Row(
      String name,
      String benchmark,
      Map<String, String> parameters,
      boolean measuredApart,
      List<Double> nanos,
      List<Double> clockNanos,
      List<Double> heapBytes,
      double ratio,
      double target,
      String failure) {}

  static Entry entry(Work work, List<Measured> results, List<Apart> apart) {
    Measured ours = results.getFirst();
    List<Row> rows =
        new ArrayList<>(results.stream().map(result -> row(work, ours, result)).toList());
    for (Apart figure : apart) {
      if (figure.work().equals(work.id())) {
        rows.add(row(work, ours, figure));
      }
    }
    return new Entry(work.id(), work.title(), rows);
  }

  private static Row row(Work work, Measured ours, Measured result) {
    Contender contender = result.contender();
    return new Row(
        contender.name(),
        contender.method(),
        new TreeMap<>(contender.parameters()),
        false,
        result.nanos(),
        result.clockNanos(),
        result.heapBytes(),
        ours.isThere() && result.isThere() ? ours.shareOf(result) : 0,
        most(work, contender.name()),
        result.failure());
  }

  private static Row row(Work work, Measured ours, Apart figure) {
    return new Row(
        figure.name(),
        figure.how(),
        Map.of(),
        true,
        List.of(figure.nanos()),
        List.of(figure.nanos()),
        List.of(),
        ours.isThere() ? Measured.median(ours.nanos()) / figure.nanos() : 0,
        most(work, figure.name()),
        "");
  }

  private static double most(Work work, String against) {
    return Table.target(work, against).map(Work.Target::most).orElse(0.0);
  }

  /// Whether every contender was measured.
  boolean isWhole() {
    return works.stream()
        .flatMap(work -> work.results().stream())
        .allMatch(row -> row.failure().isEmpty());
  }

  String toJson() {
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(this);
  }
}
