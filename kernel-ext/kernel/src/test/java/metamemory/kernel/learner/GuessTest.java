package metamemory.kernel.learner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GuessTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "72 | 72",
        "72 bytes | 72",
        "72 B. | 72",
        "1,000 | 1000",
        "1_000 | 1000",
        "24 000 | 24000",
        "0.5 | 0.50",
        "-3 | -3",
        "−3 | -3",
        "~ 48 | 48",
        "24 KB | 24,000 B",
        "128 KiB | 131072",
        "none | 0",
        "Zero | 0",
        "yes | true",
        "No. | false",
        "  Already   closed  | already closed",
        "#\"B\"# | b",
      })
  void isRight(String guess, String actual) {
    assertThat(Guess.isRight(guess, actual)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "48 | 72",
        "72 | -72",
        "none | 1",
        "no | true",
        "0 | false",
        "16 then 24 | 16",
        "x | 0"
      })
  void isWrong(String guess, String actual) {
    assertThat(Guess.isRight(guess, actual)).isFalse();
  }
}
