package metamemory.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import metamemory.grade.wire.Code;
import metamemory.grade.wire.CompileOrder;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompilersTest {
  private static final Compilers COMPILERS = new Compilers(Sandbox.best(), Optional.empty());

  private final Checker alone = new Checker(Fixtures.LIMITS, 7, Optional.empty());

  @AfterAll
  static void stop() {
    COMPILERS.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return 2 * number;",
        "return number;",
        "return 2 * nmber;",
        "int twice = 2 * number;\nreturn twice",
        "return Runtime.getRuntime().exec(\"ls\").hashCode();",
        "throw new java.util.NoSuchElementException(\"none\");",
      })
  void changeNothingInAResult(String body) {
    GradeResult expected = alone.check(Fixtures.TWICE, Fixtures.twice(body));

    GradeResult result = alone.with(COMPILERS).check(Fixtures.TWICE, Fixtures.twice(body));

    assertThat(withoutTime(result)).isEqualTo(withoutTime(expected));
  }

  @Test
  void leaveToTheChildWhatTheCompilerFailsAt() throws InterruptedException {
    String nested = "class Answer { int i = " + "(".repeat(200_000) + "1; }";

    assertThat(COMPILERS.compile(order(nested))).isEmpty();
    assertThat(COMPILERS.compile(order("class Answer { int i = 1; }")).orElseThrow())
        .isInstanceOf(Code.Classes.class);
  }

  @Test
  void keepNothingOfTheAnswerBefore() throws InterruptedException {
    String left = "class Answer { static class Left {} }";
    assertThat(COMPILERS.compile(order(left)).orElseThrow())
        .isInstanceOf(Code.Classes.class)
        .extracting(code -> ((Code.Classes) code).files().keySet())
        .asInstanceOf(InstanceOfAssertFactories.ITERABLE)
        .contains("Answer", "Answer$Left");

    assertThat(COMPILERS.compile(order("class Other { Answer.Left left; }")).orElseThrow())
        .isInstanceOf(Code.Refused.class);
  }

  @Test
  void compileNothingOnceClosed() throws InterruptedException {
    Compilers closed = new Compilers(Sandbox.none(), Optional.empty());
    closed.close();

    assertThat(closed.compile(order("class Answer {}"))).isEmpty();
  }

  private static CompileOrder order(String source) {
    return new CompileOrder("Answer", source, ChildClassPath.ofLibrary(), false);
  }

  private static List<Object> withoutTime(GradeResult result) {
    return List.of(
        result.verdict(), result.message(), result.score(), result.checks(), result.problems());
  }
}
