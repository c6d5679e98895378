package metamemory.bench;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import metamemory.BumpArena;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Slices of 1 to 256 B, in a random but fixed order, copied into new blocks.
///
/// What the numbers do not show: large slices, where every copy is bound by memory.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(CopyBench.SLICES)
public class CopyBench {
  /// How many slices are copied before all are dropped.
  static final int SLICES = 1024;

  private static final int LONGEST = 256;

  /// The slices, in an array and off the heap.
  @State(Scope.Thread)
  public static class Slices {
    final byte[] array = new byte[LONGEST];
    final int[] sizes = new Random(1).ints(SLICES, 1, LONGEST + 1).toArray();
    final Arena owner = Arena.ofConfined();
    final MemorySegment memory = owner.allocate(LONGEST, 8);
    final int total = Arrays.stream(sizes).sum();

    /// Gives the memory back.
    @TearDown
    public void close() {
      owner.close();
    }
  }

  /// An arena with room for all of them.
  @State(Scope.Thread)
  public static class Bump {
    final BumpArena arena = BumpArena.open((long) SLICES * LONGEST, null);

    /// Gives the memory back.
    @TearDown
    public void close() {
      arena.close();
    }
  }

  /// The JDK's memory for all of them.
  @State(Scope.Thread)
  public static class Jdk {
    final Arena owner = Arena.ofConfined();
    final MemorySegment memory = owner.allocate((long) SLICES * LONGEST, 8);

    /// Gives the memory back.
    @TearDown
    public void close() {
      owner.close();
    }
  }

  /// LWJGL's stack for all of them.
  @State(Scope.Thread)
  public static class Stack {
    final MemoryStack stack = MemoryStack.create(SLICES * LONGEST);
  }

  /// Arrays of the Java heap.
  @State(Scope.Thread)
  public static class Copies {
    final byte[][] live = new byte[SLICES][];
  }

  /// From an array, by the JDK's bulk copy.
  @Benchmark
  public void bumpFromArray(Bump state, Slices slices) {
    for (int size : slices.sizes) {
      MemorySegment.copy(slices.array, 0, state.arena.allocate(size, 1), JAVA_BYTE, 0, size);
    }
    state.arena.reset();
  }

  /// From memory, by the method that every allocator has from the JDK.
  @Benchmark
  public void bumpFromMemory(Bump state, Slices slices) {
    for (int size : slices.sizes) {
      state.arena.allocateFrom(JAVA_BYTE, slices.memory, JAVA_BYTE, 0, size);
    }
    state.arena.reset();
  }

  /// The JDK's bump allocator, from an array.
  @Benchmark
  public void jdkSlicingFromArray(Jdk state, Slices slices) {
    SegmentAllocator slicing = SegmentAllocator.slicingAllocator(state.memory);
    for (int size : slices.sizes) {
      MemorySegment.copy(slices.array, 0, slicing.allocate(size, 1), JAVA_BYTE, 0, size);
    }
  }

  /// The JDK's bump allocator, from memory.
  @Benchmark
  public void jdkSlicingFromMemory(Jdk state, Slices slices) {
    SegmentAllocator slicing = SegmentAllocator.slicingAllocator(state.memory);
    for (int size : slices.sizes) {
      slicing.allocateFrom(JAVA_BYTE, slices.memory, JAVA_BYTE, 0, size);
    }
  }

  /// The JDK's copy from an array, always to the same place: what an allocator cannot be below.
  @Benchmark
  public void copyAloneFromArray(Jdk state, Slices slices) {
    for (int size : slices.sizes) {
      MemorySegment.copy(slices.array, 0, state.memory, JAVA_BYTE, 0, size);
    }
  }

  /// The JDK's copy from memory, always to the same place.
  @Benchmark
  public void copyAloneFromMemory(Jdk state, Slices slices) {
    for (int size : slices.sizes) {
      MemorySegment.copy(slices.memory, 0, state.memory, 0, size);
    }
  }

  /// LWJGL's stack, from memory.
  @Benchmark
  public void lwjglStack(Stack state, Slices slices) {
    MemoryStack stack = state.stack.push();
    for (int size : slices.sizes) {
      MemoryUtil.memCopy(slices.memory.address(), stack.nmalloc(1, size), size);
    }
    stack.pop();
  }

  /// Copies on the Java heap.
  @Benchmark
  public void objects(Copies state, Slices slices) {
    for (int i = 0; i < SLICES; i++) {
      state.live[i] = Arrays.copyOf(slices.array, slices.sizes[i]);
    }
  }
}
