package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The table of a [CheckedAllocator] beside a map that keeps the order.
class CheckedBlocksTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesWithLinkedHashMap(long seed) {
    RandomGenerator random = ModelSteps.random(seed);
    CheckedBlocks blocks = new CheckedBlocks();
    Map<Long, CheckedBlock> model = new LinkedHashMap<>();
    for (int step = 0; step < 5000; step++) {
      long address = 4096 + 8L * random.nextInt(400);
      CheckedBlock known = model.get(address);
      assertThat(blocks.find(address, address % 64)).as("seed %d", seed).isSameAs(known);
      if (known == null) {
        CheckedBlock block = block(step, address);
        blocks.add(block);
        model.put(address, block);
      } else {
        blocks.remove(known);
        model.remove(address);
      }
      assertThat(blocks.size()).isEqualTo(model.size());
    }
    assertThat(blocks.stream()).containsExactlyElementsOf(model.values());
    assertThat(blocks.oldest()).isSameAs(model.values().iterator().next());
    assertThat(blocks.requestedBytes())
        .isEqualTo(model.values().stream().mapToLong(block -> block.byteSize).sum());
  }

  private static CheckedBlock block(long number, long address) {
    MemorySegment memory = Regions.at(address, address % 64);
    return new CheckedBlock(number, memory, memory, 0, memory.byteSize(), 0, null);
  }
}
