package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One parse tree, (1 + 2) * 3, in the forms that arenas suggest: nodes that hold references to
/// nodes of the same [TypedArena], nodes that hold indexes into the same [IndexArena], and nodes
/// that are numbers in a [BumpArena].
///
/// References read like ordinary Java, and each value is closed once, the newest first. Indexes can
/// be narrower than references, can be copied, saved and compared, and all nodes are dropped at
/// once; but an index is only a number, and which arena it belongs to must be known. Numbers make
/// no object at all, and are by far the quickest; but what the bits mean is up to their code.
class ParseTreeSnippets {

  // @start region="references"
  sealed interface Expr {
    record Num(long value) implements Expr {}

    record Add(Expr left, Expr right) implements Expr {}

    record Mul(Expr left, Expr right) implements Expr {}

    default long evaluate() {
      return switch (this) {
        case Num(long value) -> value;
        case Add(Expr left, Expr right) -> left.evaluate() + right.evaluate();
        case Mul(Expr left, Expr right) -> left.evaluate() * right.evaluate();
      };
    }
  }

  static Expr buildReferences(TypedArena<Expr> arena) {
    Expr sum = arena.add(new Expr.Add(arena.add(new Expr.Num(1)), arena.add(new Expr.Num(2))));
    return arena.add(new Expr.Mul(sum, arena.add(new Expr.Num(3))));
  }

  @Test
  void evaluatesByReferences() {
    List<Expr> closed = new ArrayList<>();
    try (TypedArena<Expr> arena = TypedArena.open(5, closed::add)) {
      assertThat(buildReferences(arena).evaluate()).isEqualTo(9);
      assertThatThrownBy(() -> arena.add(new Expr.Num(4))).hasMessageContaining("full");
    }
    assertThat(closed).hasSize(5);
    assertThat(closed.getFirst()).isInstanceOf(Expr.Mul.class); // the root, which was added last
  }

  // @end

  // @start region="indexes"
  sealed interface Node {
    record Num(long value) implements Node {}

    record Add(int left, int right) implements Node {}

    record Mul(int left, int right) implements Node {}
  }

  static long evaluate(IndexArena<Node> nodes, int index) {
    return switch (nodes.get(index)) {
      case Node.Num(long value) -> value;
      case Node.Add(int left, int right) -> evaluate(nodes, left) + evaluate(nodes, right);
      case Node.Mul(int left, int right) -> evaluate(nodes, left) * evaluate(nodes, right);
    };
  }

  static int buildIndexes(IndexArena<Node> nodes) {
    int sum = nodes.add(new Node.Add(nodes.add(new Node.Num(1)), nodes.add(new Node.Num(2))));
    return nodes.add(new Node.Mul(sum, nodes.add(new Node.Num(3))));
  }

  @Test
  void evaluatesByIndexes() {
    IndexArena<Node> nodes = IndexArena.of(IndexWidth.BITS_8);
    int root = buildIndexes(nodes);
    assertThat(evaluate(nodes, root)).isEqualTo(9);
    nodes.clear();
    assertThatThrownBy(() -> evaluate(nodes, root)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  // @end

  // @start region="numbers"
  /// Nodes of 4 B, in the order in which a parser has read them: children before their parent, and
  /// the right child right before it. So a parent names its left child only.
  record Tree(MemorySegment nodes) {
    // The nodes are aligned. A layout that demands it would have each access check it.
    private static final ValueLayout.OfInt NODE = ValueLayout.JAVA_INT_UNALIGNED;

    /// Writes a leaf, as the complement of its value, and returns where the next node goes.
    long number(long at, int value) {
      nodes.set(NODE, at, ~value);
      return at + 4;
    }

    /// Writes the parent of the node that ends at `leftEnd` and of the one that ends here.
    long add(long at, long leftEnd) {
      nodes.set(NODE, at, (int) leftEnd - 4);
      return at + 4;
    }

    /// As above; the lowest bit of where a node lies is free to tell what it is.
    long multiply(long at, long leftEnd) {
      nodes.set(NODE, at, (int) leftEnd - 4 | 1);
      return at + 4;
    }

    long evaluate(long node) {
      int left = nodes.get(NODE, node);
      if (left < 0) {
        return ~left;
      }
      boolean product = (left & 1) != 0;
      long a = evaluate(left & ~1);
      long b = evaluate(node - 4);
      return product ? a * b : a + b;
    }
  }

  static long buildNumbers(Tree tree) {
    long one = tree.number(0, 1);
    long sum = tree.add(tree.number(one, 2), one);
    return tree.multiply(tree.number(sum, 3), sum);
  }

  @Test
  void evaluatesByNumbers() {
    try (BumpArena arena = BumpArena.open(5 * 4)) {
      Tree tree = new Tree(arena.allocate(5 * 4, 4));
      long end = buildNumbers(tree);
      assertThat(tree.evaluate(end - 4)).isEqualTo(9);
      assertThat(end).isEqualTo(5 * 4);
      arena.reset();
      assertThatThrownBy(() -> tree.evaluate(end - 4)).hasMessageContaining("closed");
    }
  }

  // @end

  @Test
  void allFormsGiveTheSameForATreeOfManyNodes() {
    int leaves = 1 << 10;
    try (TypedArena<Expr> references = TypedArena.open(2 * leaves);
        BumpArena arena = BumpArena.open(8L * leaves)) {
      Tree numbers = new Tree(arena.allocate(8L * leaves, 4));
      long end = numbers.number(0, 0);
      IndexArena<Node> indexes = IndexArena.of(IndexWidth.BITS_16);
      Expr left = references.add(new Expr.Num(0));
      int right = indexes.add(new Node.Num(0));
      for (int i = 1; i < leaves; i++) {
        left = references.add(new Expr.Add(left, references.add(new Expr.Num(i))));
        right = indexes.add(new Node.Add(right, indexes.add(new Node.Num(i))));
        end = numbers.add(numbers.number(end, i), end);
      }
      assertThat(left.evaluate()).isEqualTo(523_776);
      assertThat(evaluate(indexes, right)).isEqualTo(523_776);
      assertThat(numbers.evaluate(end - 4)).isEqualTo(523_776);
    }
  }
}
