package metamemory.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Answers that are wrong in every way there is, in one kernel that must outlive them all.
final class HostileAnswersTest {
  private static final Duration CELL = Duration.ofSeconds(30);
  private static final Duration VERDICT = Duration.ofSeconds(10);

  @TempDir static Path root;
  private static KernelClient kernel;

  @BeforeAll
  static void startKernel() {
    LearnerHome home = new LearnerHome(root);
    JupyterServer.start(home).close();
    kernel = KernelClient.start(home);
  }

  @AfterAll
  static void endKernel() {
    if (kernel != null) {
      kernel.close();
    }
  }

  @BeforeEach
  void rememberSomething() {
    assertThat(kernel.run("int remembered = 4711;", CELL).status()).isEqualTo("ok");
  }

  @Test
  void tellsAWrongAnswerWhatWasExpectedAndWhatCame() {
    answer(App.lessonFile("wrong/align-up-rounds-down.java"));
    assertThat(verdict().text())
        .contains("✗ align-up failed", "expected:", "24", "got:", "16", "why:");
    assertStillThere();
  }

  @Test
  void tellsAnAnswerThatDoesNotCompileWhichNameIsUnknown() {
    kernel.run("long alignUp(long value, long alignment) {\n  return roundTo(value);\n}", CELL);
    assertThat(verdict().text()).contains("✗ align-up has an error", "roundTo", "line 2");
    assertStillThere();
  }

  @Test
  void tellsThatTheAnswerIsMissingWhereItsCellWasRefused() {
    Ran refused = kernel.run("class Bump { long position() { return 0 } }", CELL);
    assertThat(refused.status()).isEqualTo("error");
    assertThat(refused.text()).contains("';' expected");
    assertThat(check("bump").text()).contains("✗ bump has an error", "`Bump` is not defined");
    assertStillThere();
  }

  @Test
  void endsAnEndlessLoop() {
    answer("long alignUp(long value, long alignment) { while (true) {} }");
    assertThat(verdict().text()).contains("✗ align-up took too long");
    assertStillThere();
  }

  @Test
  void survivesSystemExit() {
    answer("long alignUp(long value, long alignment) { System.exit(0); return 0; }");
    assertThat(verdict().text()).contains("✗ align-up ended the program", "System.exit");
    assertStillThere();
  }

  private static void answer(String source) {
    assertThat(kernel.run(source, CELL).status()).isEqualTo("ok");
  }

  private static Ran verdict() {
    return check("align-up");
  }

  private static Ran check(String exercise) {
    Ran verdict = kernel.run("%check " + exercise, CELL);
    assertThat(verdict.elapsed()).isLessThan(VERDICT);
    return verdict;
  }

  private static void assertStillThere() {
    assertThat(kernel.run("remembered", CELL).text()).contains("4711");
  }
}
