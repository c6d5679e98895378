package metamemory.bench;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.concurrent.TimeUnit;
import metamemory.BumpArena;
import metamemory.IndexArena;
import metamemory.IndexWidth;
import metamemory.RecordArena;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// A parse tree of 2^20 - 1 nodes: built from its leaves upwards, evaluated, dropped; per node.
///
/// What the numbers do not show: trees that are changed, and nodes visited in another order than
/// that in which they were built.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(TreeBench.NODES)
public class TreeBench {
  /// How deep the tree is below its root.
  static final int DEPTH = 19;

  /// How many nodes it has.
  static final int NODES = (2 << DEPTH) - 1;

  private static final int NUMBER = -1;

  /// A node of 8 B: two children, or a number and a mark.
  private static final MemoryLayout NODE = MemoryLayout.structLayout(JAVA_INT, JAVA_INT);

  /// A node as an object.
  sealed interface Expr {}

  /// A leaf.
  record Num(long value) implements Expr {}

  /// An inner node.
  record Add(Expr left, Expr right) implements Expr {}

  /// A node that names its children by index.
  sealed interface Node {}

  /// A leaf.
  record NumNode(long value) implements Node {}

  /// An inner node.
  record AddNode(int left, int right) implements Node {}

  /// The fields of all nodes, each in an array of its own.
  @State(Scope.Thread)
  public static class Columns {
    final BumpArena arena = BumpArena.open(2L * Integer.BYTES * NODES, null);
    private int size;

    /// Gives the memory back.
    @TearDown
    public void close() {
      arena.close();
    }

    long run() {
      MemorySegment left = arena.allocate(JAVA_INT, NODES);
      MemorySegment right = arena.allocate(JAVA_INT, NODES);
      size = 0;
      long sum = evaluate(left, right, build(left, right, DEPTH));
      arena.reset();
      return sum;
    }

    // Segments are passed on: one in a field is read and looked at anew in each call.
    private int build(MemorySegment left, MemorySegment right, int depth) {
      return depth == 0
          ? add(left, right, size, NUMBER)
          : add(left, right, build(left, right, depth - 1), build(left, right, depth - 1));
    }

    private int add(MemorySegment left, MemorySegment right, int leftChild, int rightChild) {
      int node = size++;
      left.setAtIndex(JAVA_INT, node, leftChild);
      right.setAtIndex(JAVA_INT, node, rightChild);
      return node;
    }

    private static long evaluate(MemorySegment left, MemorySegment right, int node) {
      int first = left.getAtIndex(JAVA_INT, node);
      int second = right.getAtIndex(JAVA_INT, node);
      return second == NUMBER
          ? first
          : evaluate(left, right, first) + evaluate(left, right, second);
    }
  }

  /// Both children of a node in one number, in one array.
  @State(Scope.Thread)
  public static class Pairs {
    final BumpArena arena = BumpArena.open((long) Long.BYTES * NODES, null);
    private int size;

    /// Gives the memory back.
    @TearDown
    public void close() {
      arena.close();
    }

    long run() {
      MemorySegment nodes = arena.allocate(JAVA_LONG, NODES);
      size = 0;
      long sum = evaluate(nodes, build(nodes, DEPTH));
      arena.reset();
      return sum;
    }

    private int build(MemorySegment nodes, int depth) {
      return depth == 0
          ? add(nodes, size, NUMBER)
          : add(nodes, build(nodes, depth - 1), build(nodes, depth - 1));
    }

    private int add(MemorySegment nodes, int left, int right) {
      int node = size++;
      nodes.setAtIndex(JAVA_LONG, node, (long) right << Integer.SIZE | left);
      return node;
    }

    private static long evaluate(MemorySegment nodes, int node) {
      long pair = nodes.getAtIndex(JAVA_LONG, node);
      int right = (int) (pair >>> Integer.SIZE);
      return right == NUMBER ? (int) pair : evaluate(nodes, (int) pair) + evaluate(nodes, right);
    }
  }

  /// Nodes as records off the heap, named by index.
  @State(Scope.Thread)
  public static class Records {
    final BumpArena arena = BumpArena.open(NODE.byteSize() * NODES, null);
    final RecordArena nodes = RecordArena.open(arena, NODE, IndexWidth.BITS_32);

    /// Takes the memory of all nodes at once.
    public Records() {
      nodes.tryReserve(NODES).orElseThrow();
    }

    /// Gives the memory back.
    @TearDown
    public void close() {
      nodes.close();
      arena.close();
    }

    long run() {
      long sum = evaluate(build(DEPTH));
      nodes.clear();
      return sum;
    }

    private int build(int depth) {
      return depth == 0 ? add((int) nodes.size(), NUMBER) : add(build(depth - 1), build(depth - 1));
    }

    private int add(int leftChild, int rightChild) {
      long node = nodes.add();
      MemorySegment memory = nodes.memory();
      long offset = nodes.offset(node);
      memory.set(JAVA_INT, offset, leftChild);
      memory.set(JAVA_INT, offset + 4, rightChild);
      return (int) node;
    }

