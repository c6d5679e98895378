package metamemory.view;

import java.util.List;
import java.util.OptionalLong;

/// What a piece of source created, line by line: the picture behind `%%allocations`.
///
/// @param title what the source is called, for example `Cell 7`
/// @param lines the source's lines in order
/// @param totals the sums, which may hold more than the lines do: what no line can be named for
/// @param remarks sentences to show below
public record AllocationsPicture(
    String title, List<Line> lines, Totals totals, List<String> remarks) implements Picture {
  /// Keeps an immutable copy.
  public AllocationsPicture {
    lines = List.copyOf(lines);
    remarks = List.copyOf(remarks);
  }

  /// A picture whose totals are the sums of its lines.
  ///
  /// @param title what the source is called
  /// @param lines the source's lines in order
  public AllocationsPicture(String title, List<Line> lines) {
    this(title, lines, Totals.of(lines), List.of());
  }

  /// One line of the source.
  ///
  /// @param number its number, from 1
  /// @param source its text, without the line's end
  /// @param created what the code of this line created, per type
  /// @param libraryAllocations how many blocks this line got from allocators of the library
  /// @param libraryBytes how many bytes they have together
  /// @param insideCallBytes what the JDK created on the heap while this line called it; empty where
  ///   nobody measured
  public record Line(
      int number,
      String source,
      List<Created> created,
      long libraryAllocations,
      long libraryBytes,
      OptionalLong insideCallBytes) {
    /// Keeps an immutable copy.
    public Line {
      created = List.copyOf(created);
    }

    /// A line that created nothing.
    ///
    /// @param number its number, from 1
    /// @param source its text
    /// @return the line
    public static Line quiet(int number, String source) {
      return new Line(number, source, List.of(), 0, 0, OptionalLong.empty());
    }

    /// How many objects this line's code created.
    ///
    /// @return the sum over all types
    public long count() {
      return created.stream().mapToLong(Created::count).sum();
    }

    /// How many bytes this line's code created on the heap.
    ///
    /// @return the sum over all types
    public long bytes() {
      return created.stream().mapToLong(Created::bytes).sum();
    }

    /// All bytes that running this line took: created by it, inside its calls, and from allocators
    /// of the library.
    ///
    /// @return the sum
    public long allBytes() {
      return bytes() + insideCallBytes.orElse(0) + libraryBytes;
    }

    /// Whether running this line took any memory.
    ///
    /// @return true if anything was created or allocated
    public boolean allocates() {
      return !created.isEmpty() || libraryAllocations > 0 || insideCallBytes.orElse(0) > 0;
    }
  }

  /// What was created of one type.
  ///
  /// @param type its name as the reader would write it, for example `Order` or `int[]`
  /// @param count how many
  /// @param bytes their shallow sizes together
  public record Created(String type, long count, long bytes) {}

  /// The sums.
  ///
  /// @param objects how many objects and arrays the code created
  /// @param bytes their shallow sizes together
  /// @param insideCallBytes what was created inside calls; empty where nobody measured
  /// @param libraryAllocations how many blocks came from allocators of the library
  /// @param libraryBytes how many bytes they have together
  public record Totals(
      long objects,
      long bytes,
      OptionalLong insideCallBytes,
      long libraryAllocations,
      long libraryBytes) {

    /// Adds lines up.
    ///
    /// @param lines any lines
    /// @return their sums
    public static Totals of(List<Line> lines) {
      boolean measured = lines.stream().anyMatch(line -> line.insideCallBytes().isPresent());
      long inside = lines.stream().mapToLong(line -> line.insideCallBytes().orElse(0)).sum();
      return new Totals(
          lines.stream().mapToLong(Line::count).sum(),
          lines.stream().mapToLong(Line::bytes).sum(),
          measured ? OptionalLong.of(inside) : OptionalLong.empty(),
          lines.stream().mapToLong(Line::libraryAllocations).sum(),
          lines.stream().mapToLong(Line::libraryBytes).sum());
    }
  }
}
