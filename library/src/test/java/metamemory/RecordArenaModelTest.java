package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A record arena beside an ArrayList, over a block that holds 300 records.
class RecordArenaModelTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {31, 32})
  void agreesWithArrayList(long seed) {
    RandomGenerator random = ModelSteps.random(seed);
    List<Long> twin = new ArrayList<>();
    try (BlockPool memory = BlockPool.open(8 * 300, 1);
        RecordArena longs = RecordArena.open(memory, ValueLayout.JAVA_LONG, IndexWidth.BITS_16)) {
      for (int step = 0; step < ModelSteps.COUNT / 2; step++) {
        int dice = random.nextInt(600);
        if (dice == 0) {
          int newSize = random.nextInt(twin.size() + 1);
          longs.truncate(newSize);
          twin.subList(newSize, twin.size()).clear();
        } else if (dice < 300) {
          long index = longs.tryAdd();
          assertThat(index)
              .as("index in step %d", step)
              .isEqualTo(twin.size() < 300 ? twin.size() : -1);
          if (index >= 0) {
            longs.get(index).set(ValueLayout.JAVA_LONG, 0, step);
            twin.add((long) step);
          }
        } else if (!twin.isEmpty()) {
          int index = random.nextInt(twin.size());
          assertThat(longs.memory().get(ValueLayout.JAVA_LONG, longs.offset(index)))
              .as("value in step %d", step)
              .isEqualTo(twin.get(index));
        }
        assertThat(longs.size()).as("size after step %d", step).isEqualTo(twin.size());
      }
    }
  }
}
