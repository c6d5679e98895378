package metamemory.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What `%help` says.
final class Help {
  private static final Map<String, String> ENTRIES = new LinkedHashMap<>();

  static {
    ENTRIES.put(
        "arena",
        "a last expression that is an allocator, pool, arena, handle, segment, scope, usage or"
            + " collection is drawn; a semicolon after it hides it");
    ENTRIES.put("display(x)", "shows a value now");
    ENTRIES.put("view.before(a)", "remembers how a looks; view.after(a) shows what changed since");
    ENTRIES.put(
        "view.…",
        "more pictures: beside(a, b), curve(a), scopes(a), sites(), handles(arena, map),"
            + " hex(segment), layout(T), objects(x), tree(…), memory(…), slices(…), growth(…),"
            + " bars(…), process(), legend(), write(a, file)");
    ENTRIES.put(
        "%%steps", "first line of a cell: runs it and shows one picture per allocator event");
    ENTRIES.put(
        "%layout T",
        "how an object of a class, or a variable's, lies in memory: header, fields, padding");
    ENTRIES.put("%sites T.m", "where the bytecode of a method allocates, without running it");
    ENTRIES.put("%leaks", "what is live and was never released, and where it was asked for");
    ENTRIES.put(
        "%%allocations",
        "first line of a cell: what each line created, and bytes inside the calls it made");
    ENTRIES.put(
        "%counts on | off",
        "one quiet line under each cell: objects, heap bytes, library allocations, what is live");
    ENTRIES.put("%predict ID GUESS", "notes your guess; the next cell says how it compares");
    ENTRIES.put("%check ID", "checks your answer to an exercise");
    ENTRIES.put("%hint ID", "the next hint; say it again for the one after");
    ENTRIES.put("%solution ID", "a solution, after you have tried or when asked twice");
    ENTRIES.put("%reset ID", "the exercise's beginning again; your answer is kept");
    ENTRIES.put("%progress", "your lessons, exercises, hints and time");
    ENTRIES.put(
        "%maven G:A:V", "fetches an artifact and all it needs, and adds them to the class path");
    ENTRIES.put("%classpath PATH", "adds a jar, a folder of classes, or FOLDER/*.jar");
    ENTRIES.put(
        "%load FILE", "runs a file of Java, or the code of a notebook, as if it stood here");
    ENTRIES.put("%time CODE", "runs it and says how long it took; %%time for a whole cell");
    ENTRIES.put("%env NAME", "a variable of the environment; alone, the kernel's options");
    ENTRIES.put(
        "%submit", "hands in this notebook as it was saved, where your teacher set that up");
    ENTRIES.put("%help", "this");
    KernelOptions.described()
        .forEach((name, what) -> ENTRIES.put(name, "in kernel.json, under \"env\": " + what));
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
