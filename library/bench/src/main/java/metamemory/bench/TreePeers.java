package metamemory.bench;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// The work of [TreeBench], done by the JDK's bump allocator and by plain objects.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(TreeBench.NODES)
public class TreePeers {
  private static final int NUMBER = TreeBench.NUMBER;

  /// A node as an object.
  sealed interface Expr {}

  /// A leaf.
  record Num(long value) implements Expr {}

  /// An inner node.
  record Add(Expr left, Expr right) implements Expr {}

  /// The JDK's bump allocator; children are named by address, relative to the memory.
  @State(Scope.Thread)
  public static class Jdk {
    private static final long BYTES = 16;

    final Arena owner = Arena.ofConfined();
    final MemorySegment memory = owner.allocate(BYTES * TreeBench.NODES, 8);
    private SegmentAllocator slicing = SegmentAllocator.prefixAllocator(memory);

    /// Gives the memory back.
    @TearDown
    public void close() {
      owner.close();
    }

    long run() {
      slicing = SegmentAllocator.slicingAllocator(memory);
      return evaluate(build(TreeBench.DEPTH));
    }

    private long build(int depth) {
      return depth == 0 ? add(depth, NUMBER) : add(build(depth - 1), build(depth - 1));
    }

    private long add(long leftChild, long rightChild) {
      MemorySegment node = slicing.allocate(BYTES, 8);
      node.set(JAVA_LONG_UNALIGNED, 0, leftChild);
      node.set(JAVA_LONG_UNALIGNED, 8, rightChild);
      return node.address() - memory.address();
    }

    private long evaluate(long node) {
      long first = memory.get(JAVA_LONG_UNALIGNED, node);
      long second = memory.get(JAVA_LONG_UNALIGNED, node + 8);
      return second == NUMBER ? first : evaluate(first) + evaluate(second);
    }
  }

  /// Blocks of the JDK's bump allocator.
  @Benchmark
  public long jdkSlicing(Jdk state) {
    return state.run();
  }

  /// Plain objects.
  @Benchmark
  public long objects() {
    return evaluate(build(TreeBench.DEPTH, 0));
  }

  private static Expr build(int depth, long value) {
    return depth == 0
        ? new Num(value)
        : new Add(build(depth - 1, 2 * value), build(depth - 1, 2 * value + 1));
  }

  private static long evaluate(Expr node) {
    return switch (node) {
      case Num(long value) -> value;
      case Add(Expr left, Expr right) -> evaluate(left) + evaluate(right);
    };
  }
}
