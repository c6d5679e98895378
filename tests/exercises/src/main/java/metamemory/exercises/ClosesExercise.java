package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `closes(text)`: whether each `[` and `{` is closed by its own kind, in the right order, without
/// recursion.
final class ClosesExercise {
  private static final int MILLION = 1_000_000;

  interface Closes {
    boolean closes(String text);
  }

  private final Closes learner = Answer.bind(Closes.class);

  @Test
  @Order(1)
  @DisplayName("accepts what is closed in the right order")
  void acceptsWhatIsClosed() {
    is("[]", true, "the bracket is closed");
    is("{\"buy\": [10, 20], \"sell\": []}", true, "each bracket is closed by its own kind");
    is("", true, "nothing is open");
  }

  @Test
  @Order(2)
  @DisplayName("refuses a bracket of the wrong kind")
  void refusesTheWrongKind() {
    is("[}", false, "a ] is due, and a } comes");
    is("[{]}", false, "when the ] comes, the } is due");
  }

  @Test
  @Order(3)
  @DisplayName("refuses what stays open")
  void refusesWhatStaysOpen() {
    is("[[1]", false, "the first [ stays open");
    is("{", false, "the { stays open");
  }

  @Test
  @Order(4)
  @DisplayName("refuses a closing bracket when nothing is open")
  void refusesTheStrayBracket() {
    is("1]", false, "nothing is open when the ] comes");
    is("[]}[", false, "nothing is open when the } comes");
  }

  @Test
  @Order(5)
  @DisplayName("survives a million levels")
  void survivesMillionLevels() {
    String opened = "[{".repeat(MILLION / 2);
    String closed = "}]".repeat(MILLION / 2);
    assertThat(answerTo(opened + closed))
        .as("closes(a million levels): your own pile has to hold what is due, not the calls")
        .isEqualTo("true");
    assertThat(answerTo(opened + "]" + closed))
        .as("closes(a million levels): the innermost } is due, and a ] comes")
        .isEqualTo("false");
  }

  @Test
  @Order(6)
  @Hidden
  @Points(1)
  @DisplayName("agrees with a slow and simple reader on random texts")
  void agreesWithSlowReader() {
    RandomGenerator random = Answer.random();
    for (int round = 0; round < 400; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(12);
      for (int i = 0; i < length; i++) {
        text.append("[]{}[]{}1 ".charAt(random.nextInt(10)));
      }
      is(text.toString(), closesSlowly(text.toString()), "brackets close from the inside out");
    }
  }

  /// Takes out pairs until none is left.
  private static boolean closesSlowly(String text) {
    String rest = text.replaceAll("[^\\[\\]{}]", "");
    for (String before = ""; !before.equals(rest); ) {
      before = rest;
      rest = rest.replace("[]", "").replace("{}", "");
    }
    return rest.isEmpty();
  }

  private void is(String text, boolean expected, String why) {
    assertThat(learner.closes(text)).as("closes(\"%s\"): %s", text, why).isEqualTo(expected);
  }

  private String answerTo(String text) {
    try {
      return String.valueOf(learner.closes(text));
    } catch (StackOverflowError full) {
      return "StackOverflowError";
    }
  }
}
