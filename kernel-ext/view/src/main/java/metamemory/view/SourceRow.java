package metamemory.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A row of an allocations picture: a line of source, or many that took little.
sealed interface SourceRow {
  /// Up to how many lines nothing is folded.
  int WHOLE = 40;

  /// How many lines are shown at most, of those that allocate.
  int MOST_ALLOCATING = 40;

  /// A line that is shown.
  ///
  /// @param line the line
  /// @param heaviest whether it took the most memory of all
  record Shown(AllocationsPicture.Line line, boolean heaviest) implements SourceRow {}

  /// Lines that are not shown.
  ///
  /// @param first the number of the first
  /// @param last the number of the last
  record Folded(int first, int last) implements SourceRow {}

  static List<SourceRow> of(AllocationsPicture picture) {
    Set<AllocationsPicture.Line> kept = kept(picture.lines());
    AllocationsPicture.Line heaviest =
        picture.lines().stream()
            .filter(AllocationsPicture.Line::allocates)
            .max(Comparator.comparingLong(AllocationsPicture.Line::allBytes))
            .orElse(null);
    List<SourceRow> rows = new ArrayList<>();
    for (AllocationsPicture.Line line : picture.lines()) {
      if (kept.contains(line)) {
        rows.add(new Shown(line, line.equals(heaviest)));
      } else if (!rows.isEmpty() && rows.getLast() instanceof Folded(int first, int _)) {
        rows.set(rows.size() - 1, new Folded(first, line.number()));
      } else {
        rows.add(new Folded(line.number(), line.number()));
      }
    }
    return rows;
  }

  /// All lines of a short source; of a long one those that took the most.
  private static Set<AllocationsPicture.Line> kept(List<AllocationsPicture.Line> lines) {
    if (lines.size() <= WHOLE) {
      return new HashSet<>(lines);
    }
    return new HashSet<>(
        lines.stream()
            .filter(AllocationsPicture.Line::allocates)
            .sorted(Comparator.comparingLong(AllocationsPicture.Line::allBytes).reversed())
            .limit(MOST_ALLOCATING)
            .toList());
  }
}
