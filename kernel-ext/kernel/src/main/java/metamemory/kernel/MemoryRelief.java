package metamemory.kernel;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.Snippet;
import metamemory.kernel.SnippetEngine.Origin;

/// Gives memory back after a cell that took it all, by clearing what this cell filled; what earlier
/// cells hold stays.
final class MemoryRelief {
  private final SnippetEngine engine;
  private final CellExecution execution;

  MemoryRelief(SnippetEngine engine, CellExecution execution) {
    this.engine = engine;
    this.execution = execution;
  }

  CellResult after(OutOfMemoryError error, Origin origin) {
    execution.giveUpReserve();
    List<String> cleared = new ArrayList<>();
    engine
        .shell()
        .variables()
        .filter(v -> isOfCell(v, origin))
        .forEach(v -> {
          engine.clear(v);
          cleared.add(v.name());
        });
    execution.restoreReserve();
    String message = error.getMessage() == null ? "no memory is left" : error.getMessage();
    return new CellResult.Failed(
        "java.lang.OutOfMemoryError",
        message,
        List.of(
            "\u001b[31mOutOfMemoryError: "
                + message
                + " (cell "
                + origin.cell()
                + ", at or after line "
                + origin.line()
                + ")\u001b[0m",
            advice(cleared)));
  }

  private static String advice(List<String> cleared) {
    String said =
        cleared.isEmpty()
            ? ""
            : "Cleared to go on, since this cell filled them: " + String.join(", ", cleared) + ". ";
    return said
        + "The kernel may use "
        + (Runtime.getRuntime().maxMemory() >> 20)
        + " MiB. Where a variable of an earlier cell holds too much, set it to null.";
  }

  private boolean isOfCell(Snippet snippet, Origin origin) {
    Origin of = engine.origin(snippet.id());
    return of != null && of.cell() == origin.cell() && of.cellSource().equals(origin.cellSource());
  }
}
