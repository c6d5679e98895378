package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A pool beside a list of what lives: every block keeps the number written into it until it is
/// released.
class BlockPoolModelTest {
  private static final int CAPACITY = 50;

  /// @param slot its number, if the pool was asked for that
  private record Block(MemorySegment segment, int slot, long stamp) {
    void releaseFrom(BlockPool pool) {
      if (slot == BlockPool.REFUSED) {
        assertThat(pool.release(segment)).isTrue();
      } else {
        assertThat(pool.block(slot)).isEqualTo(segment);
        pool.release(slot);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14})
  void agreesWithListOfBlocks(long seed) {
    RandomGenerator random = ModelSteps.random(seed);
    List<Block> live = new ArrayList<>();
    Map<Long, Boolean> taken = new HashMap<>();
    try (BlockPool pool = BlockPool.open(24, 8, CAPACITY, null)) {
      for (int step = 0; step < ModelSteps.COUNT / 4; step++) {
        int dice = random.nextInt(1000);
        if (dice == 0) {
          pool.reset();
          live.clear();
          taken.clear();
        } else if (dice < 520) {
          allocate(pool, random.nextLong(8, 25), step, live, taken);
        } else if (!live.isEmpty()) {
          Block block = live.remove(random.nextInt(live.size()));
          assertThat(block.segment.get(ValueLayout.JAVA_LONG, 0))
              .as("step %d", step)
              .isEqualTo(block.stamp);
          block.releaseFrom(pool);
          taken.remove(block.segment.address());
        }
        Usage usage = pool.usage();
        assertThat(usage.liveBlocks()).as("live after step %d", step).isEqualTo(live.size());
        assertThat(usage.requestedBytes())
            .as("bytes after step %d", step)
            .isEqualTo(live.stream().mapToLong(block -> block.segment.byteSize()).sum());
      }
    }
  }

  private static void allocate(
      BlockPool pool, long byteSize, long stamp, List<Block> live, Map<Long, Boolean> taken) {
    int slot = stamp % 2 == 0 ? pool.trySlot(byteSize, 8) : BlockPool.REFUSED;
    switch (slot < 0 ? pool.tryAllocate(byteSize, 8) : new Outcome.Granted(pool.block(slot))) {
      case Outcome.Refusal refusal -> {
        assertThat(live).hasSize(CAPACITY);
        assertThat(refusal).isEqualTo(new Outcome.Full(byteSize, 0));
      }
      case Outcome.Granted(MemorySegment block) -> {
        assertThat(taken.put(block.address(), true)).as("address granted twice").isNull();
        block.set(ValueLayout.JAVA_LONG, 0, stamp);
        live.add(new Block(block, slot, stamp));
      }
    }
  }
}
