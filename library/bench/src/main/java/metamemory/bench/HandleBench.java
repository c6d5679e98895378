package metamemory.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import metamemory.GenerationalArena;
import metamemory.IndexArena;
import metamemory.IndexWidth;
import org.agrona.collections.Int2ObjectHashMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/// Values by handle, 100,000 of them: inserted into an empty arena that grows, read, removed, and
/// one removed and another inserted, at random.
///
/// What the numbers do not show: reading the fields of the values, which are objects here and lie
/// in the slots themselves in slotmap.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(HandleBench.VALUES)
public class HandleBench {
  /// How many values are live.
  static final int VALUES = 100_000;

  private static final Object VALUE = new Object();

  /// A full arena and all of its handles.
  @State(Scope.Thread)
  public static class Full {
    GenerationalArena<Object> arena = GenerationalArena.of();
    final long[] handles = new long[VALUES];
    final int[] order = order();

    /// Fills it.
    public Full() {
      fill();
    }

    final void fill() {
      for (int i = 0; i < VALUES; i++) {
        handles[i] = arena.add(VALUE);
      }
    }
  }

  /// An arena that is full before each invocation.
  @State(Scope.Thread)
  public static class Refilled extends Full {
    /// Fills it again.
    @Setup(Level.Invocation)
    public void refill() {
      arena.clear();
      fill();
    }
  }

  /// The same, without all that an arena asks and promises.
  @State(Scope.Thread)
  public static class Bare {
    BareSlots slots = new BareSlots();
    final long[] handles = new long[VALUES];
    final int[] order = order();

    /// Fills it.
    public Bare() {
      fill();
    }

    final void fill() {
      for (int i = 0; i < VALUES; i++) {
        handles[i] = slots.add(VALUE);
      }
    }
  }

  /// Bare slots that are full before each invocation.
  @State(Scope.Thread)
  public static class BareRefilled extends Bare {
    /// Fills them again.
    @Setup(Level.Invocation)
    public void refill() {
      slots = new BareSlots();
      fill();
    }
  }

  /// Full maps and arrays of the peers.
  @State(Scope.Thread)
  public static class Peers {
    final IndexArena<Object> indexes = IndexArena.of(IndexWidth.BITS_32);
    final Int2ObjectHashMap<Object> agrona = new Int2ObjectHashMap<>();
    final Map<Integer, Object> map = new HashMap<>();
    final Object[] array = new Object[VALUES];
    final int[] order = order();
    int next = VALUES;

    /// Fills all.
    public Peers() {
      for (int i = 0; i < VALUES; i++) {
        indexes.add(VALUE);
        agrona.put(i, VALUE);
        map.put(i, VALUE);
        array[i] = VALUE;
      }
    }
  }

  private static int[] order() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    return random.ints(VALUES, 0, VALUES).toArray();
  }

  /// Inserts into a new arena.
  @Benchmark
  public Object insert() {
    GenerationalArena<Object> arena = GenerationalArena.of();
    for (int i = 0; i < VALUES; i++) {
      arena.add(VALUE);
    }
    return arena;
  }

  /// Reads in the order of the handles.
  @Benchmark
  public void get(Full state, Blackhole sink) {
    for (long handle : state.handles) {
      sink.consume(state.arena.get(handle));
    }
  }

  /// Removes all.
  @Benchmark
  public void remove(Refilled state) {
    for (long handle : state.handles) {
      state.arena.release(handle);
    }
  }

  /// Removes one and inserts another, in the order in which they lie.
  @Benchmark
  public void churn(Full state) {
    for (int at = 0; at < VALUES; at++) {
      state.arena.release(state.handles[at]);
      state.handles[at] = state.arena.add(VALUE);
    }
  }

  /// The same at random: one of three places in memory after the other, none of them near.
  @Benchmark
  public void churnAtRandom(Full state) {
    for (int at : state.order) {
      state.arena.release(state.handles[at]);
      state.handles[at] = state.arena.add(VALUE);
    }
  }

  /// Inserts into new bare slots.
  @Benchmark
  public Object bareInsert() {
    BareSlots slots = new BareSlots();
    for (int i = 0; i < VALUES; i++) {
      slots.add(VALUE);
    }
    return slots;
  }

  /// Removes all from bare slots.
  @Benchmark
  public void bareRemove(BareRefilled state) {
    for (long handle : state.handles) {
      state.slots.release(handle);
    }
  }

  /// Removes one from bare slots and inserts another, in the order in which they lie.
  @Benchmark
  public void bareChurn(Bare state) {
    for (int at = 0; at < VALUES; at++) {
      state.slots.release(state.handles[at]);
      state.handles[at] = state.slots.add(VALUE);
    }
  }

  /// The same at random.
  @Benchmark
  public void bareChurnAtRandom(Bare state) {
    for (int at : state.order) {
      state.slots.release(state.handles[at]);
      state.handles[at] = state.slots.add(VALUE);
    }
  }

  /// Stores a value in an array: what exchanging one costs without handles.
  @Benchmark
  public void arrayChurn(Peers state) {
    for (int at : state.order) {
      state.array[at] = VALUE;
    }
  }

  /// Inserts into a new arena of plain indexes.
  @Benchmark
  public Object indexArenaInsert() {
    IndexArena<Object> arena = IndexArena.of(IndexWidth.BITS_32);
    for (int i = 0; i < VALUES; i++) {
      arena.add(VALUE);
    }
    return arena;
  }

  /// Reads by plain index.
  @Benchmark
  public void indexArenaGet(Peers state, Blackhole sink) {
    for (int i = 0; i < VALUES; i++) {
      sink.consume(state.indexes.get(i));
    }
  }

  /// Inserts into Agrona's map from `int` to object, with keys of a counter.
  @Benchmark
  public Object agronaInsert() {
    Int2ObjectHashMap<Object> map = new Int2ObjectHashMap<>();
    for (int i = 0; i < VALUES; i++) {
      map.put(i, VALUE);
    }
    return map;
  }

  /// Reads from Agrona's map.
  @Benchmark
  public void agronaGet(Peers state, Blackhole sink) {
    for (int i = 0; i < VALUES; i++) {
      sink.consume(state.agrona.get(i));
    }
  }

  /// Removes one key from Agrona's map and puts the next.
  @Benchmark
  public void agronaChurn(Peers state) {
    for (int i = 0; i < VALUES; i++) {
      state.agrona.remove(state.next - VALUES);
      state.agrona.put(state.next++, VALUE);
    }
  }

  /// Inserts into the JDK's map, with keys of a counter.
  @Benchmark
  public Object jdkMapInsert() {
    Map<Integer, Object> map = new HashMap<>();
    for (int i = 0; i < VALUES; i++) {
      map.put(i, VALUE);
    }
    return map;
  }

  /// Reads from the JDK's map.
  @Benchmark
  public void jdkMapGet(Peers state, Blackhole sink) {
    for (int i = 0; i < VALUES; i++) {
      sink.consume(state.map.get(i));
    }
  }

  /// Removes one key from the JDK's map and puts the next.
  @Benchmark
  public void jdkMapChurn(Peers state) {
    for (int i = 0; i < VALUES; i++) {
      state.map.remove(state.next - VALUES);
      state.map.put(state.next++, VALUE);
    }
  }
}
