package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `CountryCache`: keeps a fixed number of answers, and drops the least recently used one.
final class CountryCacheExercise {
  interface CountryCache {
    String get(String address);
  }

  private final List<String> lookedUp = new ArrayList<>();

  @Test
  @Order(1)
  @DisplayName("asks the lookup for what is missing")
  void asksForWhatIsMissing() {
    CountryCache cache = cache(3);
    gets(cache, "a");
    gets(cache, "b");
    asked("a b", "both were missing");
  }

  @Test
  @Order(2)
  @DisplayName("asks once for what is kept")
  void asksOnce() {
    CountryCache cache = cache(3);
    gets(cache, "a", "b", "a", "b", "a");
    asked("a b", "the later ones were kept");
    gets(cache, new String("a".toCharArray()));
    asked("a b", "an equal address is the same address");
  }

  @Test
  @Order(3)
  @DisplayName("when full, drops what was used least recently")
  void dropsTheLeastRecentlyUsed() {
    CountryCache cache = cache(2);
    gets(cache, "a", "b", "a", "c");
    asked("a b c", "a is a hit");
    gets(cache, "a");
    asked("a b c", "b was used least recently when c came, so a is still there");
    gets(cache, "b");
    asked("a b c b", "b was dropped for c");
  }

  @Test
  @Order(4)
  @DisplayName("fills its free places before it drops anything")
  void fillsFreePlacesFirst() {
    CountryCache cache = cache(4);
    gets(cache, "a", "a", "b", "c", "d", "a", "b", "c", "d");
    asked("a b c d", "all four fit into a capacity of 4");
  }

  @Test
  @Order(5)
  @Points(2)
  @DisplayName("a hit takes no heap bytes")
  void hitTakesNoHeapBytes() {
    CountryCache cache = cache(8);
    String[] addresses = {"a", "b", "c", "d", "e", "f", "g", "h"};
    gets(cache, addresses);
    Budget.warm(20, () -> hit(cache, addresses)).as("800 hits").heapBytesAtMost(0);
    asked("a b c d e f g h", "all of them were hits");
  }

  @Test
  @Order(6)
  @Hidden
  @DisplayName("agrees with a LinkedHashMap over 3,000 random requests")
  void agreesWithLinkedHashMap() {
    RandomGenerator random = Answer.random();
    int capacity = 8;
    CountryCache cache = cache(capacity);
    Map<String, String> model = new LinkedHashMap<>(16, 0.75f, true);
    for (int step = 0; step < 3_000; step++) {
      String address = "10.0.0." + random.nextInt(12);
      boolean hit = model.get(address) != null;
      lookedUp.clear();
      gets(cache, address);
      asked(hit ? "" : address, "kept were, the least recently used first, " + model.keySet());
      model.put(address, address);
      if (model.size() > capacity) {
        model.remove(model.keySet().iterator().next());
      }
    }
  }

  private CountryCache cache(int capacity) {
    Function<String, String> lookup =
        address -> {
          lookedUp.add(address);
          return "country of " + address;
        };
    return Answer.make(CountryCache.class, capacity, lookup);
  }

  private static void gets(CountryCache cache, String... addresses) {
    for (String address : addresses) {
      assertThat(cache.get(address)).as("get(\"%s\")", address).isEqualTo("country of " + address);
    }
  }

  private static void hit(CountryCache cache, String[] addresses) {
    for (int i = 0; i < 100; i++) {
      for (String address : addresses) {
        cache.get(address);
      }
    }
  }

  private void asked(String expected, String why) {
    assertThat(String.join(" ", lookedUp))
        .as("what the lookup was asked for: %s", why)
        .isEqualTo(expected);
  }
}
