package metamemory.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerTest {
  interface Sums {
    long sum(long a, int b);

    int missing();

    default long sumOfOnes() {
      return sum(1, 1);
    }
  }

  interface Box {
    Box plus(Box other);

    long content();

    void refuse() throws Exception;
  }

  interface Nowhere {}

  /// Stands for what a learner wrote.
  static final class Learner {
    static long sum(long a, int b) {
      return a + b;
    }

    static long sum(int a, int b) {
      return -(long) a - b; // not the one that is asked for
    }

    static long missing() {
      return 0;
    }

    record Box(long content) {
      Box {
        if (content < 0) {
          throw new IllegalArgumentException("content=" + content);
        }
      }

      Box plus(Box other) {
        return new Box(content + other.content);
      }

      void refuse() throws Exception {
        if (content > 0) {
          throw new java.io.IOException("refused");
        }
      }
    }
  }

  @BeforeEach
  void useLearner() {
    Answer.use(() -> Learner.class, 7);
  }

  @Test
  void callsTheMethodOfThatSignature() {
    assertThat(Answer.bind(Sums.class).sum(40, 2)).isEqualTo(42);
    assertThat(Answer.bind(Sums.class).sumOfOnes()).isEqualTo(2);
  }

  @Test
  void namesTheWantedSignature() {
    assertThatThrownBy(() -> Answer.bind(Sums.class).missing())
        .isInstanceOf(MissingMemberError.class)
        .hasMessage("wanted int missing(), found long missing()");
  }

  @Test
  void passesTheLearnersObjectsThrough() {
    Box sum = Answer.make(Box.class, 2L).plus(Answer.make(Box.class, 3L));

    assertThat(sum.content()).isEqualTo(5);
    assertThat(sum).isEqualTo(Answer.make(Box.class, 5L)).hasToString("Box[content=5]");
    assertThat(sum.hashCode()).isEqualTo(Answer.make(Box.class, 5L).hashCode());
  }

  @Test
  void seesALearnersObjectThatCameInsideAnother() {
    java.util.List<Object> list = java.util.List.of(new Learner.Box(4));

    assertThat(Answer.as(Box.class, list.getFirst()).content()).isEqualTo(4);
  }

  @Test
  void throwsWhatTheLearnersCodeThrows() {
    assertThatThrownBy(() -> Answer.make(Box.class, -1L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("content=-1");
    assertThatThrownBy(() -> Answer.make(Box.class, 1L).refuse()).hasMessage("refused");
  }

  @Test
  void namesTheWantedConstructor() {
    assertThatThrownBy(() -> Answer.make(Box.class, 1, "two"))
        .isInstanceOf(MissingMemberError.class)
        .hasMessage("wanted constructor Box(int, String), found Box(long content)");
  }

  @Test
  void namesTheWantedClass() {
    assertThatThrownBy(() -> Answer.make(Nowhere.class))
        .isInstanceOf(MissingMemberError.class)
        .hasMessage("wanted class Nowhere, found no class of that name");
  }

  @Test
  void givesTheSameNumbersForTheSameSeed() {
    assertThat(Answer.random().nextLong()).isEqualTo(Answer.random().nextLong());
  }
}
