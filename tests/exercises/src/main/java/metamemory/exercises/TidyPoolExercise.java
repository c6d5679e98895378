package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `TidyPool`: a pool that lets go of what is released, and ends what is live when it is closed.
final class TidyPoolExercise {
  interface TidyPool {
    int tryAdd(Object value);

    Object release(int slot);

    void close();
  }

  private final List<Object> closed = new ArrayList<>();

  @Test
  @Order(1)
  @DisplayName("release returns the value, and frees its slot")
  void releaseReturnsTheValue() {
    TidyPool pool = filled(3);
    assertThat(pool.release(1)).as("release(1)").isEqualTo("cat 1");
    assertThat(pool.release(0)).as("release(0)").isEqualTo("cat 0");
    adds(pool, "Minka", 0, "slot 0 was released last");
    adds(pool, "Tiger", 1, "slot 1 was released before");
  }

  @Test
  @Order(2)
  @Points(2)
  @DisplayName("lets the collector have what was released")
  void aReleasedValueIsCollectable() {
    TidyPool pool = filled(2);
    WeakReference<Object> cat = comeAndGo(pool);
    assertThat(Collected.isCollected(cat))
        .as("after release, the slot still holds the cat, so the collector may not have it")
        .isTrue();
  }

  @Test
  @Order(3)
  @DisplayName("close gives each live value to the closer, from the lowest slot on")
  void closesLiveValues() {
    TidyPool pool = filled(4);
    pool.release(1);
    pool.close();
    assertThat(closed)
        .as("given to the closer: slot 1 was released before, so it is not the pool's to close")
        .isEqualTo(List.of("cat 0", "cat 2", "cat 3"));
  }

  @Test
  @Order(4)
  @DisplayName("a second close does nothing")
  void closesOnce() {
    TidyPool pool = filled(2);
    pool.close();
    pool.close();
    assertThat(closed)
        .as("given to the closer, after two times close()")
        .isEqualTo(List.of("cat 0", "cat 1"));
  }

  @Test
  @Order(5)
  @Hidden
  @DisplayName("lets the collector have what was closed")
  void aClosedValueIsCollectable() {
    TidyPool pool = Answer.make(TidyPool.class, 2, (Consumer<Object>) value -> {});
    WeakReference<Object> cat = comeAndClose(pool);
    assertThat(Collected.isCollected(cat))
        .as("after close, a slot still holds the cat, so the collector may not have it")
        .isTrue();
  }

  /// In methods of their own, so that no variable here holds the cat.
  private static WeakReference<Object> comeAndGo(TidyPool pool) {
    pool.release(0);
    Object cat = new Object();
    pool.tryAdd(cat);
    pool.release(0);
    return new WeakReference<>(cat);
  }

  private static WeakReference<Object> comeAndClose(TidyPool pool) {
    Object cat = new Object();
    pool.tryAdd(cat);
    pool.close();
    return new WeakReference<>(cat);
  }

  private TidyPool filled(int capacity) {
    TidyPool pool = Answer.make(TidyPool.class, capacity, (Consumer<Object>) closed::add);
    for (int slot = 0; slot < capacity; slot++) {
      adds(pool, "cat " + slot, slot, "a new pool hands out its slots in order");
    }
    return pool;
  }

  private static void adds(TidyPool pool, String cat, int expected, String why) {
    assertThat(pool.tryAdd(cat)).as("tryAdd(\"%s\"): %s", cat, why).isEqualTo(expected);
  }
}
