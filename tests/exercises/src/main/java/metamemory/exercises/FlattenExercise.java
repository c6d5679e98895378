package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `flatten(tree)`: a tree of objects as an array of three numbers a node, children first.
final class FlattenExercise {
  private static final int FIVE_THOUSAND = 5_001;
  private static final long KIBIBYTES_128 = 128 << 10;

  interface Expr {}

  interface Trees {
    Expr num(int value);

    Expr plus(Expr left, Expr right);

    Expr times(Expr left, Expr right);

    int[] flatten(Expr tree);
  }

  private final Trees learner = Answer.bind(Trees.class);

  @Test
  @Order(1)
  @DisplayName("flattens a single number")
  void flattensSingleNumber() {
    assertThat(learner.flatten(learner.num(7)))
        .as("the tree 7 has one node, of three ints")
        .isEqualTo(new int[] {'#', 7, 0});
  }

  @Test
  @Order(2)
  @DisplayName("gives the array of section 4 for (1 + 2) * 3")
  void givesTheArrayOfTheExample() {
    Expr sum = learner.plus(learner.num(1), learner.num(2));
    assertThat(learner.flatten(learner.times(sum, learner.num(3))))
        .as("in post-order: 1 2 + 3 *")
        .isEqualTo(new int[] {'#', 1, 0, '#', 2, 0, '+', 0, 1, '#', 3, 0, '*', 2, 3});
  }

  @Test
  @Order(3)
  @DisplayName("puts children before their parent, and the root last")
  void putsChildrenBeforeTheirParent() {
    Expr right = learner.times(learner.num(4), learner.num(5));
    int[] nodes = learner.flatten(learner.plus(learner.num(6), right));
    assertThat(nodes).as("6 + 4 * 5 has 5 nodes, of three ints each").hasSize(15);
    assertThat((char) nodes[12]).as("the root comes last, and it is a +").isEqualTo('+');
    assertThat(new int[] {nodes[13], nodes[14]})
        .as("the left child of the root is the 6 at 0, the right one the * just before it")
        .isEqualTo(new int[] {0, 3});
  }

  @Test
  @Order(4)
  @DisplayName("the flat tree has the same value")
  void keepsTheValue() {
    int[] nodes = learner.flatten(sum(1, 64));
    assertThat(evaluate(nodes, nodes.length / 3 - 1)).as("1 + 2 + … + 64").isEqualTo(2_080);
  }

  @Test
  @Order(5)
  @Points(2)
  @DisplayName("takes at most 128 KiB for 10,001 nodes")
  void takesAtMost128KibibytesFor10001Nodes() {
    Expr tree = sum(1, FIVE_THOUSAND);
    Budget.warm(3, () -> learner.flatten(tree))
        .as("flatten, for a tree of 10,001 nodes")
        .heapBytesAtMost(KIBIBYTES_128);
  }

  @Test
  @Order(6)
  @Hidden
  @DisplayName("flattens trees of random shape")
  void flattensRandomTrees() {
    RandomGenerator random = Answer.random();
    for (int leaves = 1; leaves <= 60; leaves++) {
      Shape shape = random(random, leaves);
      int[] nodes = learner.flatten(shape.tree());
      assertThat(nodes)
          .as("a tree of %d nodes takes three ints each", 2 * leaves - 1)
          .hasSize(3 * (2 * leaves - 1));
      assertThat(evaluate(nodes, nodes.length / 3 - 1))
          .as("the value of a random tree with %d numbers", leaves)
          .isEqualTo(shape.value());
    }
  }

  private record Shape(Expr tree, int value) {}

  private Shape random(RandomGenerator random, int leaves) {
    if (leaves == 1) {
      int value = random.nextInt(-9, 10);
      return new Shape(learner.num(value), value);
    }
    int leftLeaves = random.nextInt(1, leaves);
    Shape left = random(random, leftLeaves);
    Shape right = random(random, leaves - leftLeaves);
    return random.nextBoolean()
        ? new Shape(learner.plus(left.tree(), right.tree()), left.value() + right.value())
        : new Shape(learner.times(left.tree(), right.tree()), left.value() * right.value());
  }

  /// The sum of all numbers from one to another, as a balanced tree.
  private Expr sum(int from, int to) {
    int middle = (from + to) / 2;
    return from == to ? learner.num(from) : learner.plus(sum(from, middle), sum(middle + 1, to));
  }

  private static int evaluate(int[] nodes, int node) {
    int left = nodes[3 * node + 1];
    int right = nodes[3 * node + 2];
    char kind = (char) nodes[3 * node];
    if (kind == '#') {
      return left;
    }
    assertThat(Math.max(left, right))
        .as("node %d is a %s: its children come before it", node, kind)
        .isLessThan(node);
    return kind == '+'
        ? evaluate(nodes, left) + evaluate(nodes, right)
        : evaluate(nodes, left) * evaluate(nodes, right);
  }
}
