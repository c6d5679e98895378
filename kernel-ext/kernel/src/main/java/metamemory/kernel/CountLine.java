package metamemory.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import jdk.jshell.spi.ExecutionControl.StoppedException;
import metamemory.count.CountSnapshot;
import metamemory.count.Counters;
import metamemory.count.SiteCount;
import org.jspecify.annotations.Nullable;

/// The quiet line under each cell that `%counts on` asks for.
final class CountLine {
  private final CellThread thread;
  private final CellExecution execution;
  private final LibraryWatch library;
  private final Values values;
  private boolean on;

  CountLine(CellThread thread, CellExecution execution, LibraryWatch library, Values values) {
    this.thread = thread;
    this.execution = execution;
    this.library = library;
    this.values = values;
  }

  void on(boolean wanted) {
    on = wanted;
    Counters.on(wanted);
  }

  /// Runs a cell; afterwards, where the line is on (be it by this very cell), shows what the cell
  /// took.
  CellResult around(Supplier<CellResult> cell) {
    CountSnapshot before = Counters.snapshot();
    long blocksBefore = library.allocations();
    long snippetsBefore = execution.invocations();
    CellResult result = cell.get();
    // A cell that only defines something runs nothing.
    if (on && execution.invocations() > snippetsBefore) {
      List<SiteCount> created = Counters.snapshot().since(before, execution::find);
      long objects = created.stream().mapToLong(SiteCount::count).sum();
      long bytes = created.stream().mapToLong(SiteCount::bytes).sum();
      values.footer(
          new Line(objects, bytes, library.allocations() - blocksBefore, live()).bundle());
    }
    return result;
  }

  private LibraryWatch.@Nullable Live live() {
    try {
      return thread.call(library::live);
    } catch (StoppedException | ExecutionException e) {
      return null;
    }
  }

  static String created(long objects, long heapBytes) {
    return plural(objects, "object") + String.format(" created, %,d B on the heap", heapBytes);
  }

  static String words(LibraryWatch.Live live) {
    return live.blocks() == 0
        ? "nothing live"
        : plural(live.blocks(), "block") + String.format(" live, %,d B", live.bytes());
  }

  static String plural(long count, String noun) {
    return String.format("%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  /// What a cell took.
  private record Line(long objects, long heapBytes, long blocks, LibraryWatch.@Nullable Live live) {
    MimeBundle bundle() {
      List<String> facts = new ArrayList<>();
      facts.add(objects == 0 ? "no objects created" : created(objects, heapBytes));
      facts.add(plural(blocks, "library allocation"));
      if (live != null) {
        facts.add(words(live));
      }
      String text = String.join(" · ", facts);
      return MimeBundle.html("<small>" + Escaped.html(text) + "</small>", text);
    }
  }
}
