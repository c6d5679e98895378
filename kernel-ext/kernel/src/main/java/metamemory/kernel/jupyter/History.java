package metamemory.kernel.jupyter;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The cells of this session, for the front end's history.
final class History {
  /// The oldest are forgotten beyond this many.
  private static final int MOST_ENTRIES = 10_000;

  /// Longer results are not kept.
  private static final int LONGEST_OUTPUT = 10_000;

  private record Entry(int count, String code, @Nullable String output) {}

  private final List<Entry> entries = new ArrayList<>();

  void add(int count, String code) {
    entries.add(new Entry(count, code, null));
    if (entries.size() > MOST_ENTRIES) {
      entries.removeFirst();
    }
  }

  /// The last cell ended with a result.
  void ended(String output) {
    if (output.length() <= LONGEST_OUTPUT) {
      Entry last = entries.removeLast();
      entries.add(new Entry(last.count(), last.code(), output));
    }
  }

  JsonObject reply(Message request) {
    JsonArray found = new JsonArray();
    for (Entry entry : select(request)) {
      JsonArray row = new JsonArray();
      row.add(0);
      row.add(entry.count());
      if (request.flag("output", false)) {
        JsonArray pair = new JsonArray();
        pair.add(entry.code());
        pair.add(entry.output());
        row.add(pair);
      } else {
        row.add(entry.code());
      }
      found.add(row);
    }
    JsonObject reply = Replies.ok();
    reply.add("history", found);
    return reply;
  }

  private List<Entry> select(Message request) {
    return switch (request.text("hist_access_type", "tail")) {
      case "range" -> {
        // 0 is this session; earlier ones, counted backward, are not kept.
        if (request.number("session", 0) != 0) {
          yield List.of();
        }
        int start = request.number("start", 0);
        int stop = request.number("stop", Integer.MAX_VALUE);
        yield entries.stream().filter(e -> e.count() >= start && e.count() < stop).toList();
      }
      case "search" -> {
        Pattern pattern = glob(request.text("pattern", "*"));
        List<Entry> matching =
            entries.stream().filter(e -> pattern.matcher(e.code()).matches()).toList();
        yield last(
            request.flag("unique", false) ? unique(matching) : matching,
            request.number("n", Integer.MAX_VALUE));
      }
      default -> last(entries, request.number("n", Integer.MAX_VALUE));
    };
  }

  /// Each code once, at its last place.
  private static List<Entry> unique(List<Entry> all) {
    List<Entry> once = new ArrayList<>();
    for (Entry entry : all) {
      once.removeIf(earlier -> earlier.code().equals(entry.code()));
      once.add(entry);
    }
    return once;
  }

  private static List<Entry> last(List<Entry> all, int most) {
    return all.subList(Math.max(0, all.size() - Math.max(0, most)), all.size());
  }

  private static Pattern glob(String glob) {
    String regex =
        glob.chars()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.DOTALL);
  }
}
