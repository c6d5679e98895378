package metamemory.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What `%help` says.
final class Help {
  private static final Map<String, String> ENTRIES = new LinkedHashMap<>();

  static {
    ENTRIES.put(
        "arena", "a last expression that is an allocator is drawn; a semicolon after it hides it");
    ENTRIES.put("display(x)", "shows a value now");
    ENTRIES.put(
        "%%allocations", "first line of a cell: runs the cell and shows what each line created");
    ENTRIES.put(
        "%counts on | off",
        "one quiet line under each cell: objects, heap bytes, library allocations, what is live");
    ENTRIES.put("%predict ID GUESS", "notes your guess; the next cell says how it compares");
    ENTRIES.put("%check ID", "checks your answer to an exercise");
    ENTRIES.put("%hint ID", "the next hint; say it again for the one after");
    ENTRIES.put("%help", "this");
  }

  private Help() {}

  static MimeBundle bundle() {
    String text =
        ENTRIES.entrySet().stream()
            .map(e -> String.format("%-18s %s", e.getKey(), e.getValue()))
            .collect(Collectors.joining("\n"));
    String rows =
        ENTRIES.entrySet().stream()
            .map(e ->
                "<tr><td align=\"left\"><code>"
                    + Escaped.html(e.getKey())
                    + "</code></td><td align=\"left\">"
                    + Escaped.html(e.getValue())
                    + "</td></tr>")
            .collect(Collectors.joining());
    return MimeBundle.html("<table>" + rows + "</table>", text);
  }
}
