package metamemory.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.concurrent.TimeUnit;
import metamemory.BumpArena;
import metamemory.PageRules;
import metamemory.PagedArena;
import metamemory.TempAllocator;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// A scope in which four structs of 24 B are allocated and written, and which then ends.
///
/// What the numbers do not show: a scope that a method opens and another one closes, where the JIT
/// compiler cannot remove the objects of the scope.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ScopeBench {
  private static final int BLOCKS = 4;
  private static final int BYTES = 24;
  private static final int ROOM = 4096;

  /// An arena to open scopes on.
  @State(Scope.Thread)
  public static class Bump {
    final BumpArena arena = BumpArena.open(ROOM, null);

    /// Gives the memory back.
    @TearDown
    public void close() {
      arena.close();
    }
  }

  /// An arena of pages to open scopes on.
  @State(Scope.Thread)
  public static class Paged {
    final PagedArena arena = PagedArena.open(PageRules.of(ROOM), null);

    /// Takes a page.
    public Paged() {
      arena.allocate(8, 8);
    }

    /// Gives the memory back.
    @TearDown
    public void close() {
      arena.close();
    }
  }

  /// The JDK's memory, to be cut anew in each scope.
  @State(Scope.Thread)
  public static class Jdk {
    final Arena owner = Arena.ofConfined();
    final MemorySegment memory = owner.allocate(ROOM, 8);

    /// Gives the memory back.
    @TearDown
    public void close() {
      owner.close();
    }
  }

  /// Code that is run in a scope.
  @Benchmark
  public void runInScope(Bump state) {
    state.arena.runInScope(scope -> {
      for (int i = 0; i < BLOCKS; i++) {
        StructBench.write(scope.allocate(BYTES, 8), i);
      }
    });
  }

  /// The same, two levels deep: what a call inside of a call costs.
  @Benchmark
  public void runInScopeInScope(Bump state) {
    state.arena.runInScope(outer ->
        outer.runInScope(inner -> {
          for (int i = 0; i < BLOCKS; i++) {
            StructBench.write(inner.allocate(BYTES, 8), i);
          }
        }));
  }

  /// A scope that is opened and closed.
  @Benchmark
  public void scope(Bump state) {
    try (metamemory.Scope scope = state.arena.openScope()) {
      for (int i = 0; i < BLOCKS; i++) {
        StructBench.write(scope.allocate(BYTES, 8), i);
      }
    }
  }

  /// The same, two levels deep.
  @Benchmark
  public void scopeInScope(Bump state) {
    try (metamemory.Scope outer = state.arena.openScope();
        metamemory.Scope inner = outer.openScope()) {
      for (int i = 0; i < BLOCKS; i++) {
        StructBench.write(inner.allocate(BYTES, 8), i);
      }
    }
  }

  /// A scope of an arena of pages.
  @Benchmark
  public void pagedRunInScope(Paged state) {
    state.arena.runInScope(scope -> {
      for (int i = 0; i < BLOCKS; i++) {
        StructBench.write(scope.allocate(BYTES, 8), i);
      }
    });
  }

  /// A scope of this thread's temporary memory, which is looked up each time.
  @Benchmark
  public void tempAllocator() {
    try (metamemory.Scope scope = TempAllocator.current().openScope()) {
      for (int i = 0; i < BLOCKS; i++) {
        StructBench.write(scope.allocate(BYTES, 8), i);
      }
    }
  }

  /// Code that is run in a scope of this thread's temporary memory, which is looked up each time.
  @Benchmark
  public void tempRunInScope() {
    TempAllocator.current()
        .runInScope(scope -> {
          for (int i = 0; i < BLOCKS; i++) {
            StructBench.write(scope.allocate(BYTES, 8), i);
          }
        });
  }

  /// An arena reset, instead of a scope.
  @Benchmark
  public void reset(Bump state) {
    for (int i = 0; i < BLOCKS; i++) {
      StructBench.write(state.arena.allocate(BYTES, 8), i);
    }
    state.arena.reset();
  }

  /// An arena of the JDK, with a block of the system's heap for each struct.
  @Benchmark
  public void jdkConfined() {
    try (Arena arena = Arena.ofConfined()) {
      for (int i = 0; i < BLOCKS; i++) {
        StructBench.write(arena.allocate(BYTES, 8), i);
      }
    }
  }

  /// The JDK's bump allocator over memory that is kept: nothing ends its blocks.
  @Benchmark
  public void jdkSlicing(Jdk state) {
    SegmentAllocator slicing = SegmentAllocator.slicingAllocator(state.memory);
    for (int i = 0; i < BLOCKS; i++) {
      StructBench.write(slicing.allocate(BYTES, 8), i);
    }
  }

  /// LWJGL's stack of this thread: nothing ends its blocks either.
  @Benchmark
  public void lwjglStackPush() {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      for (int i = 0; i < BLOCKS; i++) {
        long block = stack.nmalloc(8, BYTES);
        MemoryUtil.memPutLong(block, i);
        MemoryUtil.memPutLong(block + 8, i + 1L);
        MemoryUtil.memPutLong(block + 16, i + 2L);
      }
    }
  }
}
