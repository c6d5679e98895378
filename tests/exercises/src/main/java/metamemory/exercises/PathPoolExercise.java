package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `PathPool`: one string for each distinct text, found without making a string.
final class PathPoolExercise {
  private static final int DISTINCT = 20;

  interface PathPool {
    String intern(CharSequence text);

    int size();
  }

  private final PathPool pool = Answer.make(PathPool.class);
  private final StringBuilder buffer = new StringBuilder(64);

  @Test
  @Order(1)
  @DisplayName("returns an equal text")
  void returnsEqualText() {
    assertThat(pool.intern(text("/cart"))).as("intern(\"/cart\")").isEqualTo("/cart");
    assertThat(pool.intern(text("/pay"))).as("intern(\"/pay\")").isEqualTo("/pay");
    assertThat(pool.intern(text(""))).as("intern(\"\")").isEqualTo("");
  }

  @Test
  @Order(2)
  @DisplayName("returns the same object for equal texts")
  void returnsSameObject() {
    String cart = pool.intern(text("/cart"));
    String pay = pool.intern(text("/pay"));
    isSame("/cart", cart);
    isSame("/pay", pay);
    assertThat(pool.size()).as("size() after /cart, /pay, /cart, /pay").isEqualTo(2);
  }

  @Test
  @Order(3)
  @DisplayName("tells apart texts of the same hash")
  void tellsApartTextsOfTheSameHash() {
    // "Aa" and "BB" have the same hash, and so have texts made of them.
    String one = pool.intern(text("/AaAa"));
    String other = pool.intern(text("/BBBB"));
    assertThat(other).as("intern(\"/BBBB\"), whose hash is that of \"/AaAa\"").isEqualTo("/BBBB");
    isSame("/AaAa", one);
    isSame("/BBBB", other);
  }

  @Test
  @Order(4)
  @Points(2)
  @DisplayName("a known text costs no heap bytes")
  void knownTextCostsNothing() {
    for (int i = 0; i < DISTINCT; i++) {
      pool.intern(path(i));
    }
    Budget.warm(5, this::lookUpAll)
        .as("interning 1,000 lines with 20 paths that are known")
        .heapBytesAtMost(0);
  }

  @Test
  @Order(5)
  @Hidden
  @DisplayName("keeps up to 500 texts apart")
  void keepsManyTextsApart() {
    RandomGenerator random = Answer.random();
    Map<String, String> model = new HashMap<>();
    for (int step = 0; step < 5_000; step++) {
      String text = "/" + random.nextInt(500) + "/AaBB".substring(random.nextInt(2));
      if (model.size() >= 500 && !model.containsKey(text)) {
        continue;
      }
      String interned = pool.intern(text(text));
      assertThat(interned).as("intern(\"%s\")", text).isEqualTo(text);
      String before = model.putIfAbsent(text, interned);
      assertThat(before == null || isOneObject(before, interned))
          .as("\"%s\" gives the same object as before", text)
          .isTrue();
    }
    assertThat(pool.size()).as("size(): different texts so far").isEqualTo(model.size());
  }

  private void lookUpAll() {
    for (int line = 0; line < 1_000; line++) {
      pool.intern(path(line % DISTINCT));
    }
  }

  /// A path in the buffer that every line uses.
  private CharSequence path(int number) {
    buffer.setLength(0);
    return buffer.append("/path/").append(number);
  }

  private CharSequence text(String text) {
    buffer.setLength(0);
    return buffer.append(text);
  }

  private void isSame(String text, String expected) {
    String again = pool.intern(text(text));
    assertThat(isOneObject(again, expected) ? "the same object" : "another object")
        .as("intern(\"%s\") once more: equal texts give one object", text)
        .isEqualTo("the same object");
  }

  /// Which is the question here, and not whether they are equal.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isOneObject(Object one, Object other) {
    return one == other;
  }
}
