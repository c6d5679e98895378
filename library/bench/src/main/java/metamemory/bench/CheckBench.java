package metamemory.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import metamemory.Allocator;
import metamemory.BumpArena;
import metamemory.CheckedAllocator;
import metamemory.Checks;
import metamemory.CountingAllocator;
import metamemory.Observer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// What it costs that an arena could be observed, checks its owner and arguments, keeps figures and
/// ends its blocks: beside the same position and slices without any of that. And what it costs to
/// observe and check for real.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(CheckBench.BLOCKS)
public class CheckBench {
  /// How many structs are live before they are dropped.
  static final int BLOCKS = 1024;

  private static final long BYTES = 24;

  /// The least that hands out slices: one position.
  static final class Bare {
    private final MemorySegment memory;
    private long position;

    Bare(MemorySegment memory) {
      this.memory = memory;
    }

    MemorySegment allocate(long byteSize, long byteAlignment) {
      long base = memory.address();
      long start = ((base + position + byteAlignment - 1) & -byteAlignment) - base;
      if (byteSize > memory.byteSize() - start) {
        throw new IllegalStateException("full");
      }
      position = start + byteSize;
      return memory.asSlice(start, byteSize);
    }

    void reset() {
      position = 0;
    }
  }

  /// Counts what it is told.
  static final class Tally implements Observer {
    private long blocks;

    @Override
    public void allocated(
        Allocator source, long address, long byteSize, long byteAlignment, long paddingBytes) {
      blocks++;
    }

    long blocks() {
      return blocks;
    }
  }

  /// A bare position.
  @State(Scope.Thread)
  public static class Plain {
    final Arena owner = Arena.ofConfined();
    final Bare bare = new Bare(owner.allocate(BLOCKS * BYTES, 8));

    /// Gives the memory back.
    @TearDown
    public void close() {
      owner.close();
    }
  }

  /// An arena without an observer.
  @State(Scope.Thread)
  public static class Unobserved {
    final BumpArena arena = BumpArena.open(BLOCKS * BYTES, null);

    /// Gives the memory back.
    @TearDown
    public void close() {
      arena.close();
    }
  }

  /// An arena with an observer.
  @State(Scope.Thread)
  public static class Observed {
    final Tally tally = new Tally();
    final BumpArena arena = BumpArena.open(BLOCKS * BYTES, tally);

    /// Gives the memory back.
    @TearDown
    public void close() {
      arena.close();
    }
  }

  /// An arena with checks around it.
  @State(Scope.Thread)
  public static class Checked {
    private static final long ROOM = 1 << 22;

    @Param({"NONE", "SCOPES", "FILL", "REDZONES", "SHADOW", "FENCE"})
    private Checks level = Checks.NONE;

    private final BumpArena arena = BumpArena.open(ROOM, null);
    private CheckedAllocator checked = CheckedAllocator.over(arena, level);

    /// Puts the chosen level around the arena.
    @org.openjdk.jmh.annotations.Setup
    public void open() {
      checked = CheckedAllocator.over(arena, level);
    }

    /// Gives the memory back.
    @TearDown
    public void close() {
      checked.close();
      arena.close();
    }
  }

  /// An arena behind a decorator.
  @State(Scope.Thread)
  public static class Counted {
    final BumpArena arena = BumpArena.open(BLOCKS * BYTES, null);
    final CountingAllocator counting = CountingAllocator.over(arena);

    /// Gives the memory back.
    @TearDown
    public void close() {
      arena.close();
    }
  }

  /// No owner, no observer, no figures, no end of blocks.
  @Benchmark
  public void bare(Plain state) {
    for (int i = 0; i < BLOCKS; i++) {
      StructBench.write(state.bare.allocate(BYTES, 8), i);
    }
    state.bare.reset();
  }

  /// The arena, unobserved.
  @Benchmark
  public void unobserved(Unobserved state) {
    for (int i = 0; i < BLOCKS; i++) {
      StructBench.write(state.arena.allocate(BYTES, 8), i);
    }
    state.arena.reset();
  }

  /// The arena, observed.
  @Benchmark
  public void observed(Observed state) {
    for (int i = 0; i < BLOCKS; i++) {
      StructBench.write(state.arena.allocate(BYTES, 8), i);
    }
    state.arena.reset();
  }

  /// The arena behind statistics.
  @Benchmark
  public void counted(Counted state) {
    for (int i = 0; i < BLOCKS; i++) {
      StructBench.write(state.counting.allocate(BYTES, 8), i);
    }
    state.arena.reset();
  }

  /// The arena behind checks.
  @Benchmark
  public void checked(Checked state) {
    for (int i = 0; i < BLOCKS; i++) {
      StructBench.write(state.checked.allocate(BYTES, 8), i);
    }
    state.checked.reset();
  }
}
