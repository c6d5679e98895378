package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One parse tree, (1 + 2) * 3, in the two forms that arenas suggest: nodes that hold references to
/// nodes of the same [TypedArena], and nodes that hold indexes into the same [IndexArena].
///
/// References read like ordinary Java, and each value is closed once, the newest first. Indexes can
/// be narrower than references, can be copied, saved and compared, and all nodes are dropped at
/// once; but an index is only a number, and which arena it belongs to must be known.
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

  @Test
  void bothFormsGiveTheSameForATreeOfManyNodes() {
    int leaves = 1 << 10;
    try (TypedArena<Expr> references = TypedArena.open(2 * leaves)) {
      IndexArena<Node> indexes = IndexArena.of(IndexWidth.BITS_16);
      Expr left = references.add(new Expr.Num(0));
      int right = indexes.add(new Node.Num(0));
      for (int i = 1; i < leaves; i++) {
        left = references.add(new Expr.Add(left, references.add(new Expr.Num(i))));
        right = indexes.add(new Node.Add(right, indexes.add(new Node.Num(i))));
      }
      assertThat(left.evaluate()).isEqualTo(evaluate(indexes, right)).isEqualTo(523_776);
    }
  }
}
