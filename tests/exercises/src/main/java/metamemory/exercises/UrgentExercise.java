package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `urgent(message)`: finds urgent messages without any copy.
final class UrgentExercise {
  interface Urgent {
    boolean urgent(String message);
  }

  private final Urgent learner = Answer.bind(Urgent.class);

  @Test
  @Order(1)
  @DisplayName("finds urgent messages")
  void findsUrgent() {
    is("URGENT sell!", true, "it begins with URGENT and has a !");
    is("URGENT sell", false, "it has no !");
    is("not urgent!", false, "it begins with another word");
    is("", false, "it is empty");
  }

  @Test
  @Order(2)
  @DisplayName("ignores case and spaces at the front")
  void ignoresCase() {
    is("Urgent buy!", true, "any mixture of capital and small letters will do");
    is("   uRgEnT: buy!", true, "spaces at the front do not count");
    is("    ", false, "there is nothing but spaces");
    is("  urg!", false, "the word is cut off");
  }

  @Test
  @Order(3)
  @Points(2)
  @DisplayName("takes 0 bytes of heap, whatever the message")
  void takesNothing() {
    costs("URGENT sell!", "a tidy message");
    costs("Urgent sell!", "a message with small letters");
    costs("   Urgent sell!", "a message with spaces at the front");
  }

  @Test
  @Order(4)
  @Hidden
  @DisplayName("needs the exclamation mark, wherever it is")
  void findsTheMarkAnywhere() {
    is("urgent!", true, "the ! comes last");
    is("! urgent", false, "it begins with a !");
    is("  urgently needed! now", true, "it begins with the letters of URGENT");
    is("\u00fcrgent!", false, "a \u00fc is no u");
    costs("  nothing of the kind", "a message that is not urgent");
  }

  private void is(String message, boolean expected, String why) {
    assertThat(learner.urgent(message)).as("urgent(\"%s\"): %s", message, why).isEqualTo(expected);
  }

  private void costs(String message, String what) {
    Budget.warm(50, () -> learner.urgent(message)).as("urgent of %s", what).heapBytesAtMost(0);
  }
}
