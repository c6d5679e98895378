package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `RoomPool`: a fixed number of slots, whose free ones are linked.
final class RoomPoolExercise {
  private static final int REFUSED = -1;

  interface RoomPool {
    int tryAdd(Object value);

    @Nullable Object get(int slot);

    void release(int slot);

    int live();
  }

  @Test
  @Order(1)
  @DisplayName("add 42, read it, release it")
  void addsReadsAndReleases() {
    RoomPool pool = pool(4);
    adds(pool, 42, 0, "a new pool hands out slot 0 first");
    holds(pool, 0, 42);
    isLive(pool, 1, "after one add");
    pool.release(0);
    isLive(pool, 0, "after add and release");
  }

  @Test
  @Order(2)
  @DisplayName("a pool of two refuses the third request")
  void refusesTheThirdOfTwo() {
    RoomPool pool = pool(2);
    adds(pool, 1, 0, "the first of two");
    adds(pool, 2, 1, "the second of two");
    adds(pool, 3, REFUSED, "both slots are taken");
    isLive(pool, 2, "a refusal changes nothing");
    holds(pool, 0, 1);
    holds(pool, 1, 2);
  }

  @Test
  @Order(3)
  @DisplayName("a released slot is handed out again, and holds 99")
  void reusesSlot() {
    RoomPool pool = pool(2);
    adds(pool, 1, 0, "a new pool hands out slot 0 first");
    pool.release(0);
    adds(pool, 99, 0, "slot 0 was released last");
    holds(pool, 0, 99);
  }

  @Test
  @Order(4)
  @DisplayName("the slot released last is handed out first")
  void handsOutTheLastReleasedFirst() {
    RoomPool pool = filled(4);
    pool.release(1);
    pool.release(3);
    pool.release(0);
    adds(pool, 10, 0, "slots 1, 3 and 0 were released, 0 last");
    adds(pool, 11, 3, "slot 3 was released before slot 0");
    adds(pool, 12, 1, "slot 1 was released first");
    adds(pool, 13, REFUSED, "all four are taken again");
  }

  @Test
  @Order(5)
  @DisplayName("a pool of 0 slots refuses at once")
  void refusesWithoutSlots() {
    adds(pool(0), 1, REFUSED, "there is no slot");
  }

  @Test
  @Order(6)
  @Points(2)
  @Hidden
  @DisplayName("agrees with a stack of free slots over 5,000 random steps")
  void agreesWithStack() {
    RandomGenerator random = Answer.random();
    int capacity = 20;
    RoomPool pool = pool(capacity);
    Deque<Integer> free = new ArrayDeque<>();
    for (int slot = 0; slot < capacity; slot++) {
      free.addLast(slot);
    }
    Map<Integer, Integer> live = new HashMap<>();
    for (int step = 0; step < 5_000; step++) {
      int slot = random.nextInt(capacity);
      if (live.containsKey(slot)) {
        holds(pool, slot, live.get(slot));
        pool.release(slot);
        live.remove(slot);
        free.addFirst(slot);
      } else {
        int expected = free.isEmpty() ? REFUSED : free.removeFirst();
        adds(
            pool,
            step,
            expected,
            "the free slots were, in this order, " + expected + " and " + free);
        live.put(expected, step);
      }
      isLive(pool, live.size(), "after " + (step + 1) + " steps");
    }
  }

  private static RoomPool filled(int capacity) {
    RoomPool pool = pool(capacity);
    for (int slot = 0; slot < capacity; slot++) {
      adds(pool, slot, slot, "a new pool hands out its slots in order");
    }
    return pool;
  }

  private static RoomPool pool(int capacity) {
    return Answer.make(RoomPool.class, capacity);
  }

  private static void adds(RoomPool pool, int value, int expected, String why) {
    assertThat(pool.tryAdd(value)).as("tryAdd(%d): %s", value, why).isEqualTo(expected);
  }

  private static void holds(RoomPool pool, int slot, int expected) {
    assertThat(pool.get(slot)).as("get(%d)", slot).isEqualTo(expected);
  }

  private static void isLive(RoomPool pool, int expected, String why) {
    assertThat(pool.live()).as("live(): %s", why).isEqualTo(expected);
  }
}
