package metamemory.bench;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.concurrent.TimeUnit;
import metamemory.BlockPool;
import metamemory.BumpArena;
import metamemory.HeapAllocator;
import metamemory.LazyArena;
import metamemory.Outcome;
import metamemory.PageRules;
import metamemory.PagedArena;
import metamemory.TempAllocator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// A struct of three `long`s: allocated and written, 1,024 of them, then all dropped at once, or
/// one by one where there is no other way. The library and the JDK; the others are [StructPeers].
///
/// What the numbers do not show: reading, and memory that does not fit into the nearest cache.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(StructBench.BLOCKS)
public class StructBench {
  /// How many structs are live before they are dropped.
  static final int BLOCKS = 1024;

  /// The size of one.
  static final long BYTES = 24;

  /// An arena with room for exactly one batch.
  @State(org.openjdk.jmh.annotations.Scope.Thread)
  public static class Bump {
    final BumpArena arena = BumpArena.open(BLOCKS * BYTES, null);

    /// Gives the memory back.
    @TearDown
    public void close() {
      arena.close();
    }
  }

  /// An arena of pages.
  @State(org.openjdk.jmh.annotations.Scope.Thread)
  public static class Paged {
    final PagedArena arena = PagedArena.open(PageRules.of(4096), null);

    /// Gives the memory back.
    @TearDown
    public void close() {
      arena.close();
    }
  }

  /// An arena of reserved memory.
  @State(org.openjdk.jmh.annotations.Scope.Thread)
  public static class Lazy {
    final LazyArena arena = LazyArena.open(1L << 30, BLOCKS * BYTES, null);

    /// Gives the memory back.
    @TearDown
    public void close() {
      arena.close();
    }
  }

  /// A pool with room for one batch, and the blocks to be released.
  @State(org.openjdk.jmh.annotations.Scope.Thread)
  public static class Pooled {
    final BlockPool pool = BlockPool.open(BYTES, 8, BLOCKS, null);
    final MemorySegment[] live = new MemorySegment[BLOCKS];
    final int[] slots = new int[BLOCKS];

    /// Gives the memory back.
    @TearDown
    public void close() {
      pool.close();
    }
  }

  /// The C library's heap.
  @State(org.openjdk.jmh.annotations.Scope.Thread)
  public static class Heap {
    final HeapAllocator heap = HeapAllocator.open(null);
    final MemorySegment[] live = new MemorySegment[BLOCKS];

    /// Gives the memory back.
    @TearDown
    public void close() {
      heap.close();
    }
  }

  /// The JDK's memory for one batch.
  @State(org.openjdk.jmh.annotations.Scope.Thread)
  public static class Jdk {
    final Arena owner = Arena.ofConfined();
    final MemorySegment memory = owner.allocate(BLOCKS * BYTES, 8);
    private SegmentAllocator slicing = SegmentAllocator.slicingAllocator(memory);

    /// Gives the memory back.
    @TearDown
    public void close() {
      owner.close();
    }
  }

  /// The throwing form.
  @Benchmark
  public void bumpAllocate(Bump state) {
    for (int i = 0; i < BLOCKS; i++) {
      write(state.arena.allocate(BYTES, 8), i);
    }
    state.arena.reset();
  }

  /// The form whose refusal is a value.
  @Benchmark
  public void bumpTryAllocate(Bump state) {
    for (int i = 0; i < BLOCKS; i++) {
      if (state.arena.tryAllocate(BYTES, 8) instanceof Outcome.Granted(MemorySegment block)) {
        write(block, i);
      }
    }
    state.arena.reset();
  }

  /// Offsets instead of segments.
  @Benchmark
  public void bumpTryOffset(Bump state) {
    MemorySegment memory = state.arena.memory();
    for (int i = 0; i < BLOCKS; i++) {
      long offset = state.arena.tryOffset(BYTES, 8);
      memory.set(JAVA_LONG, offset, i);
      memory.set(JAVA_LONG, offset + 8, i + 1L);
      memory.set(JAVA_LONG, offset + 16, i + 2L);
    }
    state.arena.reset();
  }

  /// Inside a scope instead of resetting the arena.
  @Benchmark
  public void scope(Bump state) {
    try (metamemory.Scope scope = state.arena.openScope()) {
      for (int i = 0; i < BLOCKS; i++) {
        write(scope.allocate(BYTES, 8), i);
      }
    }
  }

  /// In pages of 4 KiB, which stay.
  @Benchmark
  public void pagedArena(Paged state) {
    for (int i = 0; i < BLOCKS; i++) {
      write(state.arena.allocate(BYTES, 8), i);
    }
    state.arena.reset();
  }

  /// In memory that was reserved, and committed by the first batch.
  @Benchmark
  public void lazyArena(Lazy state) {
    for (int i = 0; i < BLOCKS; i++) {
      write(state.arena.allocate(BYTES, 8), i);
    }
    state.arena.reset();
  }

  /// In this thread's temporary memory, looked up once.
  @Benchmark
  public void tempAllocator() {
    try (metamemory.Scope scope = TempAllocator.current().openScope()) {
      for (int i = 0; i < BLOCKS; i++) {
        write(scope.allocate(BYTES, 8), i);
      }
    }
  }

  /// Fixed blocks, each released on its own.
  @Benchmark
  public void blockPool(Pooled state) {
    for (int i = 0; i < BLOCKS; i++) {
      MemorySegment block = state.pool.allocate(BYTES, 8);
      write(block, i);
      state.live[i] = block;
    }
    for (MemorySegment block : state.live) {
      state.pool.release(block);
    }
  }

  /// The same, with slots kept instead of segments.
  @Benchmark
  public void blockPoolBySlot(Pooled state) {
    for (int i = 0; i < BLOCKS; i++) {
      int slot = state.pool.trySlot(BYTES, 8);
      write(state.pool.block(slot), i);
      state.slots[i] = slot;
    }
    for (int slot : state.slots) {
      state.pool.release(slot);
    }
  }

  /// The C library through this one.
  @Benchmark
  public void heapAllocator(Heap state) {
    for (int i = 0; i < BLOCKS; i++) {
      MemorySegment block = state.heap.allocate(BYTES, 8);
      write(block, i);
      state.live[i] = block;
    }
    for (MemorySegment block : state.live) {
      state.heap.release(block);
    }
  }

  /// The JDK's own bump allocator, which has no reset: a new one for each batch.
  @Benchmark
  public void jdkSlicing(Jdk state) {
    SegmentAllocator slicing = SegmentAllocator.slicingAllocator(state.memory);
    for (int i = 0; i < BLOCKS; i++) {
      write(slicing.allocate(BYTES, 8), i);
    }
  }

  /// The same, held by an object as arenas are, so that the JIT compiler cannot dissolve it.
  @Benchmark
  public void jdkSlicingKept(Jdk state) {
    state.slicing = SegmentAllocator.slicingAllocator(state.memory);
    for (int i = 0; i < BLOCKS; i++) {
      write(state.slicing.allocate(BYTES, 8), i);
    }
  }

  /// An arena of the JDK for each struct.
  @Benchmark
  public void jdkConfined() {
    for (int i = 0; i < BLOCKS; i++) {
      try (Arena arena = Arena.ofConfined()) {
        write(arena.allocate(BYTES, 8), i);
      }
    }
  }

  static void write(MemorySegment block, int value) {
    block.set(JAVA_LONG, 0, value);
    block.set(JAVA_LONG, 8, value + 1L);
    block.set(JAVA_LONG, 16, value + 2L);
  }
}
