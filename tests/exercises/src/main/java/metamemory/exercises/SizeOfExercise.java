package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `sizeOf(header, fields)`: the size of an object from its header and the types of its fields.
final class SizeOfExercise {
  interface SizeOf {
    int sizeOf(int header, List<String> fields);
  }

  private final SizeOf learner = Answer.bind(SizeOf.class);

  @Test
  @Order(1)
  @DisplayName("knows the primitive types")
  void knowsThePrimitiveTypes() {
    is(12, List.of("int"), 16, "12 + 4, an int takes 4");
    is(8, List.of("long", "double"), 24, "8 + 8 + 8, a long and a double take 8 each");
    is(12, List.of("float", "char", "short"), 24, "12 + 4 + 2 + 2 = 20, and that is rounded up");
    is(
        12,
        List.of("boolean", "boolean", "boolean", "byte", "boolean"),
        24,
        "12 + 5 = 17, and that is rounded up: a boolean takes 1, as a byte does");
  }

  @Test
  @Order(2)
  @DisplayName("rounds up to a multiple of 8")
  void roundsUpToEight() {
    is(12, List.of(), 16, "objects begin at multiples of 8, so 12 is rounded up");
    is(12, List.of("long", "int", "boolean"), 32, "25 is rounded up");
    is(12, List.of("int", "long"), 24, "12 + 4 + 8 = 24 is a multiple of 8 already");
    is(8, List.of(), 8, "8 is a multiple of 8 already");
  }

  @Test
  @Order(3)
  @DisplayName("counts references")
  void countsReferences() {
    is(12, List.of("String"), 16, "12 + 4, a reference takes 4");
    is(12, List.of("String", "Order"), 24, "12 + 4 + 4 = 20: a reference takes 4, to whatever");
    is(8, List.of("int[]", "List<Order>"), 16, "8 + 4 + 4: a reference takes 4, to whatever");
  }

  @Test
  @Order(4)
  @DisplayName("uses the header that it is given")
  void usesTheHeader() {
    is(8, List.of("long", "int", "boolean"), 24, "8 + 13 = 21 is rounded up: a compact header");
    is(16, List.of("int"), 24, "16 + 4 = 20 is rounded up: the header of an array, for example");
  }

  @Test
  @Order(5)
  @Hidden
  @DisplayName("is right for random fields")
  void isRightForRandomFields() {
    RandomGenerator random = Answer.random();
    List<String> types = List.of("boolean", "byte", "char", "short", "int", "float", "long", "X");
    int[] sizes = {1, 1, 2, 2, 4, 4, 8, 4};
    for (int round = 0; round < 200; round++) {
      int header = 4 * random.nextInt(2, 5);
      int sum = header;
      List<String> fields = new ArrayList<>();
      for (int field = random.nextInt(12); field > 0; field--) {
        int type = random.nextInt(sizes.length);
        fields.add(types.get(type));
        sum += sizes[type];
      }
      int rounded = sum + (8 - sum % 8) % 8;
      is(header, fields, rounded, "the sum is " + sum);
    }
  }

  private void is(int header, List<String> fields, int expected, String why) {
    assertThat(learner.sizeOf(header, fields))
        .as("sizeOf(%d, %s): %s", header, fields, why)
        .isEqualTo(expected);
  }
}
