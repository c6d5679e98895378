package metamemory.grade.child;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

/// A training that broke off early would only make children start a little slower: nobody would
/// notice.
class TrainingExerciseTest {
  private final TrainingExercise training = new TrainingExercise();

  @Test
  void walksThroughTheLibraryToItsEnd() {
    assertThatCode(training::allocates).doesNotThrowAnyException();
    assertThatCode(training::keeps).doesNotThrowAnyException();
  }
}
