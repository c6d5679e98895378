package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PrintedTextTest {
  private final PrintedText printed = new PrintedText();
  private final List<String> pieces = new ArrayList<>();

  private void write(StreamName name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    printed.write(name, bytes, 0, bytes.length);
  }

  private String taken() {
    printed.takeAll((name, text) -> pieces.add((name == StreamName.STDOUT ? "o:" : "e:") + text));
    String all = String.join("|", pieces);
    pieces.clear();
    return all;
  }

  @Test
  void keepsTheOrderOfAFewTurns() {
    write(StreamName.STDOUT, "a");
    write(StreamName.STDOUT, "b");
    write(StreamName.STDERR, "c");
    write(StreamName.STDOUT, "d");
    assertThat(taken()).isEqualTo("o:ab|e:c|o:d");
  }

  @Test
  void joinsManyTurnsAndLosesNothing() {
    StringBuilder out = new StringBuilder();
    StringBuilder err = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      write(StreamName.STDOUT, i + "\n");
      write(StreamName.STDERR, -i + "\n");
      out.append(i).append('\n');
      err.append(-i).append('\n');
    }
    StringBuilder outTaken = new StringBuilder();
    StringBuilder errTaken = new StringBuilder();
    int[] calls = {0};
    printed.takeAll((name, text) -> {
      calls[0]++;
      (name == StreamName.STDOUT ? outTaken : errTaken).append(text);
    });
    assertThat(outTaken.toString()).isEqualTo(out.toString());
    assertThat(errTaken.toString()).isEqualTo(err.toString());
    assertThat(calls[0]).isEqualTo(8);
  }

  @Test
  void keepsACharacterThatTheOtherStreamCameBetween() {
    byte[] smile = "😀".getBytes(StandardCharsets.UTF_8);
    printed.write(StreamName.STDOUT, smile, 0, 2);
    assertThat(taken()).isEmpty();
    write(StreamName.STDERR, "x");
    printed.write(StreamName.STDOUT, smile, 2, 2);
    assertThat(taken()).isEqualTo("e:x|o:😀");
  }

  @Test
  void cutsALineAtItsLimitAndSaysSo() {
    write(StreamName.STDOUT, "first\n");
    write(StreamName.STDOUT, "é".repeat(LineLimit.LINE_BYTES));
    write(StreamName.STDOUT, "still the same line\nnext\n");
    assertThat(taken())
        .isEqualTo(
            "o:first\n"
                + "é".repeat(LineLimit.LINE_BYTES / 2)
                + " … [cut: this line is longer than 1,048,576 bytes]\nnext\n");
  }

  @Test
  void showsALineOfJustTheLimitWhole() {
    String line = "x".repeat(LineLimit.LINE_BYTES) + "\n";
    write(StreamName.STDOUT, line);
    assertThat(taken()).isEqualTo("o:" + line);
  }

  @Test
  void cutsWhatOneCellPrintsAtItsLimit() {
    String line = "x".repeat(65_535) + "\n";
    for (int i = 0; i < LineLimit.CELL_BYTES / 65_536 + 10; i++) {
      write(StreamName.STDOUT, line);
    }
    String all = taken();
    assertThat(all.length()).isBetween(LineLimit.CELL_BYTES, LineLimit.CELL_BYTES + 100);
    assertThat(all).endsWith("print less, or into a file]\n");
    printed.beginCell();
    write(StreamName.STDOUT, "again\n");
    assertThat(taken()).isEqualTo("o:again\n");
  }
}
