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

/// `Formulas`: nodes of formulas in one array of numbers, which name each other by index.
final class FormulasExercise {
  private static final int MOST_OBJECTS = 3;

  interface Formulas {
    int number(int value);

    int plus(int left, int right);

    int times(int left, int right);

    int evaluate(int node);
  }

  @Test
  @Order(1)
  @DisplayName("numbers the nodes from 0")
  void numbersNodesFromZero() {
    Formulas formulas = formulas(5);
    assertThat(formulas.number(1)).as("the first node has index 0").isEqualTo(0);
    assertThat(formulas.number(2)).as("the second node has index 1").isEqualTo(1);
    assertThat(formulas.plus(0, 1)).as("the third node has index 2").isEqualTo(2);
  }

  @Test
  @Order(2)
  @DisplayName("evaluates a number and a sum")
  void evaluatesNumberAndSum() {
    Formulas formulas = formulas(3);
    int seven = formulas.number(7);
    int minusTwo = formulas.number(-2);
    int sum = formulas.plus(seven, minusTwo);
    is(formulas, seven, 7, "the number 7");
    is(formulas, minusTwo, -2, "the number -2");
    is(formulas, sum, 5, "7 + -2");
  }

  @Test
  @Order(3)
  @DisplayName("(1 + 2) * 3 is 9")
  void oneAndTwoTimesThreeIsNine() {
    Formulas formulas = formulas(5);
    is(formulas, nine(formulas), 9, "(1 + 2) * 3");
  }

  @Test
  @Order(4)
  @DisplayName("creates at most 3 objects for (1 + 2) * 3")
  void createsAtMostThreeObjects() {
    Budget.of(
            () -> {
              Formulas formulas = formulas(5);
              formulas.evaluate(nine(formulas));
            })
        .as("building and evaluating (1 + 2) * 3")
        .objectsAtMost(MOST_OBJECTS);
  }

  @Test
  @Order(5)
  @DisplayName("refuses a node that was never made")
  void aNodeThatWasNeverMadeIsRefused() {
    Formulas formulas = formulas(100);
    nine(formulas);
    for (int node : new int[] {5, 99, -1}) {
      assertThat(Thrown.by(() -> formulas.evaluate(node)))
          .as("evaluate(%d): there are only 5 nodes, 0 to 4", node)
          .isEqualTo("IndexOutOfBoundsException");
    }
  }

  @Test
  @Order(6)
  @Points(2)
  @Hidden
  @DisplayName("evaluates random formulas of 1,000 nodes")
  void evaluatesRandomFormulas() {
    RandomGenerator random = Answer.random();
    Formulas formulas = formulas(1_000);
    int[] expected = new int[1_000];
    for (int node = 0; node < 1_000; node++) {
      int left = random.nextInt(Math.max(1, node));
      int right = random.nextInt(Math.max(1, node));
      switch (node == 0 || isDeep(node) ? 0 : random.nextInt(3)) {
        case 0 -> expected[formulas.number(node * 31)] = node * 31;
        case 1 ->
            expected[formulas.plus(left / 2, right / 2)] = expected[left / 2] + expected[right / 2];
        default ->
            expected[formulas.times(left / 2, right / 2)] =
                expected[left / 2] * expected[right / 2];
      }
    }
    for (int node = 0; node < 1_000; node++) {
      is(formulas, node, expected[node], "node " + node + " of a random formula");
    }
  }

  /// Half of the nodes are numbers, so that no node has too many under it.
  private static boolean isDeep(int node) {
    return node % 2 == 0;
  }

  private static int nine(Formulas formulas) {
    int sum = formulas.plus(formulas.number(1), formulas.number(2));
    return formulas.times(sum, formulas.number(3));
  }

  private static Formulas formulas(int capacity) {
    return Answer.make(Formulas.class, capacity);
  }

  private static void is(Formulas formulas, int node, int expected, String what) {
    assertThat(formulas.evaluate(node)).as("evaluate(%d): %s", node, what).isEqualTo(expected);
  }
}
