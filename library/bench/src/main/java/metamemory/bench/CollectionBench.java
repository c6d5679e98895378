package metamemory.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import metamemory.BumpArena;
import metamemory.LongList;
import metamemory.LongMap;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.LongArrayList;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Lists and maps of 100,000 `long`s: filled from empty, growth included, and read.
///
/// What the numbers do not show: what a garbage collector pays later for boxes that live long.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(CollectionBench.VALUES)
public class CollectionBench {
  /// How many values there are.
  static final int VALUES = 100_000;

  private static final long ROOM = 64L << 20;

  /// Spreads keys as real ones are.
  private static final long ODD = 0x9E3779B97F4A7C15L;

  /// An arena, and collections in it that are full.
  @State(Scope.Thread)
  public static class Ours {
    final BumpArena arena = BumpArena.open(ROOM, null);
    final BumpArena kept = BumpArena.open(ROOM, null);
    final LongList list = LongList.open(kept);
    final LongMap map = LongMap.open(kept);

    /// Fills them.
    public Ours() {
      for (long i = 0; i < VALUES; i++) {
        list.add(i);
        map.put(i * ODD, i);
      }
    }

    /// Gives the memory back.
    @TearDown
    public void close() {
      arena.close();
      kept.close();
    }
  }

  /// Full collections of the peers.
  @State(Scope.Thread)
  public static class Peers {
    final LongArrayList agronaList = new LongArrayList();
    final Long2LongHashMap agronaMap = new Long2LongHashMap(Long.MIN_VALUE);
    final List<Long> jdkList = new ArrayList<>();
    final Map<Long, Long> jdkMap = new HashMap<>();

    /// Fills them.
    public Peers() {
      for (long i = 0; i < VALUES; i++) {
        agronaList.addLong(i);
        agronaMap.put(i * ODD, i);
        jdkList.add(i);
        jdkMap.put(i * ODD, i);
      }
    }
  }

  /// Our list.
  @Benchmark
  public void listAdd(Ours state) {
    try (LongList list = LongList.open(state.arena)) {
      for (int i = 0; i < VALUES; i++) {
        list.add(i);
      }
    }
    state.arena.reset();
  }

  /// Our list.
  @Benchmark
  public long listGet(Ours state) {
    long sum = 0;
    for (int i = 0; i < VALUES; i++) {
      sum += state.list.get(i);
    }
    return sum;
  }

  /// Our map.
  @Benchmark
  public void mapPut(Ours state) {
    try (LongMap map = LongMap.open(state.arena)) {
      for (long i = 0; i < VALUES; i++) {
        map.put(i * ODD, i);
      }
    }
    state.arena.reset();
  }

  /// Our map.
  @Benchmark
  public long mapGet(Ours state) {
    long sum = 0;
    for (long i = 0; i < VALUES; i++) {
      sum += state.map.get(i * ODD);
    }
    return sum;
  }

  /// Agrona's list.
  @Benchmark
  public Object agronaListAdd() {
    LongArrayList list = new LongArrayList();
    for (int i = 0; i < VALUES; i++) {
      list.addLong(i);
    }
    return list;
  }

  /// Agrona's list.
  @Benchmark
  public long agronaListGet(Peers state) {
    long sum = 0;
    for (int i = 0; i < VALUES; i++) {
      sum += state.agronaList.getLong(i);
    }
    return sum;
  }

  /// Agrona's map.
  @Benchmark
  public Object agronaMapPut() {
    Long2LongHashMap map = new Long2LongHashMap(Long.MIN_VALUE);
    for (long i = 0; i < VALUES; i++) {
      map.put(i * ODD, i);
    }
    return map;
  }

  /// Agrona's map.
  @Benchmark
  public long agronaMapGet(Peers state) {
    long sum = 0;
    for (long i = 0; i < VALUES; i++) {
      sum += state.agronaMap.get(i * ODD);
    }
    return sum;
  }

  /// The JDK's list.
  @Benchmark
  public Object jdkListAdd() {
    List<Long> list = new ArrayList<>();
    for (long i = 0; i < VALUES; i++) {
      list.add(i);
    }
    return list;
  }

  /// The JDK's list.
  @Benchmark
  public long jdkListGet(Peers state) {
    long sum = 0;
    for (int i = 0; i < VALUES; i++) {
      sum += state.jdkList.get(i);
    }
    return sum;
  }

  /// The JDK's map.
  @Benchmark
  public Object jdkMapPut() {
    Map<Long, Long> map = new HashMap<>();
    for (long i = 0; i < VALUES; i++) {
      map.put(i * ODD, i);
    }
    return map;
  }

  /// The JDK's map.
  @Benchmark
  public long jdkMapGet(Peers state) {
    long sum = 0;
    for (long i = 0; i < VALUES; i++) {
      sum += state.jdkMap.getOrDefault(i * ODD, 0L);
    }
    return sum;
  }
}
