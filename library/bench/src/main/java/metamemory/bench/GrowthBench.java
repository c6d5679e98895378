package metamemory.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import metamemory.BlockPool;
import metamemory.BumpArena;
import metamemory.GenerationalArena;
import metamemory.LongMap;
import metamemory.Outcome;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// What one operation costs as more and more is live, and as arenas become larger. All are O(1);
/// what grows is the distance to the memory: where 10^3 objects lie in the nearest cache, 10^7 lie
/// in no cache, and each random access waits for the memory itself.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(GrowthBench.STEPS)
public class GrowthBench {
  /// How many operations are timed together.
  static final int STEPS = 1024;

  private static final long BYTES = 24;
  private static final long ODD = 0x9E3779B97F4A7C15L;

  /// Numbers that jump about in all that is live.
  @State(org.openjdk.jmh.annotations.Scope.Thread)
  public abstract static class Live {
    @Param({"1000", "10000", "100000", "1000000", "10000000"})
    int live = 1000;

    private long seed = 1;

    final int next() {
      seed = seed * 6364136223846793005L + 1442695040888963407L;
      return (int) (((seed >>> 33) * live) >>> 31);
    }
  }

  /// An arena of some size, filled again and again.
  @State(org.openjdk.jmh.annotations.Scope.Thread)
  public static class Sized {
    @Param({"1024", "65536", "1048576", "67108864", "1073741824"})
    long byteSize = 1024;

    BumpArena arena = BumpArena.open(0, null);
    Arena owner = Arena.ofConfined();
    MemorySegment memory = MemorySegment.NULL;
    SegmentAllocator slicing = SegmentAllocator.prefixAllocator(owner.allocate(BYTES));
    long left;

    /// Takes the memory.
    @Setup
    public void open() {
      arena = BumpArena.open(byteSize, null);
    }

    /// Gives the memory back.
    @TearDown
    public void close() {
      arena.close();
      owner.close();
    }
  }

  /// The JDK's memory of some size.
  public static class SizedJdk extends Sized {
    @Override
    @Setup
    public void open() {
      memory = owner.allocate(byteSize, 8);
    }
  }

  /// A generational arena that holds so many values.
  public static class Handles extends Live {
    private static final StructPeers.Struct VALUE = new StructPeers.Struct(1, 2, 3);

    final GenerationalArena<StructPeers.Struct> arena = GenerationalArena.of();
    long[] handles = new long[0];

    /// Fills it.
    @Setup
    public void fill() {
      handles = new long[live];
      for (int i = 0; i < live; i++) {
        handles[i] = arena.add(VALUE);
      }
    }
  }

  /// A pool, all of whose blocks but one are live.
  public static class Blocks extends Live {
    BlockPool pool = BlockPool.open(BYTES, 1);
    MemorySegment[] blocks = new MemorySegment[0];

    /// Fills it.
    @Setup
    public void fill() {
      pool = BlockPool.open(BYTES, 8, live, null);
      blocks = new MemorySegment[live];
      for (int i = 0; i < live; i++) {
        blocks[i] = pool.allocate(BYTES, 8);
      }
    }

    /// Gives the memory back.
    @TearDown
    public void close() {
      pool.close();
    }
  }

  /// The same pool, whose blocks are named by their slots.
  public static class Slots extends Live {
    BlockPool pool = BlockPool.open(BYTES, 1);
    int[] slots = new int[0];

    /// Fills it.
    @Setup
    public void fill() {
      pool = BlockPool.open(BYTES, 8, live, null);
      slots = new int[live];
      for (int i = 0; i < live; i++) {
        slots[i] = pool.trySlot(BYTES, 8);
      }
    }

    /// Gives the memory back.
    @TearDown
    public void close() {
      pool.close();
    }
  }

  /// A map off the heap that holds so many entries.
  public static class Entries extends Live {
    BumpArena arena = BumpArena.open(0, null);
    LongMap map = LongMap.open(arena);

    /// Fills it.
    @Setup
    public void fill() {
      arena = BumpArena.open(2048 + 128L * live, null);
      map = LongMap.open(arena);
      for (long i = 0; i < live; i++) {
        map.put(i * ODD, i);
      }
    }

