package metamemory.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import metamemory.kernel.MimeBundle;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/// A notebook that somebody else ran, opened in JupyterLab 4: it drops drawings until the reader
/// trusts the notebook. No word may be lost by that.
final class LabSanitiserTest {
  private static final Path GOLDEN = Path.of("../../kernel-ext/view/src/test/resources/golden");

  @Test
  void keepsEveryWordOfEveryDrawing() throws IOException {
    List<Path> files;
    try (var listed = Files.list(GOLDEN)) {
      files = listed.filter(file -> file.toString().endsWith(".svg")).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(60);
    List<String> drawings = files.stream().map(LabSanitiserTest::read).toList();
    List<String> left = LabSanitiser.fetched().sanitised(drawings);
    for (int i = 0; i < drawings.size(); i++) {
      keepsTheWords(files.get(i).getFileName().toString(), drawings.get(i), left.get(i));
    }
  }

  @Test
  void keepsTheTablesOfWhatCellsShow() throws IOException {
    List<String> shown =
        Gallery.run().bundles().stream()
            .map(bundle -> bundle.data().getOrDefault(MimeBundle.HTML, ""))
            .toList();
    List<String> left = LabSanitiser.fetched().sanitised(shown);
    for (int i = 0; i < shown.size(); i++) {
      Document before = Jsoup.parse(shown.get(i));
      Document after = Jsoup.parse(left.get(i));
      assertThat(after.select("td").eachText()).isEqualTo(before.select("td").eachText());
      assertThat(after.select("summary").eachText()).isEqualTo(before.select("summary").eachText());
      keepsTheWords("output " + i, shown.get(i), left.get(i));
    }
  }

  private static void keepsTheWords(String name, String before, String after) {
    String text = " " + words(Jsoup.parse(after).text()) + " ";
    for (Element element : Jsoup.parse(before).select("title, desc, text")) {
      assertThat(text).as(name).contains(words(element.text()));
    }
    assertThat(after).as(name).doesNotContain("<script", "<svg", "onload=");
  }

  private static String words(String text) {
    return text.replaceAll("[\\s\u00a0]+", " ").strip();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
