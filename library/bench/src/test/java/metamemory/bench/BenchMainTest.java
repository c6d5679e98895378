package metamemory.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchMainTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void namesThePartsForAnUnknownOne() {
    assertThat(BenchMain.run(out, "strukt")).isEqualTo(2);
    assertThat(text()).contains("there is no part 'strukt'", "struct, scope, tree");
  }

  @Test
  void listsEveryPartWithoutMeasuring() {
    assertThat(BenchMain.run(out, "--list")).isZero();
    assertThat(text().lines()).containsAll(Works.parts());
  }

  @Test
  void readsFiguresThatWereMeasuredApart(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("apart.json"), Apart.FORM);
    assertThat(Apart.in(file))
        .containsExactly(new Apart("struct", "bumpalo try_alloc", 0.58, "machine, version"));
  }

  @Test
  void saysWhatAFileOfFiguresMustLookLike(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("apart.json"), "{\"work\": 3}");
    assertThat(BenchMain.run(out, "--apart=" + file, "checks")).isEqualTo(2);
    assertThat(text()).contains("the file must be a list like [{\"work\"", "file=" + file);
  }

  @Test
  void saysThatAFileOfFiguresIsMissing(@TempDir Path folder) {
    assertThat(BenchMain.run(out, "--apart=" + folder.resolve("none"), "checks")).isEqualTo(1);
    assertThat(text()).contains("none");
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
