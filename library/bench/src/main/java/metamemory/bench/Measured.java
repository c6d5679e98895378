package metamemory.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What a contender took, or why it could not be measured.
///
/// @param contender whose figures these are
/// @param nanos processor time, one figure for each round, in ns an operation
/// @param clockNanos time on the clock, one figure for each round, in ns an operation
/// @param heapBytes one figure for each round: what an operation took of the Java heap, in bytes
/// @param failure why there are none, or nothing
record Measured(
    Contender contender,
    List<Double> nanos,
    List<Double> clockNanos,
    List<Double> heapBytes,
    String failure) {
  Measured {
    nanos = List.copyOf(nanos);
    clockNanos = List.copyOf(clockNanos);
    heapBytes = List.copyOf(heapBytes);
  }

  static Measured nothing(Contender contender) {
    return new Measured(contender, List.of(), List.of(), List.of(), "");
  }

  Measured and(double moreNanos, double moreClockNanos, double moreBytes) {
    return new Measured(
        contender,
        with(nanos, moreNanos),
        with(clockNanos, moreClockNanos),
        with(heapBytes, moreBytes),
        failure);
  }

  Measured failed(String reason) {
    return new Measured(contender, nanos, clockNanos, heapBytes, reason);
  }

  boolean isThere() {
    return failure.isEmpty() && !nanos.isEmpty();
  }

  static double median(List<Double> figures) {
    List<Double> sorted = new ArrayList<>(figures);
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /// How long this takes as a share of what another one takes: the median of the shares of each
  /// round, in which both met the same machine.
  double shareOf(Measured other) {
    List<Double> shares = new ArrayList<>();
    for (int round = 0; round < Math.min(nanos.size(), other.nanos.size()); round++) {
      shares.add(nanos.get(round) / other.nanos.get(round));
    }
    return median(shares);
  }

  private static List<Double> with(List<Double> figures, double more) {
    List<Double> all = new ArrayList<>(figures);
    all.add(more);
    return all;
  }
}
