package metamemory.bench;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
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
/// Nodes are aligned, and yet read by layouts that do not demand it: those that do have each access
/// check it, where the JIT compiler does not know the offset.
///
/// What the numbers do not show: trees that are changed, and nodes visited in another order than
/// that in which they were built. The JDK and plain objects are [TreePeers].
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(TreeBench.NODES)
public class TreeBench {
  /// How deep the tree is below its root.
  static final int DEPTH = 19;

  /// How many nodes it has.
  static final int NODES = (2 << DEPTH) - 1;

  /// The mark of a leaf.
  static final int NUMBER = -1;

  /// A node of 8 B: two children, or a number and a mark.
  private static final MemoryLayout NODE = MemoryLayout.structLayout(JAVA_INT, JAVA_INT);

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
      left.setAtIndex(JAVA_INT_UNALIGNED, node, leftChild);
      right.setAtIndex(JAVA_INT_UNALIGNED, node, rightChild);
      return node;
    }

    private static long evaluate(MemorySegment left, MemorySegment right, int node) {
      int first = left.getAtIndex(JAVA_INT_UNALIGNED, node);
      int second = right.getAtIndex(JAVA_INT_UNALIGNED, node);
      return second == NUMBER
          ? first
          : evaluate(left, right, first) + evaluate(left, right, second);
    }
  }

  /// Both children of a node in one number: where they lie, in bytes. A leaf has the complement of
  /// its value, which is negative.
  @State(Scope.Thread)
  public static class Pairs {
    final BumpArena arena = BumpArena.open((long) Long.BYTES * NODES, null);

    /// Gives the memory back.
    @TearDown
    public void close() {
      arena.close();
    }

    long run() {
      MemorySegment nodes = arena.allocate((long) Long.BYTES * NODES, Long.BYTES);
      long sum = evaluate(nodes, build(nodes, 0, DEPTH, 0) - Long.BYTES);
      arena.reset();
      return sum;
    }

    /// Writes a tree and returns its end; its root is the last node.
    private static long build(MemorySegment nodes, long at, int depth, int value) {
      if (depth == 0) {
        nodes.set(JAVA_LONG_UNALIGNED, at, ~(long) value);
        return at + Long.BYTES;
      }
      long left = build(nodes, at, depth - 1, 2 * value);
      long right = build(nodes, left, depth - 1, 2 * value + 1);
      long pair = (right - Long.BYTES) << Integer.SIZE | (left - Long.BYTES);
      nodes.set(JAVA_LONG_UNALIGNED, right, pair);
      return right + Long.BYTES;
    }

    private static long evaluate(MemorySegment nodes, long node) {
      long pair = nodes.get(JAVA_LONG_UNALIGNED, node);
      return pair < 0
          ? ~pair
          : evaluate(nodes, pair & 0xffff_ffffL) + evaluate(nodes, pair >>> Integer.SIZE);
    }
  }

  /// Nodes of 4 B in the order in which a parser meets their ends: the right child of a node lies
  /// before it, so it names the left one only. Evaluated from the first to the last, with a stack.
  @State(Scope.Thread)
  public static class Postorder {
    private static final long ROOM = (long) Integer.BYTES * NODES;
    private static final long STACK = (long) Long.BYTES * (DEPTH + 3);

    final BumpArena arena = BumpArena.open(ROOM + STACK + Long.BYTES, null);

    /// Gives the memory back.
    @TearDown
    public void close() {
      arena.close();
    }

    long run() {
      MemorySegment nodes = arena.allocate(ROOM, Integer.BYTES);
      long end = build(nodes, 0, DEPTH, 0);
      long sum = evaluate(nodes, end, arena.allocate(STACK, Long.BYTES));
      arena.reset();
      return sum;
    }

    long runByRecursion() {
      MemorySegment nodes = arena.allocate(ROOM, Integer.BYTES);
      long sum = evaluate(nodes, build(nodes, 0, DEPTH, 0) - Integer.BYTES);
      arena.reset();
      return sum;
    }

    private static long build(MemorySegment nodes, long at, int depth, int value) {
      if (depth == 0) {
        nodes.set(JAVA_INT_UNALIGNED, at, ~value);
        return at + Integer.BYTES;
      }
      long left = build(nodes, at, depth - 1, 2 * value);
      long right = build(nodes, left, depth - 1, 2 * value + 1);
      nodes.set(JAVA_INT_UNALIGNED, right, (int) left - Integer.BYTES);
      return right + Integer.BYTES;
    }

    private static long evaluate(MemorySegment nodes, long node) {
      int left = nodes.get(JAVA_INT_UNALIGNED, node);
      return left < 0 ? ~left : evaluate(nodes, left) + evaluate(nodes, node - Integer.BYTES);
    }

    private static long evaluate(MemorySegment nodes, long end, MemorySegment stack) {
      long last = 0;
      long top = 0;
      for (long node = 0; node < end; node += Integer.BYTES) {
        int left = nodes.get(JAVA_INT_UNALIGNED, node);
        if (left < 0) {
          stack.set(JAVA_LONG_UNALIGNED, top, last);
          top += Long.BYTES;
          last = ~left;
        } else {
          top -= Long.BYTES;
          last += stack.get(JAVA_LONG_UNALIGNED, top);
        }
      }
      return last;
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
      memory.set(JAVA_INT_UNALIGNED, offset, leftChild);
      memory.set(JAVA_INT_UNALIGNED, offset + 4, rightChild);
      return (int) node;
    }

    private long evaluate(int node) {
      MemorySegment memory = nodes.memory();
      long offset = nodes.offset(node);
      int first = memory.get(JAVA_INT_UNALIGNED, offset);
      int second = memory.get(JAVA_INT_UNALIGNED, offset + 4);
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
      memory.set(JAVA_LONG_UNALIGNED, node, leftChild);
      memory.set(JAVA_LONG_UNALIGNED, node + 8, rightChild);
      return node;
    }

    private long evaluate(long node) {
      long first = memory.get(JAVA_LONG_UNALIGNED, node);
      long second = memory.get(JAVA_LONG_UNALIGNED, node + 8);
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

  /// A struct of arrays in one arena.
  @Benchmark
  public long columns(Columns state) {
    return state.run();
  }

  /// Pairs of offsets.
  @Benchmark
  public long pairs(Pairs state) {
    return state.run();
  }

  /// Postorder.
  @Benchmark
  public long postorder(Postorder state) {
    return state.run();
  }

  /// The same nodes, evaluated from the root.
  @Benchmark
  public long postorderByRecursion(Postorder state) {
    return state.runByRecursion();
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
}
