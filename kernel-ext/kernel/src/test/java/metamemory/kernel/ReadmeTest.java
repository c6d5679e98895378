package metamemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The picture that the README shows is the one that its cell draws. `-Dreadme.rewrite=true` writes
/// it anew.
final class ReadmeTest {
  private static final Path PICTURE = Path.of("src/test/resources/readme-cell.svg");
  private static final Path README = Path.of("../../README.md");

  @Test
  void showsThePictureThatItsCellDraws() throws IOException {
    String svg = drawn(firstCell());
    if (Boolean.getBoolean("readme.rewrite")) {
      Files.writeString(PICTURE, svg);
    }
    assertThat(svg).isEqualTo(Files.readString(PICTURE));
    assertThat(Files.readString(README)).contains("kernel-ext/kernel/" + PICTURE);
  }

  private static String firstCell() throws IOException {
    String readme = Files.readString(README);
    int start = readme.indexOf("```java\n") + "```java\n".length();
    return readme.substring(start, readme.indexOf("```", start));
  }

  /// The cell's picture. Where its memory lies differs from run to run, so that is left out.
  private static String drawn(String cell) {
    try (Session session = Session.open(new SessionOptions(Path.of("none"), Path.of(".")))) {
      CellResult result = session.run(cell, new Recorded());
      assertThat(result).isInstanceOf(CellResult.Value.class);
      String html = ((CellResult.Value) result).bundle().data().get(MimeBundle.HTML);
      assertThat(html).isNotNull();
      String svg = html.substring(html.indexOf("<svg"), html.indexOf("</svg>") + "</svg>".length());
      return svg.replaceAll(", address 0x[0-9a-f]+", "") + "\n";
    }
  }
}
