package metamemory.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import metamemory.GenerationalArena;
import metamemory.IndexArena;
import metamemory.IndexWidth;
import metamemory.Pool;
import metamemory.TypedArena;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Objects that exist already, 1,024 of them: put where they are kept, then all dropped; from a
/// pool, one after the other.
///
/// What the numbers do not show: making the objects, which costs the same everywhere.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ValueBench.VALUES)
public class ValueBench {
  /// How many values are kept before they are dropped.
  static final int VALUES = 1024;

  private static final StructPeers.Struct VALUE = new StructPeers.Struct(1, 2, 3);

  /// A typed arena that closes nothing.
  @State(Scope.Thread)
  public static class Typed {
    final TypedArena<StructPeers.Struct> arena = TypedArena.open(VALUES);

    /// Ends it.
    @TearDown
    public void close() {
      arena.close();
    }
  }

  /// A pool, and the slots to be released.
  @State(Scope.Thread)
  public static class Pooled {
    final Pool<StructPeers.Struct> pool = Pool.open(VALUES);
    final int[] slots = new int[VALUES];

    /// Ends it.
    @TearDown
    public void close() {
      pool.close();
    }
  }

  /// The others.
  @State(Scope.Thread)
  public static class Kept {
    final IndexArena<StructPeers.Struct> indexes = IndexArena.of(IndexWidth.BITS_32, VALUES);
    final GenerationalArena<StructPeers.Struct> handles = GenerationalArena.of();
    final List<StructPeers.Struct> list = new ArrayList<>(VALUES);
    final StructPeers.@Nullable Struct[] array = new StructPeers.Struct[VALUES];
  }

  /// In a typed arena.
  @Benchmark
  public void typedArena(Typed state) {
    for (int i = 0; i < VALUES; i++) {
      state.arena.add(VALUE);
    }
    state.arena.reset();
  }

  /// In a pool.
  @Benchmark
  public void pool(Pooled state) {
    for (int i = 0; i < VALUES; i++) {
      state.slots[i] = state.pool.add(VALUE);
    }
    for (int slot : state.slots) {
      state.pool.release(slot);
    }
  }

  /// In an index arena.
  @Benchmark
  public void indexArena(Kept state) {
    for (int i = 0; i < VALUES; i++) {
      state.indexes.add(VALUE);
    }
    state.indexes.clear();
  }

  /// In a generational arena.
  @Benchmark
  public void generationalArena(Kept state) {
    for (int i = 0; i < VALUES; i++) {
      state.handles.add(VALUE);
    }
    state.handles.clear();
  }

  /// In a list of the JDK.
  @Benchmark
  public void jdkList(Kept state) {
    for (int i = 0; i < VALUES; i++) {
      state.list.add(VALUE);
    }
    state.list.clear();
  }

  /// In an array, with the position kept by hand.
  @Benchmark
  public void array(Kept state) {
    for (int i = 0; i < VALUES; i++) {
      state.array[i] = VALUE;
    }
    Arrays.fill(state.array, null);
  }
}
