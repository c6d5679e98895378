package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the docs say about garbage: pools, arenas of values and collections make none once they
/// have their room.
class SlotsAndCollectionsCostTest {

  @ParameterizedTest
  @ValueSource(classes = {Slots.class, Collections.class})
  void callsMakeNoGarbage(Class<? extends HeapCost.Loop> loop)
      throws IOException, InterruptedException {
    assertThat(HeapCost.bytesPerCall(loop)).isLessThan(1);
  }

  /// All that grants slots, one after the other, so that a test needs one JVM.
  static final class Slots implements HeapCost.Loop {
    private final List<HeapCost.Loop> loops =
        List.of(new PoolLoop(), new BlockPoolLoop(), new GenerationalLoop(), new RecordLoop());

    @Override
    public long run(int calls) {
      return loops.stream().mapToLong(loop -> loop.run(calls)).sum();
    }
  }

  /// All collections, one after the other.
  static final class Collections implements HeapCost.Loop {
    private final List<HeapCost.Loop> loops =
        List.of(new ListLoop(), new MapLoop(), new TextLoop());

    @Override
    public long run(int calls) {
      return loops.stream().mapToLong(loop -> loop.run(calls)).sum();
    }
  }

  /// Adds to a pool and releases.
  static final class PoolLoop implements HeapCost.Loop {
    private final Pool<String> pool = Pool.open(10);

    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) {
        int slot = pool.add("value");
        sum += pool.get(slot).length();
        pool.release(slot);
      }
      return sum;
    }
  }

  /// Asks a pool for a block and releases it.
  static final class BlockPoolLoop implements HeapCost.Loop {
    private final BlockPool pool = BlockPool.open(64, 16, 10, null);

    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) {
        MemorySegment block = pool.allocate(24, 8);
        block.set(ValueLayout.JAVA_LONG, 0, i);
        sum += pool.release(block) ? 1 : 0;
      }
      return sum;
    }
  }

  /// Adds to a generational arena, reads and releases.
  static final class GenerationalLoop implements HeapCost.Loop {
    private final GenerationalArena<String> arena =
        GenerationalArena.of(HandleShape.STANDARD.wrapping());

    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) {
        long handle = arena.add("value");
        sum += arena.get(handle).length();
        arena.release(handle);
      }
      return sum;
    }
  }

  /// Adds records and clears them.
  static final class RecordLoop implements HeapCost.Loop {
    private final RecordArena records =
        RecordArena.open(BumpArena.open(1 << 16), ValueLayout.JAVA_LONG, IndexWidth.BITS_16);

    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) {
        long offset = records.offset(records.add());
        records.memory().set(ValueLayout.JAVA_LONG, offset, i);
        if (records.size() == 1000) {
          sum += records.get(999).get(ValueLayout.JAVA_LONG, 0);
          records.clear();
        }
      }
      return sum;
    }
  }

  /// Adds to a list and a small one, and reads.
  static final class ListLoop implements HeapCost.Loop {
    private final LongList list = LongList.open(BumpArena.open(1 << 16));
    private final SmallLongList small = SmallLongList.open(BumpArena.open(1 << 10));

    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) {
        if (list.size() == 1000) {
          list.clear();
        }
        if (small.size() == 6) {
          small.clear();
        }
        list.add(i);
        small.add(i);
        sum += list.get(list.size() - 1) + small.get(0);
      }
      return sum;
    }
  }

  /// Puts into a map, reads and removes.
  static final class MapLoop implements HeapCost.Loop {
    private final LongMap map = LongMap.open(BumpArena.open(1 << 16));

    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) {
        map.put(i & 511, i);
        sum += map.getOrDefault(i, 0);
        map.remove((i * 7L) & 511);
      }
      return sum;
    }
  }

  /// Appends texts and numbers, and finds an interned one.
  static final class TextLoop implements HeapCost.Loop {
    private final TextBuilder line = TextBuilder.open(BumpArena.open(1 << 16));
    private final Interner names = Interner.open(BumpArena.open(1 << 16));

    @Override
    public long run(int calls) {
      long sum = 0;
      for (int i = 0; i < calls; i++) {
        if (line.byteSize() > 1000) {
          line.clear();
        }
        line.append("tick ").append(i);
        sum += names.intern((i & 1) == 0 ? "even" : "odd");
      }
      return sum;
    }
  }
}
