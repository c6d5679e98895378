package metamemory.grade.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import metamemory.grade.Answer;
import metamemory.grade.Requires;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `twice(number)`, where later checks need earlier ones.
final class RequiresExercise {
  interface Twice {
    int twice(int number);
  }

  private final Twice learner = Answer.bind(Twice.class);

  @Test
  @Order(1)
  @DisplayName("doubles a number")
  void doublesNumber() {
    assertThat(learner.twice(4)).as("twice(4)").isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1000})
  @Order(2)
  @Requires("doublesNumber")
  @DisplayName("doubles a large number")
  void doublesLargeNumber(int number) {
    assertThat(learner.twice(number)).as("twice(%d)", number).isEqualTo(2 * number);
  }

  @Test
  @Order(3)
  @Requires("doublesLargeNumber")
  @DisplayName("doubles a very large number")
  void doublesVeryLargeNumber() {
    assertThat(learner.twice(1 << 29)).isEqualTo(1 << 30);
  }

  @Test
  @Order(4)
  @DisplayName("finds its surroundings as they were")
  void findsSurroundingsAsTheyWere() {
    assertThat(Locale.getDefault()).isEqualTo(Locale.US);
    assertThat(System.getProperty("user.timezone")).isEqualTo("UTC");
    assertThat(System.getProperty("java.version")).isNotNull();
  }
}
