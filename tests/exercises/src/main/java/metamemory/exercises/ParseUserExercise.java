package metamemory.exercises;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `parseUser(text)` and `hobby(text, user, index)`: a record of slices, without a copied letter.
final class ParseUserExercise {
  private static final byte[] JOHN =
      bytes("id: 123, name: \"John Doe\", hobbies: [\"programming\", \"reading\", \"writing\"]");

  interface User {
    int id();

    long name();

    long hobbies();
  }

  interface Parser {
    User parseUser(byte[] text);

    long hobby(byte[] text, User user, int index);
  }

  private final Parser learner = Answer.bind(Parser.class);

  @Test
  @Order(1)
  @DisplayName("finds the id")
  void findsTheId() {
    assertThat(learner.parseUser(JOHN).id()).as("the id of John Doe").isEqualTo(123);
    assertThat(learner.parseUser(bytes("id: 7, name: \"Ann\", hobbies: []")).id())
        .as("the id of Ann")
        .isEqualTo(7);
  }

  @Test
  @Order(2)
  @DisplayName("the name is a slice of the text, without its quotes")
  void theNameIsASlice() {
    shows(JOHN, learner.parseUser(JOHN).name(), "John Doe", "the name");
    byte[] text = bytes("id: 8, name: \"Doe, Jane\", hobbies: [\"tea\"]");
    shows(text, learner.parseUser(text).name(), "Doe, Jane", "a name with a comma");
  }

  @Test
  @Order(3)
  @Points(2)
  @DisplayName("each hobby is a slice of the text, without its quotes")
  void eachHobbyIsASlice() {
    User john = learner.parseUser(JOHN);
    shows(JOHN, learner.hobby(JOHN, john, 0), "programming", "hobby 0");
    shows(JOHN, learner.hobby(JOHN, john, 1), "reading", "hobby 1");
    shows(JOHN, learner.hobby(JOHN, john, 2), "writing", "hobby 2");
  }

  @Test
  @Order(4)
  @DisplayName("a hobby that is not there is -1")
  void noSuchHobby() {
    User john = learner.parseUser(JOHN);
    assertThat(learner.hobby(JOHN, john, 3)).as("hobby 3 of three hobbies, 0 to 2").isEqualTo(-1);
    byte[] text = bytes("id: 7, name: \"Ann\", hobbies: []");
    assertThat(learner.hobby(text, learner.parseUser(text), 0))
        .as("hobby 0 of a user without hobbies")
        .isEqualTo(-1);
  }

  @Test
  @Order(5)
  @DisplayName("a record takes at most 64 bytes")
  void takesAtMost64Bytes() {
    Budget.warm(100, () -> learner.parseUser(JOHN)).as("parsing one record").heapBytesAtMost(64);
  }

  @Test
  @Order(6)
  @DisplayName("asking for a hobby takes no memory")
  void aHobbyTakesNoMemory() {
    User john = learner.parseUser(JOHN);
    Budget.warm(100, () -> learner.hobby(JOHN, john, 2))
        .as("asking for a hobby")
        .heapBytesAtMost(0);
  }

  @Test
  @Order(7)
  @Hidden
  @DisplayName("counts bytes, also where a letter takes two, and finds the last of many hobbies")
  void countsBytes() {
    String many =
        IntStream.range(0, 40)
            .mapToObj(i -> "\"hobby " + i + "\"")
            .collect(Collectors.joining(", "));
    byte[] text = bytes("id: 2147483647, name: \"Zoë Ångström\", hobbies: [" + many + "]");
    User zoe = learner.parseUser(text);
    assertThat(zoe.id()).as("the largest id").isEqualTo(Integer.MAX_VALUE);
    shows(text, zoe.name(), "Zoë Ångström", "a name with letters of two bytes");
    shows(text, learner.hobby(text, zoe, 39), "hobby 39", "the last of 40 hobbies");
  }

  private static void shows(byte[] text, long slice, String expected, String what) {
    int offset = (int) (slice >> 32);
    int length = (int) slice;
    assertThat(offset >= 0 && length >= 0 && length <= text.length - offset)
        .as(
            "%s: offset %d and length %d lie within the text's %d bytes",
            what, offset, length, text.length)
        .isTrue();
    assertThat(new String(text, offset, length, UTF_8)).as(what).isEqualTo(expected);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
