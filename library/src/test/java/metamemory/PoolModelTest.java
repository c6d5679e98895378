package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A pool beside a map of what lives and a stack of what is free.
class PoolModelTest {
  private static final int CAPACITY = 40;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void agreesWithMapAndStack(long seed) {
    RandomGenerator random = ModelSteps.random(seed);
    Pool<Integer> pool = Pool.open(CAPACITY);
    Map<Integer, Integer> twin = new TreeMap<>();
    Deque<Integer> free = allFree();
    for (int step = 0; step < ModelSteps.COUNT / 4; step++) {
      int slot = random.nextInt(CAPACITY);
      if (random.nextInt(500) == 0) {
        pool.clear();
        twin.clear();
        free = allFree();
      } else if (random.nextInt(100) < 55) {
        int wanted = free.isEmpty() ? Pool.REFUSED : free.pop();
        assertThat(pool.tryAdd(step)).as("slot in step %d", step).isEqualTo(wanted);
        if (wanted >= 0) {
          twin.put(wanted, step);
        }
      } else {
        assertThat(pool.isLive(slot)).as("live in step %d", step).isEqualTo(twin.containsKey(slot));
        if (twin.containsKey(slot)) {
          assertThat(pool.release(slot)).as("value in step %d", step).isEqualTo(twin.remove(slot));
          free.push(slot);
        }
      }
      assertThat(pool.live()).as("live after step %d", step).isEqualTo(twin.size());
    }
    Map<Integer, Integer> seen = new TreeMap<>();
    pool.forEach((value, slot) -> seen.put(slot, value));
    assertThat(seen).isEqualTo(twin);
    assertThat(pool.freeSlots()).containsExactly(free.toArray(Integer[]::new));
  }

  private static Deque<Integer> allFree() {
    Deque<Integer> free = new ArrayDeque<>();
    for (int slot = 0; slot < CAPACITY; slot++) {
      free.add(slot);
    }
    return free;
  }
}