    private long evaluate(int node) {
      MemorySegment memory = nodes.memory();
      long offset = nodes.offset(node);
      int first = memory.get(JAVA_INT, offset);
      int second = memory.get(JAVA_INT, offset + 4);
      return second == NUMBER ? first : evaluate(first) + evaluate(second);
    }
  }

  /// Nodes of 16 B in an arena, named by offset.
  @State(Scope.Thread)
  public static class Offsets {
    private static final long BYTES = 16;

    final BumpArena arena = BumpArena.open(BYTES * NODES, null);
    private MemorySegment memory = MemorySegment.NULL;

    /// Gives the memory back.
    @TearDown
    public void close() {
      arena.close();
    }

    long run() {
      memory = arena.memory();
      long sum = evaluate(build(DEPTH));
      arena.reset();
      return sum;
    }

    private long build(int depth) {
      return depth == 0 ? add(arena.position(), NUMBER) : add(build(depth - 1), build(depth - 1));
    }

    private long add(long leftChild, long rightChild) {
      long node = arena.tryOffset(BYTES, 8);
      memory.set(JAVA_LONG, node, leftChild);
      memory.set(JAVA_LONG, node + 8, rightChild);
      return node;
    }

    private long evaluate(long node) {
      long first = memory.get(JAVA_LONG, node);
      long second = memory.get(JAVA_LONG, node + 8);
      return second == NUMBER ? first : evaluate(first) + evaluate(second);
    }
  }

  /// Nodes as objects, named by index.
  @State(Scope.Thread)
  public static class Indexes {
    final IndexArena<Node> nodes = IndexArena.of(IndexWidth.BITS_32, NODES);

    long run() {
      long sum = evaluate(build(DEPTH));
      nodes.clear();
      return sum;
    }

    private int build(int depth) {
      return depth == 0
          ? nodes.add(new NumNode(nodes.size()))
          : nodes.add(new AddNode(build(depth - 1), build(depth - 1)));
    }

    private long evaluate(int node) {
      return switch (nodes.get(node)) {
        case NumNode(long value) -> value;
        case AddNode(int left, int right) -> evaluate(left) + evaluate(right);
      };
    }
  }

  /// The JDK's bump allocator; children are named by address, relative to the memory.
  @State(Scope.Thread)
  public static class Jdk {
    private static final long BYTES = 16;

    final Arena owner = Arena.ofConfined();
    final MemorySegment memory = owner.allocate(BYTES * NODES, 8);
    private SegmentAllocator slicing = SegmentAllocator.prefixAllocator(memory);

    /// Gives the memory back.
    @TearDown
    public void close() {
      owner.close();
    }

    long run() {
      slicing = SegmentAllocator.slicingAllocator(memory);
      return evaluate(build(DEPTH));
    }

    private long build(int depth) {
      return depth == 0 ? add(depth, NUMBER) : add(build(depth - 1), build(depth - 1));
    }

    private long add(long leftChild, long rightChild) {
      MemorySegment node = slicing.allocate(BYTES, 8);
      node.set(JAVA_LONG, 0, leftChild);
      node.set(JAVA_LONG, 8, rightChild);
      return node.address() - memory.address();
    }

    private long evaluate(long node) {
      long first = memory.get(JAVA_LONG, node);
      long second = memory.get(JAVA_LONG, node + 8);
      return second == NUMBER ? first : evaluate(first) + evaluate(second);
    }
  }

  /// The calls alone, without a node.
  @State(Scope.Thread)
  public static class Calls {
    private int size;

    long run() {
      size = 0;
      return evaluate(DEPTH, build(DEPTH));
    }

    private int build(int depth) {
      return depth == 0 ? add(size, NUMBER) : add(build(depth - 1), build(depth - 1));
    }

    private int add(int left, int right) {
      int node = size++;
      return node ^ left ^ right;
    }

    private static long evaluate(int depth, int node) {
      return depth == 0 ? node : evaluate(depth - 1, node) + evaluate(depth - 1, ~node);
    }
  }

  /// No nodes: what building and evaluating cost without any memory.
  @Benchmark
  public long calls(Calls state) {
    return state.run();
  }

  /// A struct of arrays in one arena.
  @Benchmark
  public long columns(Columns state) {
    return state.run();
  }

  /// Pairs of indexes.
  @Benchmark
  public long pairs(Pairs state) {
    return state.run();
  }

  /// Records by index.
  @Benchmark
  public long records(Records state) {
    return state.run();
  }

  /// Blocks of a bump arena, by offset.
  @Benchmark
  public long offsets(Offsets state) {
    return state.run();
  }

  /// Objects by index.
  @Benchmark
  public long indexes(Indexes state) {
    return state.run();
  }

  /// Blocks of the JDK's bump allocator.
  @Benchmark
  public long jdkSlicing(Jdk state) {
    return state.run();
  }

  /// Plain objects.
  @Benchmark
  public long objects() {
    return evaluate(build(DEPTH, 0));
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
