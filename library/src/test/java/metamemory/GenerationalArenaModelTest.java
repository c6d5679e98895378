package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A generational arena and its secondary map beside two HashMaps: a handle finds what the map
/// finds, and nothing else, however often its slot was used since.
class GenerationalArenaModelTest {
  /// How many of the last handles are asked for: most of them are stale by then.
  private static final int RECENT = 1000;

  static Stream<Arguments> seeds() {
    return Stream.of(
        Arguments.of(41, HandleShape.STANDARD),
        Arguments.of(42, HandleShape.of(8, 24, 4)),
        Arguments.of(43, HandleShape.of(8, 4, 0)),
        Arguments.of(44, HandleShape.STANDARD.wholeArena()));
  }

  @ParameterizedTest(name = "seed {0}, {1}")
  @MethodSource("seeds")
  void agreesWithHashMap(long seed, HandleShape shape) {
    RandomGenerator random = ModelSteps.random(seed);
    GenerationalArena<Integer> arena = GenerationalArena.of(shape);
    SecondaryMap<String> names = SecondaryMap.of(arena);
    Map<Long, Integer> twin = new HashMap<>();
    Map<Long, String> twinNames = new HashMap<>();
    long[] granted = new long[RECENT];
    int grants = 0;
    for (int step = 0; step < ModelSteps.COUNT / 4; step++) {
      int dice = random.nextInt(2000);
      if (dice == 0) {
        arena.clear();
        twin.clear();
      } else if (dice == 1) {
        arena.retain((_, value) -> value % 2 == 0);
        twin.values().removeIf(value -> value % 2 != 0);
      } else if (dice > 2 && dice < 850) {
        long handle = arena.tryAdd(step);
        if (handle != GenerationalArena.NULL) {
          assertThat(twin.put(handle, step)).as("granted twice in step %d", step).isNull();
          granted[grants++ % RECENT] = handle;
        } else {
          assertThat(arena.size() + arena.retired()).isEqualTo(shape.maxSlots());
        }
      } else if (dice == 2) {
        names.prune();
        twinNames.keySet().retainAll(twin.keySet());
        assertThat(names.size()).as("names after step %d", step).isEqualTo(twinNames.size());
      } else if (grants > 0) {
        long handle = granted[random.nextInt(Math.min(RECENT, grants))];
        step(arena, names, twin, twinNames, handle, step);
      }
      assertThat(arena.size()).as("size after step %d", step).isEqualTo(twin.size());
    }
    Map<Long, Integer> seen = new HashMap<>();
    arena.forEach(seen::put);
    assertThat(seen).isEqualTo(twin);
    names.prune();
    twinNames.keySet().retainAll(twin.keySet());
    Map<Long, String> seenNames = new HashMap<>();
    names.forEach(seenNames::put);
    assertThat(seenNames).isEqualTo(twinNames);
    assertThat(names.size()).isEqualTo(twinNames.size());
  }

  private static void step(
      GenerationalArena<Integer> arena,
      SecondaryMap<String> names,
      Map<Long, Integer> twin,
      Map<Long, String> twinNames,
      long handle,
      int step) {
    Integer value = twin.get(handle);
    assertThat(arena.find(handle)).as("value in step %d", step).isEqualTo(value);
    if (value == null) {
      assertThat(names.find(handle)).as("name in step %d", step).isNull();
      return;
    }
    assertThat(names.find(handle)).as("name in step %d", step).isEqualTo(twinNames.get(handle));
    switch (step % 4) {
      case 0 -> {
        names.put(handle, "name " + step);
        twinNames.put(handle, "name " + step);
      }
      case 1 ->
          assertThat(names.remove(handle))
              .as("name in step %d", step)
              .isEqualTo(twinNames.remove(handle));
      default -> assertThat(arena.release(handle)).isEqualTo(twin.remove(handle));
    }
  }
}
