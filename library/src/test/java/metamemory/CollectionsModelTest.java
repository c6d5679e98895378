package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The collections beside those of the JDK, over an allocator that refuses one request in three:
/// what is refused must not be there, and all else must.
class CollectionsModelTest {

  private static Allocator reluctant(RandomGenerator random) {
    return FailingAllocator.over(BlockPool.open(1 << 16, 8), _ -> random.nextInt(3) == 0);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {61, 62})
  void listAgreesWithArrayList(long seed) {
    RandomGenerator random = ModelSteps.random(seed);
    List<Long> twin = new ArrayList<>();
    try (Allocator allocator = reluctant(random)) {
      LongList list = LongList.open(allocator);
      for (int step = 0; step < ModelSteps.COUNT / 2; step++) {
        int dice = random.nextInt(1000);
        if (dice == 0) {
          list.close();
          list = LongList.open(allocator);
          twin.clear();
        } else if (dice < 600) {
          if (twin.size() < 4000 && list.tryAdd(step)) {
            twin.add((long) step);
          }
        } else if (dice < 610) {
          list.tryTrim();
        } else if (dice < 620) {
          list.tryReserve(random.nextLong(100));
        } else if (!twin.isEmpty()) {
          if (dice < 800) {
            assertThat(list.removeLast()).as("value in step %d", step).isEqualTo(twin.removeLast());
          } else {
            int index = random.nextInt(twin.size());
            assertThat(list.get(index)).as("value in step %d", step).isEqualTo(twin.get(index));
            list.set(index, step);
            twin.set(index, (long) step);
          }
        }
        assertThat(list.size()).as("size after step %d", step).isEqualTo(twin.size());
      }
      List<Long> seen = new ArrayList<>();
      list.forEach(seen::add);
      assertThat(seen).isEqualTo(twin);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {63, 64})
  void smallListAgreesWithArrayList(long seed) {
    RandomGenerator random = ModelSteps.random(seed);
    List<Long> twin = new ArrayList<>();
    try (Allocator allocator = reluctant(random)) {
      SmallLongList list = SmallLongList.open(allocator);
      for (int step = 0; step < ModelSteps.COUNT / 2; step++) {
        int dice = random.nextInt(100);
        if (dice < 10 || twin.size() == 20) {
          list.close();
          list = SmallLongList.open(allocator);
          twin.clear();
        } else if (dice < 70) {
          if (list.tryAdd(step)) {
            twin.add((long) step);
          }
        } else if (!twin.isEmpty()) {
          int index = random.nextInt(twin.size());
          assertThat(list.get(index)).as("value in step %d", step).isEqualTo(twin.get(index));
          list.set(index, step);
          twin.set(index, (long) step);
        }
        assertThat(list.size()).as("size after step %d", step).isEqualTo(twin.size());
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {65, 66})
  void mapAgreesWithHashMap(long seed) {
    RandomGenerator random = ModelSteps.random(seed);
    Map<Long, Long> twin = new HashMap<>();
    try (Allocator allocator = reluctant(random)) {
      LongMap map = LongMap.open(allocator);
      for (int step = 0; step < ModelSteps.COUNT / 2; step++) {
        int dice = random.nextInt(1000);
        // Few keys, so that runs of neighbours form and are cut.
        long key = random.nextLong(-100, 200);
        if (dice == 0) {
          map.close();
          map = LongMap.open(allocator);
          twin.clear();
        } else if (dice < 500) {
          if (map.tryPut(key, step)) {
            twin.put(key, (long) step);
          }
        } else if (dice < 900) {
          assertThat(map.remove(key))
              .as("removed in step %d", step)
              .isEqualTo(twin.remove(key) != null);
        } else if (dice < 910) {
          map.tryReserve(random.nextLong(200));
        }
        assertThat(map.getOrDefault(key, -1))
            .as("value after step %d", step)
            .isEqualTo(twin.getOrDefault(key, -1L));
        assertThat(map.size()).as("size after step %d", step).isEqualTo(twin.size());
      }
      Map<Long, Long> seen = new HashMap<>();
      map.forEach(seen::put);
      assertThat(seen).isEqualTo(twin);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {67, 68})
  void builderAgreesWithStringBuilder(long seed) {
    RandomGenerator random = ModelSteps.random(seed);
    StringBuilder twin = new StringBuilder();
    try (Allocator allocator = reluctant(random)) {
      TextBuilder builder = TextBuilder.open(allocator);
      for (int step = 0; step < ModelSteps.COUNT / 2; step++) {
        int dice = random.nextInt(100);
        String text = Character.toString(random.nextInt(0x20, 0xD800)).repeat(random.nextInt(4));
        if (dice == 0) {
          assertThat(builder).as("text in step %d", step).hasToString(twin.toString());
          builder.close();
          builder = TextBuilder.open(allocator);
          twin.setLength(0);
        } else if (dice < 60) {
          if (builder.tryAppend(text)) {
            twin.append(text);
          }
        } else {
          long number = random.nextLong() >> random.nextInt(64);
          if (builder.tryAppend(number)) {
            twin.append(number);
          }
        }
      }
      assertThat(builder).hasToString(twin.toString());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {69, 70})
  void internerAgreesWithHashMap(long seed) {
    RandomGenerator random = ModelSteps.random(seed);
    Map<String, Integer> twin = new HashMap<>();
    try (Allocator allocator = reluctant(random)) {
      Interner interner = Interner.open(allocator);
      for (int step = 0; step < ModelSteps.COUNT / 2; step++) {
        if (random.nextInt(5000) == 0) {
          interner.close();
          interner = Interner.open(allocator);
          twin.clear();
        }
        String text = "name " + random.nextInt(2000);
        Integer known = twin.get(text);
        int number = interner.tryIntern(text);
        if (known != null) {
          assertThat(number).as("number in step %d", step).isEqualTo(known);
        } else if (number != Interner.NONE) {
          assertThat(number).as("new number in step %d", step).isEqualTo(twin.size());
          twin.put(text, number);
        }
        assertThat(interner.size()).as("size after step %d", step).isEqualTo(twin.size());
      }
      for (Map.Entry<String, Integer> entry : twin.entrySet()) {
        assertThat(interner.get(entry.getValue())).hasToString(entry.getKey());
      }
    }
  }
}
