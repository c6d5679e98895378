package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An index arena beside an ArrayList.
class IndexArenaModelTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22})
  void agreesWithArrayList(long seed) {
    RandomGenerator random = ModelSteps.random(seed);
    IndexArena<Integer> arena = IndexArena.of(IndexWidth.BITS_8);
    List<Integer> twin = new ArrayList<>();
    for (int step = 0; step < ModelSteps.COUNT / 2; step++) {
      int dice = random.nextInt(600);
      if (dice == 0) {
        int newSize = random.nextInt(twin.size() + 1);
        arena.truncate(newSize);
        twin.subList(newSize, twin.size()).clear();
      } else if (dice < 300) {
        int wanted = twin.size() < 256 ? twin.size() : IndexArena.REFUSED;
        assertThat(arena.tryAdd(step)).as("index in step %d", step).isEqualTo(wanted);
        if (wanted >= 0) {
          twin.add(step);
        }
      } else if (!twin.isEmpty()) {
        int index = random.nextInt(twin.size());
        assertThat(arena.set(index, step))
            .as("value in step %d", step)
            .isEqualTo(twin.set(index, step));
      }
      assertThat(arena.size()).as("size after step %d", step).isEqualTo(twin.size());
    }
    List<Integer> seen = new ArrayList<>();
    arena.forEach((value, _) -> seen.add(value));
    assertThat(seen).isEqualTo(twin);
  }
}
