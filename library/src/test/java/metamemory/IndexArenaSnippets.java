package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The examples in the docs of [IndexArena].
class IndexArenaSnippets {

  // @start region="tree"
  sealed interface Expr {
    record Constant(long value) implements Expr {}

    record Sum(int left, int right) implements Expr {}

    record Product(int left, int right) implements Expr {}
  }

  static long evaluate(IndexArena<Expr> nodes, int index) {
    return switch (nodes.get(index)) {
      case Expr.Constant(long value) -> value;
      case Expr.Sum(int left, int right) -> evaluate(nodes, left) + evaluate(nodes, right);
      case Expr.Product(int left, int right) -> evaluate(nodes, left) * evaluate(nodes, right);
    };
  }

  @Test
  void evaluatesTree() {
    IndexArena<Expr> nodes = IndexArena.of(IndexWidth.BITS_8);
    int sum =
        nodes.add(new Expr.Sum(nodes.add(new Expr.Constant(1)), nodes.add(new Expr.Constant(2))));
    int product = nodes.add(new Expr.Product(sum, nodes.add(new Expr.Constant(3))));
    assertThat(evaluate(nodes, product)).isEqualTo(9);
    nodes.clear();
  }
  // @end
}
