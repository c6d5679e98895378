package metamemory.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import metamemory.count.CountSnapshot;
import metamemory.count.Counters;
import metamemory.count.SiteCount;
import metamemory.kernel.CellRunner.Cell;
import metamemory.kernel.SnippetEngine.Place;
import metamemory.view.AllocationsPicture;
import metamemory.view.AllocationsPicture.Created;
import metamemory.view.AllocationsPicture.Line;
import metamemory.view.AllocationsPicture.Totals;
import org.jspecify.annotations.Nullable;

/// `%%allocations`: runs the cell and shows what each of its lines created; what lines of other
/// cells created that it calls is shown below them.
final class AllocationsMagic {
  private final Session session;
  private final SnippetEngine engine;
  private final CellExecution execution;
  private final LibraryWatch library;
  private final Values values;

  AllocationsMagic(
      Session session,
      SnippetEngine engine,
      CellExecution execution,
      LibraryWatch library,
      Values values) {
    this.session = session;
    this.engine = engine;
    this.execution = execution;
    this.library = library;
    this.values = values;
  }

  CellResult run(CellText.CellMagic magic, Cell cell) {
    CountSnapshot before = Counters.snapshot();
    long blocksBefore = library.allocations();
    long bytesBefore = library.bytes();
    boolean counted = Counters.on(true);
    CellResult result;
    try {
      result = session.runJava(cell, magic.body(), magic.line() + 1);
    } finally {
      Counters.on(counted);
    }
    List<SiteCount> created = Counters.snapshot().since(before, execution::find);
    List<Line> lines = lines(cell, magic.line(), byPlace(created));
    Totals sums = Totals.of(lines);
    Totals totals =
        new Totals(
            sums.objects(),
            sums.bytes(),
            OptionalLong.empty(),
            library.allocations() - blocksBefore,
            library.bytes() - bytesBefore);
    values.show(Values.picture(new AllocationsPicture("Cell " + cell.number(), lines, totals)));
    return result;
  }

  /// What was created, per cell and line, per type.
  private Map<Spot, Map<String, Created>> byPlace(List<SiteCount> created) {
    List<StackTraceElement> frames =
        created.stream()
            .map(c ->
                new StackTraceElement(
                    c.site().className(), c.site().method(), null, c.site().line()))
            .toList();
    List<@Nullable Place> places = engine.places(frames);
    Map<Spot, Map<String, Created>> byPlace = new TreeMap<>();
    for (int i = 0; i < created.size(); i++) {
      Place place = places.get(i);
      if (place != null) {
        SiteCount count = created.get(i);
        String type =
            ErrorReport.cleanName(count.site().type()).replaceFirst("^java\\.(\\w+\\.)+", "");
        byPlace
            .computeIfAbsent(
                new Spot(place.cell(), place.line(), place.sourceLine()),
                _ -> new LinkedHashMap<>())
            .merge(type, new Created(type, count.count(), count.bytes()), AllocationsMagic::sum);
      }
    }
    return byPlace;
  }

  /// A line of a cell.
  private record Spot(int cell, int line, String source) implements Comparable<Spot> {
    @Override
    public int compareTo(Spot other) {
      return cell != other.cell
          ? Integer.compare(cell, other.cell)
          : Integer.compare(line, other.line);
    }
  }

  private static Created sum(Created a, Created b) {
    return new Created(a.type(), a.count() + b.count(), a.bytes() + b.bytes());
  }

  /// The cell's own lines below the magic, then the lines of other cells that created something.
  private static List<Line> lines(
      Cell cell, int magicLine, Map<Spot, Map<String, Created>> byPlace) {
    List<Line> lines = new ArrayList<>();
    List<String> source = cell.source().lines().toList();
    for (int number = magicLine + 1; number <= source.size(); number++) {
      String text = source.get(number - 1);
      Map<String, Created> here = byPlace.remove(new Spot(cell.number(), number, text));
      lines.add(here == null ? Line.quiet(number, text) : line(number, text, here));
    }
    byPlace.forEach((spot, created) ->
        lines.add(
            line(spot.line(), "cell " + spot.cell() + ": " + spot.source().strip(), created)));
    return lines;
  }

  private static Line line(int number, String source, Map<String, Created> created) {
    return new Line(number, source, List.copyOf(created.values()), 0, 0, OptionalLong.empty());
  }
}
