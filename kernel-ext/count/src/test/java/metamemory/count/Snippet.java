package metamemory.count;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// An entry of the hand-made tables in `snippets/*.txt`: members of a class, with what each line
/// creates written beside.
///
/// `//= 2 new P; 1 array int[]` tells a line's creations, nothing tells that there are none. The
/// counts are those of the first call of `run()`, the class itself being initialised before.
record Snippet(String table, String title, String body) {
  private static final Pattern START = Pattern.compile("(?m)^=== ");
  private static final String EXPECTED = "//= ";
  private static final String IMPORTS =
      "import java.util.*; import java.util.function.*; import java.util.stream.*; public class S {"
          + " ";

  static List<Snippet> of(String table) {
    List<Snippet> snippets = new ArrayList<>();
    for (String part : START.split(text(table), -1)) {
      if (!part.isEmpty()) {
        int end = part.indexOf('\n');
        snippets.add(new Snippet(table, part.substring(0, end), part.substring(end + 1)));
      }
    }
    return snippets;
  }

  /// All on the members' first line, so that lines keep their numbers.
  String source() {
    return IMPORTS + body + "}";
  }

  /// Whether calls of the JDK allocate on top of what the snippet's own code creates.
  boolean hasMoreInsideCalls() {
    return body.startsWith("// bytes: more inside calls");
  }

  /// Whether the VM itself allocates for an instruction that fails: the exception is of no `new`
  /// and of no call.
  boolean hasMoreInTheVm() {
    return body.contains("and the VM's exception");
  }

  /// Line to creations, as written in the table.
  Map<Integer, String> expected() {
    Map<Integer, String> lines = new TreeMap<>();
    String[] texts = body.lines().toArray(String[]::new);
    for (int i = 0; i < texts.length; i++) {
      int at = texts[i].indexOf(EXPECTED);
      if (at >= 0) {
        String list = texts[i].substring(at + EXPECTED.length());
        lines.put(i + 1, String.join("; ", new TreeSet<>(List.of(list.split("; ")))));
      }
    }
    return lines;
  }

  /// Line to creations, as counted, in the words of the table.
  static Map<Integer, String> inWords(List<SiteCount> counts) {
    Map<Integer, Map<String, Long>> sums = new TreeMap<>();
    for (SiteCount count : counts) {
      sums.computeIfAbsent(count.site().line(), _ -> new TreeMap<>())
          .merge(words(count.site()), count.count(), Long::sum);
    }
    Map<Integer, String> lines = new TreeMap<>();
    sums.forEach((line, words) -> {
      TreeSet<String> items = new TreeSet<>();
      words.forEach((word, count) -> items.add(count + " " + word));
      lines.put(line, String.join("; ", items));
    });
    return lines;
  }

  private static String words(Site site) {
    String type = site.type().replaceAll(".*[.$]([0-9]+(?=[A-Za-z]))?", "");
    return switch (site.kind()) {
      case OBJECT -> "new " + type;
      case ARRAY -> "array " + type;
      case BOX -> "box " + type;
      case STRING -> "string";
      case LAMBDA -> "lambda " + type;
      case ITERATOR -> "iterator";
      case STREAM -> "stream " + type;
      case CALL -> "calls";
    };
  }

  @Override
  public String toString() {
    return table + ": " + title;
  }

  private static String text(String table) {
    String path = "/snippets/" + table + ".txt";
    try (InputStream in = Snippet.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no such table: path=" + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
