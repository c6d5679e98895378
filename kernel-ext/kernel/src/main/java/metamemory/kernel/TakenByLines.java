package metamemory.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import metamemory.count.CountSnapshot;
import metamemory.count.InsideBytes;
import metamemory.count.Site;
import metamemory.count.SiteCount;
import metamemory.kernel.CellRunner.Cell;
import metamemory.kernel.LibraryWatch.LineBlocks;
import metamemory.kernel.SnippetEngine.Place;
import metamemory.view.AllocationsPicture.Created;
import metamemory.view.AllocationsPicture.Line;
import org.jspecify.annotations.Nullable;

/// Gathers, for each line of each cell, what its sites took.
final class TakenByLines {
  private final SnippetEngine engine;
  private final Map<Spot, Taken> bySpot = new TreeMap<>();

  TakenByLines(SnippetEngine engine) {
    this.engine = engine;
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

  /// What one line took.
  private static final class Taken {
    final Map<String, Created> created = new LinkedHashMap<>();
    long insideCallBytes;
    LineBlocks library = new LineBlocks(0, 0);
  }

  void add(
      List<SiteCount> created,
      List<InsideBytes> inside,
      Map<Integer, LineBlocks> library,
      CountSnapshot sites) {
    List<Site> all = new ArrayList<>();
    created.forEach(count -> all.add(count.site()));
    inside.forEach(bytes -> all.add(bytes.site()));
    library.keySet().forEach(site -> all.add(sites.site(site)));
    Map<Site, Taken> bySite = bySite(all);
    for (SiteCount count : inOrder(created)) {
      String type = typeName(count.site());
      taken(bySite, count.site())
          .created
          .merge(type, new Created(type, count.count(), count.bytes()), TakenByLines::sum);
    }
    inside.forEach(bytes -> taken(bySite, bytes.site()).insideCallBytes += bytes.bytes());
    library.forEach((site, blocks) -> {
      Taken taken = taken(bySite, sites.site(site));
      taken.library = LineBlocks.sum(taken.library, blocks);
    });
  }

  /// A class's sites come in the order of its code. The order of classes would be that in which the
  /// JVM happened to load them, and a cell must show the same twice.
  private static List<SiteCount> inOrder(List<SiteCount> created) {
    return created.stream().sorted(Comparator.comparing(each -> each.site().className())).toList();
  }

  /// As a learner would write it; what has no name is told by what it is.
  private static String typeName(Site site) {
    return ErrorReport.cleanName(site.type())
        .replaceFirst("^java\\.(\\w+\\.)+", "")
        .replaceFirst("(^|.*\\.)(\\.?JShell\\.anonymous\\.*)?\\d+(?=$|\\[)", "anonymous class");
  }

  /// What is of no cell is taken by nobody.
  private static Taken taken(Map<Site, Taken> bySite, Site site) {
    return bySite.getOrDefault(site, new Taken());
  }

  private Map<Site, Taken> bySite(List<Site> sites) {
    List<@Nullable Place> places =
        engine.places(
            sites.stream()
                .map(s -> new StackTraceElement(s.className(), s.method(), null, s.line()))
                .toList());
    Map<Site, Taken> bySite = new LinkedHashMap<>();
    for (int i = 0; i < sites.size(); i++) {
      Place place = places.get(i);
      if (place != null) {
        Spot spot = new Spot(place.cell(), place.line(), place.sourceLine());
        bySite.put(sites.get(i), bySpot.computeIfAbsent(spot, _ -> new Taken()));
      }
    }
    return bySite;
  }

  private static Created sum(Created a, Created b) {
    return new Created(a.type(), a.count() + b.count(), a.bytes() + b.bytes());
  }

  /// The cell's own lines below the magic, then the lines of other cells that took something.
  List<Line> lines(Cell cell, int magicLine) {
    List<Line> lines = new ArrayList<>();
    List<String> source = cell.source().lines().toList();
    for (int number = magicLine + 1; number <= source.size(); number++) {
      String text = source.get(number - 1);
      Taken here = bySpot.remove(new Spot(cell.number(), number, text));
      lines.add(line(number, text, here == null ? new Taken() : here));
    }
    bySpot.forEach((spot, taken) ->
        lines.add(line(spot.line(), "cell " + spot.cell() + ": " + spot.source().strip(), taken)));
    return lines;
  }

  private static Line line(int number, String source, Taken taken) {
    return new Line(
        number,
        source,
        List.copyOf(taken.created.values()),
        taken.library.blocks(),
        taken.library.bytes(),
        OptionalLong.of(taken.insideCallBytes));
  }
}
