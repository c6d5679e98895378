package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A [LazyArena] beside a list of blocks that remembers every byte written, and a [LazyTypedArena]
/// beside a list of numbers; memory is discarded now and then.
@EnabledOnOs(OS.LINUX)
class LazyArenaModelTest {
  private static final int CAPACITY = 300_000;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {81, 82})
  void agreesWithListOfBlocks(long seed) {
    RandomGenerator random = ModelSteps.random(seed);
    try (LazyArena arena = LazyArena.open(CAPACITY, 1, null)) {
      BlocksModel model = new BlocksModel(arena, random, 30_000, 9, 200);
      for (int step = 0; step < ModelSteps.COUNT / 6; step++) {
        model.step();
        int dice = random.nextInt(1000);
        if (dice == 0) {
          model.checkAll();
          arena.reset();
          model.clear();
        }
        if (dice < 3) {
          arena.discardUnused();
        }
      }
      model.checkAll();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {83, 84})
  void scopesAgreeWithListsOfBlocks(long seed) {
    try (LazyArena arena = LazyArena.open(CAPACITY, 1, null)) {
      ScopesModel.run(arena, ModelSteps.random(seed), ModelSteps.COUNT / 6);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {85, 86})
  void valuesAgreeWithList(long seed) {
    RandomGenerator random = ModelSteps.random(seed);
    List<Long> live = new ArrayList<>();
    List<Long> closed = new ArrayList<>();
    List<Long> expected = new ArrayList<>();
    try (LazyTypedArena arena =
        LazyTypedArena.open(
            JAVA_LONG, 20_000, value -> closed.add(value.get(JAVA_LONG, 0)), null)) {
      for (int step = 0; step < ModelSteps.COUNT / 6; step++) {
        int dice = random.nextInt(1000);
        if (dice < 970) {
          long index = arena.tryAdd();
          assertThat(index).isEqualTo(live.size() == 20_000 ? -1 : live.size());
          if (index >= 0) {
            arena.get(index).set(JAVA_LONG, 0, step);
            live.add((long) step);
          }
        } else {
          int size = dice == 999 ? 0 : live.size() - random.nextInt(Math.min(50, live.size() + 1));
          while (live.size() > size) {
            expected.add(live.removeLast());
          }
          if (dice == 999) {
            arena.reset();
          } else {
            arena.truncate(size);
          }
          assertThat(closed).as("closed in step %d", step).isEqualTo(expected);
          closed.clear();
          expected.clear();
          arena.discardUnused();
        }
        assertThat(arena.size()).isEqualTo(live.size());
        if (!live.isEmpty()) {
          int index = random.nextInt(live.size());
          assertThat(arena.get(index).get(JAVA_LONG, 0)).isEqualTo(live.get(index));
        }
      }
    }
  }
}
