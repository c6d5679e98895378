package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Hidden;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `CarefulPool`: a pool that notices when a slot is used that is not live.
final class CarefulPoolExercise {
  interface CarefulPool {
    int tryAdd(Object value);

    @Nullable Object get(int slot);

    void release(int slot);
  }

  @Test
  @Order(1)
  @DisplayName("works as a pool: last released, first handed out")
  void worksAsPool() {
    CarefulPool pool = filled(3);
    holds(pool, 2, "cat 2");
    pool.release(0);
    pool.release(2);
    adds(pool, "Minka", 2, "slot 2 was released last");
    adds(pool, "Tiger", 0, "slot 0 was released before");
    adds(pool, "Lilly", -1, "all three are taken");
    holds(pool, 2, "Minka");
  }

  @Test
  @Order(2)
  @DisplayName("refuses a double free")
  void refusesDoubleFree() {
    CarefulPool pool = filled(3);
    pool.release(1);
    refusesRelease(pool, 1, "it was released before");
    pool.release(0);
    refusesRelease(pool, 1, "it was released before, and another one since");
  }

  @Test
  @Order(3)
  @DisplayName("after a refused double free, cats get different rooms")
  void worksOnAfterDoubleFree() {
    CarefulPool pool = filled(3);
    pool.release(1);
    refusesRelease(pool, 1, "it was released before");
    pool.release(2);
    adds(pool, "Minka", 2, "slot 2 was released last");
    adds(pool, "Tiger", 1, "slot 1 was released once");
    adds(pool, "Lilly", -1, "slot 1 was released once, not twice");
    holds(pool, 1, "Tiger");
  }

  @Test
  @Order(4)
  @DisplayName("refuses to get from a free slot")
  void refusesToGetFromFreeSlot() {
    CarefulPool pool = filled(3);
    pool.release(1);
    assertThat(Thrown.by(() -> pool.get(1)))
        .as("get(1): the slot was released")
        .isEqualTo("IllegalStateException");
    holds(pool, 0, "cat 0");
  }

  @Test
  @Order(5)
  @DisplayName("refuses a slot that was never handed out")
  void refusesNeverHandedOut() {
    CarefulPool pool = pool(4);
    adds(pool, "Oskar", 0, "a new pool hands out slot 0 first");
    for (int slot : new int[] {1, 3}) {
      assertThat(Thrown.by(() -> pool.get(slot)))
          .as("get(%d): only slot 0 was handed out", slot)
          .isEqualTo("IllegalStateException");
      refusesRelease(pool, slot, "only slot 0 was handed out");
    }
    for (int slot : new int[] {4, -1}) {
      assertThat(Thrown.by(() -> pool.get(slot)))
          .as("get(%d): there are slots 0 to 3", slot)
          .isEqualTo("IndexOutOfBoundsException");
    }
  }

  @Test
  @Order(6)
  @DisplayName("takes no further array")
  void takesNoFurtherArray() {
    Budget.of(() -> pool(1_000).tryAdd("Oskar")).as("a new pool").objectsAtMost(2);
  }

  @Test
  @Order(7)
  @Hidden
  @DisplayName("agrees with a map over 5,000 careless steps")
  void agreesWithMap() {
    RandomGenerator random = Answer.random();
    int capacity = 12;
    CarefulPool pool = pool(capacity);
    Map<Integer, String> live = new HashMap<>();
    for (int step = 0; step < 5_000; step++) {
      int slot = random.nextInt(capacity);
      if (random.nextBoolean()) {
        String cat = "cat " + step;
        int given = pool.tryAdd(cat);
        assertThat(given >= 0)
            .as("tryAdd with %d of %d slots taken is granted", live.size(), capacity)
            .isEqualTo(live.size() < capacity);
        if (given >= 0) {
          assertThat(live)
              .as("slot %d must not be handed out twice", given)
              .doesNotContainKey(given);
          live.put(given, cat);
        }
      } else if (live.containsKey(slot)) {
        holds(pool, slot, live.remove(slot));
        pool.release(slot);
      } else {
        refusesRelease(pool, slot, "it is free");
      }
    }
  }

  private static CarefulPool filled(int capacity) {
    CarefulPool pool = pool(capacity);
    for (int slot = 0; slot < capacity; slot++) {
      adds(pool, "cat " + slot, slot, "a new pool hands out its slots in order");
    }
    return pool;
  }

  private static CarefulPool pool(int capacity) {
    return Answer.make(CarefulPool.class, capacity);
  }

  private static void adds(CarefulPool pool, String cat, int expected, String why) {
    assertThat(pool.tryAdd(cat)).as("tryAdd(\"%s\"): %s", cat, why).isEqualTo(expected);
  }

  private static void holds(CarefulPool pool, int slot, String expected) {
    assertThat(pool.get(slot)).as("get(%d)", slot).isEqualTo(expected);
  }

  private static void refusesRelease(CarefulPool pool, int slot, String why) {
    assertThat(Thrown.by(() -> pool.release(slot)))
        .as("release(%d): %s", slot, why)
        .isEqualTo("IllegalStateException");
  }
}
