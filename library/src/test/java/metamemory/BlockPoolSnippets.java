package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/// The examples in the docs of [BlockPool].
class BlockPoolSnippets {

  @Test
  void ask() {
    // @start region="ask"
    try (BlockPool packets = BlockPool.open(1500, 2)) {
      MemorySegment first = packets.allocate(1500);
      MemorySegment second = packets.allocate(40);
      assertThat(packets.tryAllocate(40, 1)).isEqualTo(new Outcome.Full(40, 0));

      packets.release(first);
      assertThat(packets.allocate(64).address()).isEqualTo(first.address());
      assertThat(packets.usage().liveBlocks()).isEqualTo(2);
      packets.release(second);
    }
    // @end
  }

  @Test
  void slots() {
    // @start region="slots"
    try (BlockPool packets = BlockPool.open(1500, 2)) {
      int[] queue = {packets.trySlot(1500, 1), packets.trySlot(40, 1)};
      assertThat(packets.trySlot(40, 1)).isEqualTo(BlockPool.REFUSED);

      packets.block(queue[1]).fill((byte) 7);
      packets.release(queue[0]);
      assertThat(packets.usage().liveBlocks()).isEqualTo(1);
    }
    // @end
  }
}
