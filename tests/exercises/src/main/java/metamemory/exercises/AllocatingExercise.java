package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `allocating()`: which of the twelve lines of the lesson allocate each time they run.
final class AllocatingExercise {
  interface Allocating {
    List<Integer> allocating();
  }

  private final Allocating learner = Answer.bind(Allocating.class);

  @Test
  @Order(1)
  @DisplayName("knows boxes")
  void knowsBoxes() {
    no(2, "a box of 100 comes from the cache");
    yes(3, "9950 is not in the cache of small boxes, so a box is made");
  }

  @Test
  @Order(2)
  @DisplayName("knows texts")
  void knowsTexts() {
    no(1, "a literal is there already");
    yes(4, "+ makes a text and its bytes");
    no(11, "a char is a primitive value");
  }

  @Test
  @Order(3)
  @DisplayName("knows loops and lambdas")
  void knowsLambdas() {
    no(5, "get gives back the box that is in the list");
    yes(6, "for over a list makes an iterator");
    no(7, "a lambda that captures nothing is made once");
    yes(8, "a lambda that captures price holds a copy of it, so each time one is made");
  }

  @Test
  @Order(4)
  @DisplayName("knows calls")
  void knowsCalls() {
    no(9, "two int go in and one comes out");
    yes(10, "the three arguments travel in an array");
  }

  @Test
  @Order(5)
  @Hidden
  @DisplayName("knows a library call that copies, and names no line beyond the twelve")
  void knowsCopies() {
    yes(12, "substring copies the letters");
    assertThat(learner.allocating().stream().filter(line -> line < 1 || line > 12).count())
        .as("numbers that are no line")
        .isZero();
  }

  private void yes(int line, String why) {
    is(line, "allocates", why);
  }

  private void no(int line, String why) {
    is(line, "does not allocate", why);
  }

  private void is(int line, String expected, String why) {
    assertThat(learner.allocating().contains(line) ? "allocates" : "does not allocate")
        .as("line %d: %s", line, why)
        .isEqualTo(expected);
  }
}
