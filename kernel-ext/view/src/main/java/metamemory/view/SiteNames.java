package metamemory.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The places that asked for blocks, each kept once, and only so many of them.
final class SiteNames {
  static final int NOWHERE = -1;
  private static final int MOST = 4096;
  private static final int MOST_CHARS = 120;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  synchronized int number(@Nullable String name) {
    if (name == null) {
      return NOWHERE;
    }
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    return names.size() == MOST
        ? NOWHERE
        : add(name.length() > MOST_CHARS ? Words.clean(name, MOST_CHARS) : name);
  }

  synchronized @Nullable String name(int number) {
    return number == NOWHERE ? null : names.get(number);
  }

  private int add(String name) {
    return numbers.computeIfAbsent(
        name,
        fresh -> {
          names.add(fresh);
          return names.size() - 1;
        });
  }
}
