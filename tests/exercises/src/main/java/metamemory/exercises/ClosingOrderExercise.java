package metamemory.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.Points;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `closeAll(opened)`: closes a list from its end, each thing once, whatever fails.
final class ClosingOrderExercise {
  interface Closer {
    void closeAll(List<AutoCloseable> opened) throws Exception;
  }

  private final Closer learner = Answer.bind(Closer.class);
  private final List<String> closed = new ArrayList<>();

  @Test
  @Order(1)
  @DisplayName("closes the last one first")
  void closesTheLastOneFirst() {
    thrownBy(opened(Set.of(), "font", "layer", "label"));
    assertThat(closed)
        .as("closed, after font, layer and label were opened")
        .containsExactly("label", "layer", "font");
  }

  @Test
  @Order(2)
  @DisplayName("leaves an empty list, and closes nothing twice")
  void leavesAnEmptyList() {
    List<AutoCloseable> opened = opened(Set.of(), "font", "layer");
    thrownBy(opened);
    assertThat(opened.size()).as("things in the list, after closeAll").isZero();
    thrownBy(opened);
    assertThat(closed.size()).as("closes of two things, after a second closeAll").isEqualTo(2);
  }

  @Test
  @Order(3)
  @DisplayName("closes the others, too, when one of them fails")
  void closesTheOthersToo() {
    Exception thrown = thrownBy(opened(Set.of("layer"), "font", "layer", "label"));
    assertThat(closed)
        .as("closed, when the close of layer fails")
        .containsExactly("label", "layer", "font");
    assertThat(message(thrown)).as("what closeAll throws then").isEqualTo("layer failed");
  }

  @Test
  @Order(4)
  @Points(2)
  @DisplayName("throws the first failure, with the others suppressed in it")
  void suppressesTheOthers() {
    Exception thrown = thrownBy(opened(Set.of("font", "icon", "label"), "font", "icon", "label"));
    assertThat(message(thrown))
        .as("what closeAll throws when all three fail, label first")
        .isEqualTo("label failed");
    assertThat(suppressed(thrown))
        .as("suppressed in it, in the order in which they failed")
        .containsExactly("icon failed", "font failed");
  }

  @Test
  @Order(5)
  @Hidden
  @DisplayName("is right for 200 things of which some fail")
  void isRightForManyThings() {
    RandomGenerator random = Answer.random();
    List<String> names = new ArrayList<>();
    Set<String> failing = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      names.add("thing " + i);
      if (random.nextInt(4) == 0) {
        failing.add("thing " + i);
      }
    }
    Exception thrown = thrownBy(opened(failing, names.toArray(String[]::new)));
    assertThat(closed).as("closed, of 200 things").isEqualTo(names.reversed());
    assertThat(suppressed(thrown).size() + 1)
        .as("failures told of, thrown and suppressed together")
        .isEqualTo(failing.size());
  }

  private List<AutoCloseable> opened(Set<String> failing, String... names) {
    List<AutoCloseable> opened = new ArrayList<>();
    for (String name : names) {
      opened.add(() -> {
        closed.add(name);
        if (failing.contains(name)) {
          throw new IllegalStateException(name + " failed");
        }
      });
    }
    return opened;
  }

  private @Nullable Exception thrownBy(List<AutoCloseable> opened) {
    try {
      learner.closeAll(opened);
      return null;
    } catch (UnsupportedOperationException notDone) {
      throw notDone;
    } catch (Exception thrown) {
      return thrown;
    }
  }

  private static String message(@Nullable Exception thrown) {
    return thrown == null ? Thrown.NOTHING : String.valueOf(thrown.getMessage());
  }

  private static List<String> suppressed(@Nullable Exception thrown) {
    List<String> messages = new ArrayList<>();
    if (thrown != null) {
      for (Throwable each : thrown.getSuppressed()) {
        messages.add(String.valueOf(each.getMessage()));
      }
    }
    return messages;
  }
}
