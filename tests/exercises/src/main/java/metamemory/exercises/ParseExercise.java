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

/// `parse(text)`: a price or the place of its first fault, in at most 16 bytes a call.
final class ParseExercise {
  private static final long BUDGET = 16;

  interface Parsed {}

  interface Parse {
    Parsed parse(String text);
  }

  private final Parse learner = Answer.bind(Parse.class);

  @Test
  @Order(1)
  @DisplayName("reads prices")
  void readsPrices() {
    is("9950", "Price[cents=9950]", "four digits");
    is("0", "Price[cents=0]", "one digit");
    is("999999999", "Price[cents=999999999]", "nine digits");
  }

  @Test
  @Order(2)
  @DisplayName("says where the fault is")
  void findsTheFault() {
    is("99x0", "Fault[at=2]", "the x is at index 2");
    is("-5", "Fault[at=0]", "the minus, at index 0, is no digit");
    is("12 ", "Fault[at=2]", "the space, at index 2, is no digit");
    is("1234567890", "Fault[at=9]", "the tenth digit is at index 9");
  }

  @Test
  @Order(3)
  @DisplayName("refuses the empty text")
  void refusesTheEmptyText() {
    is("", "Fault[at=0]", "it has no digit");
  }

  @Test
  @Order(4)
  @Points(2)
  @DisplayName("takes at most 16 bytes a call, faults too")
  void takesSixteenBytes() {
    for (String text : new String[] {"9950", "99x0", "", "1234567890"}) {
      Budget.warm(50, () -> learner.parse(text)).as("parse of %s", text).heapBytesAtMost(BUDGET);
    }
  }

  @Test
  @Order(5)
  @Hidden
  @DisplayName("agrees with a slow reader on random texts")
  void agreesWithSlowReader() {
    RandomGenerator random = Answer.random();
    for (int round = 0; round < 200; round++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append("0123456789012345678/:".charAt(random.nextInt(21)));
      }
      is(text.toString(), slowly(text.toString()), "digits only, and nine at most");
    }
  }

  private static String slowly(String text) {
    int digits = text.length() - text.replaceFirst("^[0-9]{0,9}", "").length();
    return digits == text.length() && digits > 0
        ? "Price[cents=" + Integer.parseInt(text) + "]"
        : "Fault[at=" + digits + "]";
  }

  private void is(String text, String expected, String why) {
    assertThat(learner.parse(text).toString())
        .as("parse(\"%s\"): %s", text, why)
        .isEqualTo(expected);
  }
}
