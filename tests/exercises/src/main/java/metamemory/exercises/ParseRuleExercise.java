package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;
import metamemory.BumpArena;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `parse(arena, rule)`: a tree of 24 bytes a node, in one arena.
final class ParseRuleExercise {
  private static final long NODE_BYTES = 24;

  interface Rules {
    long parse(BumpArena arena, String rule);

    long evaluate(BumpArena arena, long at);
  }

  private final Rules learner = Answer.bind(Rules.class);

  @Test
  @Order(1)
  @DisplayName("12+3* is 9")
  void isNine() {
    is("12+3*", 9);
    is("7", 7);
    is("12+", 3);
  }

  @Test
  @Order(2)
  @DisplayName("keeps the operands in their order")
  void keepsTheOrder() {
    is("72-", 5);
    is("27-", -5);
    is("923*-", 3);
  }

  @Test
  @Order(3)
  @DisplayName("takes 24 bytes a node from the arena, and asks the system for nothing more")
  void takes24BytesANode() {
    try (BumpArena arena = BumpArena.open(1 << 10, null)) {
      learner.parse(arena, "12+3*");
      assertThat(arena.usage().usedBytes())
          .as("bytes used by the five nodes of 12+3*")
          .isEqualTo(5 * NODE_BYTES);
      assertThat(arena.usage().pages()).as("requests to the system").isEqualTo(1);
    }
  }

  @Test
  @Order(4)
  @Points(2)
  @DisplayName("creates at most one object, for 1,999 nodes too")
  void createsAtMostOneObject() {
    String rule = "1" + "2+".repeat(999);
    try (BumpArena arena = BumpArena.open(1 << 16, null)) {
      Budget.of(() -> learner.parse(arena, rule))
          .as("parsing a rule of 1,999 nodes")
          .objectsAtMost(1);
    }
  }

  @Test
  @Order(5)
  @Hidden
  @DisplayName("is right for random rules, one after the other in the same arena")
  void isRightForRandomRules() {
    RandomGenerator random = Answer.random();
    try (BumpArena arena = BumpArena.open(1 << 16, null)) {
      for (int time = 0; time < 30; time++) {
        StringBuilder rule = new StringBuilder();
        Deque<Long> values = new ArrayDeque<>();
        while (rule.length() < 41 || values.size() > 1) {
          boolean isDigit = values.size() < 2 || (rule.length() < 41 && random.nextBoolean());
          if (isDigit) {
            long digit = random.nextInt(10);
            rule.append(digit);
            values.push(digit);
          } else {
            char operator = "+-*".charAt(rule.length() > 30 ? 0 : random.nextInt(3));
            long right = values.pop();
            long left = values.pop();
            rule.append(operator);
            values.push(
                operator == '+' ? left + right : operator == '-' ? left - right : left * right);
          }
        }
        long root = learner.parse(arena, rule.toString());
        assertThat(learner.evaluate(arena, root))
            .as("the value of %s", rule)
            .isEqualTo(values.pop());
      }
    }
  }

  private void is(String rule, long expected) {
    try (BumpArena arena = BumpArena.open(1 << 10, null)) {
      long root = learner.parse(arena, rule);
      assertThat(learner.evaluate(arena, root)).as("the value of %s", rule).isEqualTo(expected);
    }
  }
}
