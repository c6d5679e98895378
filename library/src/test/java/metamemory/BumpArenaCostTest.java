package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import metamemory.Outcome.Granted;
import org.junit.jupiter.api.Test;

/// What a [BumpArena] costs on the Java heap, once compiled: nothing but a session per reset.
class BumpArenaCostTest {
  private static final double ONLY_RESETS = 1;

  /// A session is 120 B, and a segment or an outcome would be 40 B or 56 B a block.
  private static final double RESETS_OF_TEN_BLOCKS = 20;

  @Test
  void aBlockThatDoesNotOutliveItsMethodCostsNothing() throws Exception {
    assertThat(HeapCost.bytesPerCall(Allocate.class)).isLessThan(ONLY_RESETS);
  }

  @Test
  void anOutcomeCostsNothing() throws Exception {
    assertThat(HeapCost.bytesPerCall(TryAllocate.class)).isLessThan(ONLY_RESETS);
  }

  @Test
  void aBlockOrNullCostsNothingAlsoWhereNullIsUsual() throws Exception {
    assertThat(HeapCost.bytesPerCall(AllocateOrNull.class)).isLessThan(RESETS_OF_TEN_BLOCKS);
  }

  @Test
  void anOffsetCostsNothing() throws Exception {
    assertThat(HeapCost.bytesPerCall(TryOffset.class)).isLessThan(ONLY_RESETS);
  }

  static final class Allocate implements HeapCost.Loop {
    private final BumpArena arena = BumpArena.open(1 << 20, null);

    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) {
        if (arena.position() > (1 << 20) - 24) {
          arena.reset();
        }
        MemorySegment block = arena.allocate(24, 8);
        block.set(JAVA_LONG, 0, i);
        sum += block.get(JAVA_LONG, 0);
      }
      return sum;
    }
  }

  static final class TryAllocate implements HeapCost.Loop {
    private final BumpArena arena = BumpArena.open(1 << 20, null);

    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) {
        if (arena.position() > (1 << 20) - 24) {
          arena.reset();
        }
        if (arena.tryAllocate(24, 8) instanceof Granted(MemorySegment block)) {
          block.set(JAVA_LONG, 0, i);
          sum += block.get(JAVA_LONG, 0);
        }
      }
      return sum;
    }
  }

  static final class AllocateOrNull implements HeapCost.Loop {
    private final BumpArena arena = BumpArena.open(240, null);

    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) {
        MemorySegment block = arena.allocateOrNull(24, 8);
        if (block == null) {
          arena.reset();
        } else {
          block.set(JAVA_LONG, 0, i);
          sum += block.get(JAVA_LONG, 0);
        }
      }
      return sum;
    }
  }

  static final class TryOffset implements HeapCost.Loop {
    private final BumpArena arena = BumpArena.open(1 << 20, null);

    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) {
        long offset = arena.tryOffset(24, 8);
        if (offset < 0) {
          arena.reset();
        } else {
          arena.memory().set(JAVA_LONG, offset, i);
          sum += offset;
        }
      }
      return sum;
    }
  }
}
