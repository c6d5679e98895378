package metamemory.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MavenLinesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[INFO] Building Metamemory library 0.1.0-SNAPSHOT                         [2/13]|[2/13]"
            + " Metamemory library",
        "[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0|'  Tests run: 5, Failures: 0,"
            + " Errors: 0, Skipped: 0'",
        "[WARNING] Tests run: 5, Failures: 0, Errors: 0, Skipped: 1|'  Tests run: 5, Failures: 0,"
            + " Errors: 0, Skipped: 1'",
        "[ERROR]   ATest.wrong:12 expected: 1|'  ATest.wrong:12 expected: 1'",
      })
  void showsModulesTestsAndErrors(String line, String shown) {
    assertThat(MavenLines.shown(line)).contains(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[INFO]",
        "[INFO] --- jar:3.5.1:jar (default-jar) @ metamemory ---",
        "[ERROR] ",
        "[ERROR] -> [Help 1]",
        "[ERROR]   mvn <args> -rf :metamemory",
        "Progress (1)"
      })
  void hidesTheRest(String line) {
    assertThat(MavenLines.shown(line)).isEmpty();
  }
}
