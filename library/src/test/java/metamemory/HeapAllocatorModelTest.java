package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeapAllocatorModelTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {31, 32})
  void agreesWithListOfBlocks(long seed) {
    HeapAllocator heap = HeapAllocator.open(null);
    BlocksModel model = new BlocksModel(heap, ModelSteps.random(seed), 100_000, 8, 200);
    for (int step = 0; step < ModelSteps.COUNT / 2; step++) {
      model.step();
      if (step % 1000 == 0) {
        model.checkAll();
      }
    }
    model.checkAll();
    heap.close();
    assertThat(heap.leakedBlocks()).isEqualTo(model.liveBlocks());
  }
}
