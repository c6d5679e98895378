package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Creations;
import metamemory.grade.Hidden;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `NarrowNodes`: nodes of five bytes, whose indexes have 16 bits.
final class NarrowNodesExercise {
  private static final int REFUSED = -1;
  private static final int NODES = 65_536;
  private static final long HEADERS = 256;

  interface NarrowNodes {
    int tryNode(char kind, int left, int right);

    char kind(int node);

    int left(int node);

    int right(int node);

    int size();
  }

  @Test
  @Order(1)
  @DisplayName("keeps kind, left and right of each node")
  void keepsNodes() {
    NarrowNodes nodes = nodes(10);
    makes(nodes, '#', 1, 0, 0, "the first node has index 0");
    makes(nodes, '#', 65_535, 0, 1, "65535 is the largest 16-bit number");
    makes(nodes, '+', 0, 1, 2, "the third node has index 2");
    keeps(nodes, 0, '#', 1, 0);
    keeps(nodes, 1, '#', 65_535, 0);
    keeps(nodes, 2, '+', 0, 1);
  }

  @Test
  @Order(2)
  @DisplayName("refuses with -1 when it is full")
  void refusesWhenFull() {
    NarrowNodes nodes = nodes(2);
    makes(nodes, '#', 1, 0, 0, "the first of two");
    makes(nodes, '#', 2, 0, 1, "the second of two");
    makes(nodes, '+', 0, 1, REFUSED, "the capacity is 2");
    assertThat(nodes.size()).as("size(): a refusal changes nothing").isEqualTo(2);
  }

  @Test
  @Order(3)
  @DisplayName("takes 65,536 nodes")
  void takes65536Nodes() {
    filled(NODES);
  }

  @Test
  @Order(4)
  @DisplayName("refuses node 65,536, whose index does not fit")
  void refusesNode65536() {
    NarrowNodes nodes = filled(70_000);
    makes(nodes, '#', 1, 1, REFUSED, "index 65536 does not fit into 16 bits");
    assertThat(nodes.size()).as("size(): a refusal changes nothing").isEqualTo(NODES);
    keeps(nodes, 0, '#', 0, 0);
  }

  @Test
  @Order(5)
  @DisplayName("refuses children that do not fit into 16 bits")
  void refusesChildrenThatDoNotFit() {
    NarrowNodes nodes = nodes(10);
    makes(nodes, '#', 5, 0, 0, "5 fits into 16 bits");
    for (int wide : new int[] {65_536, 70_000, Integer.MAX_VALUE, -1}) {
      makes(nodes, '+', wide, 0, REFUSED, "left, " + wide + ", does not fit into 16 bits");
      makes(nodes, '+', 0, wide, REFUSED, "right, " + wide + ", does not fit into 16 bits");
    }
    assertThat(nodes.size()).as("size(): a refusal changes nothing").isEqualTo(1);
  }

  @Test
  @Order(6)
  @DisplayName("takes five bytes a node")
  void takesFiveBytesANode() {
    long bytes =
        Budget.of(() -> nodes(NODES).tryNode('#', 0, 0)).created().stream()
            .mapToLong(Creations::bytes)
            .sum();
    assertThat(bytes <= 5L * NODES + HEADERS ? "5 B a node" : bytes / NODES + " B a node")
        .as("the arrays for 65,536 nodes")
        .isEqualTo("5 B a node");
  }

  @Test
  @Order(7)
  @Hidden
  @DisplayName("agrees with arrays of int over random nodes")
  void agreesWithWideArrays() {
    RandomGenerator random = Answer.random();
    NarrowNodes nodes = nodes(300);
    int[] lefts = new int[300];
    int[] rights = new int[300];
    for (int size = 0; size < 300; ) {
      int left = random.nextInt(-10, 66_000);
      int right = random.nextInt(-10, 66_000);
      boolean fits = left >= 0 && left < NODES && right >= 0 && right < NODES;
      String why = fits ? "both fit into 16 bits" : "one of them does not fit into 16 bits";
      makes(nodes, '*', left, right, fits ? size : REFUSED, why);
      if (fits) {
        lefts[size] = left;
        rights[size++] = right;
      }
    }
    for (int node = 0; node < 300; node++) {
      keeps(nodes, node, '*', lefts[node], rights[node]);
    }
  }

  private static NarrowNodes filled(int capacity) {
    NarrowNodes nodes = nodes(capacity);
    for (int node = 0; node < NODES; node++) {
      int index = nodes.tryNode('#', node, node);
      if (index != node) {
        assertThat(index)
            .as(
                "tryNode for node %d of capacity %d: 65535 is the largest 16-bit number",
                node, capacity)
            .isEqualTo(node);
      }
    }
    return nodes;
  }

  private static NarrowNodes nodes(int capacity) {
    return Answer.make(NarrowNodes.class, capacity);
  }

  private static void makes(
      NarrowNodes nodes, char kind, int left, int right, int expected, String why) {
    assertThat(nodes.tryNode(kind, left, right))
        .as("tryNode('%s', %d, %d): %s", kind, left, right, why)
        .isEqualTo(expected);
  }

  private static void keeps(NarrowNodes nodes, int node, char kind, int left, int right) {
    assertThat(nodes.kind(node)).as("kind(%d)", node).isEqualTo(kind);
    assertThat(nodes.left(node)).as("left(%d)", node).isEqualTo(left);
    assertThat(nodes.right(node)).as("right(%d)", node).isEqualTo(right);
  }
}
