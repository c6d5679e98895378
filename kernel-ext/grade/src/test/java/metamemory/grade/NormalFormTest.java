package metamemory.grade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormalFormTest {
  private static final String ANSWER =
      """
      class Bump {
        private long position; // where the next block begins
        long take(long size, long limit) {
          if (size > limit - position) { return -1; }
          long start = position;
          position += size;
          return start;
        }
      }
      """;

  @Test
  void doesNotSeeNamesSpacesAndComments() {
    String renamed =
        ANSWER
            .replace("position", "p")
            .replace("size", "bytes")
            .replace("start", "old")
            .replace("// where the next block begins", "/* mine */")
            .replaceAll("\\n +", "\n\t");

    assertThat(NormalForm.sha256(renamed)).isNotNull().isEqualTo(NormalForm.sha256(ANSWER));
  }

  @Test
  void seesWhatMatters() {
    assertThat(NormalForm.sha256(ANSWER))
        .isNotEqualTo(NormalForm.sha256(ANSWER.replace("-1", "-2")))
        .isNotEqualTo(NormalForm.sha256(ANSWER.replace("+=", "-=")))
        .isNotEqualTo(NormalForm.sha256(ANSWER.replace("long size", "int size")))
        .isNotEqualTo(NormalForm.sha256(ANSWER.replace("return start", "return position")));
  }

  @Test
  void saysNothingOfShortAnswers() {
    assertThat(NormalForm.sha256("int twice(int n) { return 2 * n; }")).isNull();
  }
}
