package metamemory.grade.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import metamemory.grade.Answer;
import metamemory.grade.Budget;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// What a child does while the JVM watches which classes it needs: a check that passes, one that
/// fails on purpose, and a budget that is not kept.
public final class TrainingExercise {
  /// The name of an answer to it that is compiled.
  public static final String ANSWER = TrainingAnswer.class.getName();

  interface Plus {
    int plus(int a, int b);
  }

  interface Counter {
    long next();
  }

  @Test
  @Order(1)
  @DisplayName("adds")
  void adds() {
    assertThat(Answer.bind(Plus.class).plus(1, 2)).as("plus(%d, %d)", 1, 2).isEqualTo(3);
    assertThat(Answer.make(Counter.class, 1L).next()).as("after %d", 1L).isEqualTo(2);
  }

  @Test
  @Order(2)
  @DisplayName("fails")
  void fails() {
    assertThat((long) Answer.bind(Plus.class).plus(1, 2)).as("plus(%d, %d)", 1, 2).isEqualTo(4);
  }

  @Test
  @Order(3)
  @DisplayName("creates too much")
  void createsTooMuch() {
    Counter counter = Answer.make(Counter.class, 1L);
    Budget.of(counter::next).as("next()").objectsAtMost(0);
  }

  /// The class files of that answer.
  ///
  /// @return by binary name
  /// @throws IOException if they cannot be read
  public static Map<String, byte[]> answer() throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    for (Class<?> type : List.of(TrainingAnswer.class, TrainingAnswer.Counter.class)) {
      String resource = "/" + type.getName().replace('.', '/') + ".class";
      try (InputStream in = TrainingExercise.class.getResourceAsStream(resource)) {
        files.put(type.getName(), Objects.requireNonNull(in, resource).readAllBytes());
      }
    }
    return files;
  }
}
