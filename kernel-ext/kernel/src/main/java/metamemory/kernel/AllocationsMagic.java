package metamemory.kernel;

import java.util.List;
import metamemory.count.CountSnapshot;
import metamemory.count.Counters;
import metamemory.count.InsideBytes;
import metamemory.count.SiteCount;
import metamemory.kernel.CellRunner.Cell;
import metamemory.view.AllocationsPicture;
import metamemory.view.AllocationsPicture.Line;
import metamemory.view.AllocationsPicture.Totals;

/// `%%allocations`: runs the cell and shows what each of its lines created, what the JDK allocated
/// inside the line's calls, and the library's blocks; what lines of other cells took that it calls
/// is shown below them.
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
    library.takeByCaller();
    boolean counted = Counters.on(true);
    Counters.insideCalls(true);
    CellResult result;
    try {
      result = session.runJava(cell, magic.body(), magic.line() + 1);
    } finally {
      Counters.insideCalls(false);
      Counters.on(counted);
    }
    CountSnapshot after = Counters.snapshot();
    List<SiteCount> created = after.since(before, execution::find);
    List<InsideBytes> inside = after.insideSince(before);
    TakenByLines taken = new TakenByLines(engine);
    taken.add(created, inside, library.takeByCaller(), after);
    List<Line> lines = taken.lines(cell, magic.line());
    Totals sums = Totals.of(lines);
    Totals totals =
        new Totals(
            sums.objects(),
            sums.bytes(),
            sums.insideCallBytes(),
            library.allocations() - blocksBefore,
            library.bytes() - bytesBefore);
    String title = "Cell " + cell.number();
    List<String> remarks = remarks(created, inside);
    values.show(Values.picture(new AllocationsPicture(title, lines, totals, remarks)));
    return result;
  }

  private static List<String> remarks(List<SiteCount> created, List<InsideBytes> inside) {
    long objects = created.stream().mapToLong(SiteCount::elsewhere).sum();
    long bytes = inside.stream().mapToLong(InsideBytes::elsewhere).sum();
    if (objects + bytes == 0) {
      return List.of();
    }
    String calls = bytes == 0 ? "" : String.format(", and %,d B inside calls", bytes);
    String made = objects == 1 ? "1 object" : String.format("%,d objects", objects);
    return List.of("Of this, other threads created " + made + calls + ".");
  }
}
