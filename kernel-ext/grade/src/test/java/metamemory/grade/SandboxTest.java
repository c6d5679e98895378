package metamemory.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a learner's code finds around it.
class SandboxTest {
  private final Checker checker = new Checker(Fixtures.LIMITS, 7, Optional.empty(), Sandbox.best());

  @BeforeAll
  static void needsBubblewrap() {
    assumeTrue(Sandbox.best().level() == Sandbox.Level.BUBBLEWRAP, "bubblewrap does not work here");
  }

  @Test
  void passesRightAnswerAndSaysWhatKeptItIn() {
    GradeResult result = check("return 2 * number;");

    assertThat(result.verdict()).as(Feedback.text(result)).isEqualTo(Verdict.PASSED);
    assertThat(result.sandbox()).isEqualTo(Sandbox.best().description()).startsWith("bubblewrap");
  }

  private GradeResult check(String body) {
    return checker.check(Fixtures.TWICE, Fixtures.twice(body));
  }
}
