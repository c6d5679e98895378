package metamemory.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0 B",
        "1 | 1 B",
        "24000 | 24,000 B",
        "65536 | 65,536 B",
        "1048575 | 1,048,575 B",
        "1048576 | 1 MiB",
        "68719476736 | 64 GiB",
        "-999 | -999 B",
        "-1000 | -1,000 B",
        "9223372036854775807 | 9,223,372,036,854,775,807 B"
      })
  void tellsBytesExactly(long byteSize, String words) {
    assertThat(Words.bytes(byteSize)).isEqualTo(words);
  }

  @Test
  void cutsVisiblyAndNeverThroughACharacter() {
    assertThat(Words.clean("😀😀😀😀", 3)).isEqualTo("😀😀…");
    assertThat(Words.clean("😀😀😀", 3)).isEqualTo("😀😀😀");
    assertThat(Type.PLAIN.cut("😀😀😀😀", 40)).isEqualTo("😀…");
  }

  @Test
  void replacesWhatIsNoVisibleCharacter() {
    assertThat(Words.clean("a\u0000b\u001bc\u202ed\ud800e\uffff", 20)).isEqualTo("a�b�c�d�e�");
    assertThat(Words.clean("a\tb\nc", 20)).isEqualTo("a b c");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 64, 0",
    "32, 64, 32",
    "2048, 1024, 2 KiB",
    "3145728, 1048576, 3 MiB",
    "1500, 1024, '1,500'"
  })
  void marksRulersInRoundUnits(long offset, long step, String words) {
    assertThat(Words.tick(offset, step)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "8, 1", "9, 2", "17, 2", "18, 5", "45, 10", "100, 20", "5000, 1000"})
  void countsInOnesTwosAndFives(long count, long step) {
    assertThat(Ruler.decimalStep(count)).isEqualTo(step);
  }
}
