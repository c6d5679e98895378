package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// At every level, a checked allocator says of correct use nothing, and grants what a list of
/// blocks remembers.
class CheckedAllocatorModelTest {

  @ParameterizedTest(name = "seed 51, {0}")
  @EnumSource(value = Checks.class, names = "FENCE", mode = EnumSource.Mode.EXCLUDE)
  void correctUseIsNotAccused(Checks level) {
    run(level, ModelSteps.COUNT / 5);
  }

  @ParameterizedTest(name = "seed 51, {0}")
  @EnumSource(value = Checks.class, names = "FENCE")
  void correctUseBeforeAFenceIsNotAccused(Checks level) {
    run(level, ModelSteps.COUNT / 50);
  }

  private static void run(Checks level, int steps) {
    RandomGenerator random = ModelSteps.random(51);
    List<MemorySegment> live = new ArrayList<>();
    try (CheckedAllocator checked = CheckedAllocator.over(BlockPool.open(128, 500), level)) {
      for (int step = 0; step < steps; step++) {
        int dice = random.nextInt(1000);
        if (dice == 0) {
          checked.verify();
        } else if (dice == 1 && level != Checks.NONE) {
          checked.reset();
          live.clear();
        } else if (dice < 500 && live.size() < 100) {
          MemorySegment block = checked.allocate(random.nextLong(65), 1L << random.nextInt(5));
          live.add(block.fill((byte) block.byteSize()));
        } else if (!live.isEmpty()) {
          MemorySegment block = live.remove(random.nextInt(live.size()));
          if (dice < 600) {
            long oldByteSize = block.byteSize();
            MemorySegment resized = checked.resize(block, random.nextLong(65), 1);
            assertThat(
                    resized
                        .asSlice(0, Math.min(oldByteSize, resized.byteSize()))
                        .toArray(ValueLayout.JAVA_BYTE))
                .as("bytes kept in step %d", step)
                .containsOnly(kept(oldByteSize, resized.byteSize()));
            live.add(resized.fill((byte) resized.byteSize()));
          } else {
            assertThat(block.toArray(ValueLayout.JAVA_BYTE))
                .as("bytes in step %d", step)
                .containsOnly(kept(block.byteSize(), block.byteSize()));
            checked.release(block);
          }
        }
        assertThat(checked.usage().liveBlocks())
            .as("live after step %d", step)
            .isEqualTo(live.size());
      }
    }
  }

  /// What a block was filled with when it had its old size; of no bytes, nothing is left.
  private static byte[] kept(long oldByteSize, long newByteSize) {
    return Math.min(oldByteSize, newByteSize) == 0 ? new byte[0] : new byte[] {(byte) oldByteSize};
  }
}