    /// Gives the memory back.
    @TearDown
    public void close() {
      arena.close();
    }
  }

  /// A map of the JDK that holds so many entries.
  public static class JdkEntries extends Live {
    final Map<Long, Long> map = new HashMap<>();

    /// Fills it.
    @Setup
    public void fill() {
      for (long i = 0; i < live; i++) {
        map.put(i * ODD, i);
      }
    }
  }

  /// So many objects, each in its place.
  public static class Objects extends Live {
    StructPeers.Struct[] places = new StructPeers.Struct[0];

    /// Fills all places.
    @Setup
    public void fill() {
      places = new StructPeers.Struct[live];
      for (int i = 0; i < live; i++) {
        places[i] = new StructPeers.Struct(i, i, i);
      }
    }
  }

  /// Grants until the arena is full, and resets it then.
  @Benchmark
  public void arena(Sized state) {
    for (int i = 0; i < STEPS; i++) {
      MemorySegment block = state.arena.allocateOrNull(BYTES, 8);
      if (block != null) {
        StructBench.write(block, i);
      } else {
        state.arena.reset();
      }
    }
  }

  /// The same, being told why there is no room.
  @Benchmark
  public void arenaOutcome(Sized state) {
    for (int i = 0; i < STEPS; i++) {
      if (state.arena.tryAllocate(BYTES, 8) instanceof Outcome.Granted(MemorySegment block)) {
        StructBench.write(block, i);
      } else {
        state.arena.reset();
      }
    }
  }

  /// The same with the JDK's bump allocator, which has to be asked beforehand.
  @Benchmark
  public void jdkSlicing(SizedJdk state) {
    for (int i = 0; i < STEPS; i++) {
      if (state.left < BYTES) {
        state.slicing = SegmentAllocator.slicingAllocator(state.memory);
        state.left = state.byteSize;
      } else {
        state.left -= BYTES;
        StructBench.write(state.slicing.allocate(BYTES, 8), i);
      }
    }
  }

  /// Reads a value by its handle.
  @Benchmark
  public long handleGet(Handles state) {
    long found = 0;
    for (int i = 0; i < STEPS; i++) {
      found += state.arena.get(state.handles[state.next()]).a();
    }
    return found;
  }

  /// Removes a value and inserts another.
  @Benchmark
  public void handleChurn(Handles state) {
    for (int i = 0; i < STEPS; i++) {
      int at = state.next();
      state.arena.release(state.handles[at]);
      state.handles[at] = state.arena.add(Handles.VALUE);
    }
  }

  /// Releases a block, and is granted and writes another.
  @Benchmark
  public void poolChurn(Blocks state) {
    for (int i = 0; i < STEPS; i++) {
      int at = state.next();
      state.pool.release(state.blocks[at]);
      MemorySegment block = state.pool.allocate(BYTES, 8);
      StructBench.write(block, i);
      state.blocks[at] = block;
    }
  }

  /// The same by slot, so that no segment is kept.
  @Benchmark
  public void slotChurn(Slots state) {
    for (int i = 0; i < STEPS; i++) {
      int at = state.next();
      state.pool.release(state.slots[at]);
      int slot = state.pool.trySlot(BYTES, 8);
      StructBench.write(state.pool.block(slot), i);
      state.slots[at] = slot;
    }
  }

  /// Replaces an object by a new one.
  @Benchmark
  public void objectChurn(Objects state) {
    for (int i = 0; i < STEPS; i++) {
      state.places[state.next()] = new StructPeers.Struct(i, i + 1L, i + 2L);
    }
  }

  /// Reads from a map off the heap.
  @Benchmark
  public long mapGet(Entries state) {
    long sum = 0;
    for (int i = 0; i < STEPS; i++) {
      sum += state.map.get(state.next() * ODD);
    }
    return sum;
  }

  /// Reads from the JDK's map.
  @Benchmark
  public long jdkMapGet(JdkEntries state) {
    long sum = 0;
    for (int i = 0; i < STEPS; i++) {
      sum += state.map.getOrDefault(state.next() * ODD, 0L);
    }
    return sum;
  }
}
