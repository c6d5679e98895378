package metamemory.cli.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ZipSubmissionTest {
  @TempDir private Path folder;
  private Path into = Path.of("");

  @BeforeEach
  void makeTarget() throws IOException {
    into = Files.createDirectory(folder.resolve("into"));
  }

  @Test
  void takesOutTheNotebooksAndNothingElse() throws Exception {
    List<Candidate> unpacked =
        unpack(zip("work/09-bump-arenas.ipynb", "work/.ipynb_checkpoints/x.ipynb", "work/run.sh"));

    assertThat(unpacked)
        .singleElement()
        .satisfies(each -> {
          assertThat(each.label()).isEqualTo("s/s.zip!work/09-bump-arenas.ipynb");
          assertThat(each.hints()).containsExactly("09-bump-arenas", "work", "given");
          assertThat(each.path()).hasContent("work/09-bump-arenas.ipynb").hasParent(into);
        });
    assertThat(files()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.ipynb",
        "a/../../evil.ipynb",
        "/evil.ipynb",
        "..\\evil.ipynb",
        "C:x.ipynb"
      })
  void refusesNamesThatReachOutside(String name) throws IOException {
    refuses(zip("good.ipynb", name), "a file that lies outside of it: " + name);
    assertThat(files()).isEmpty();
    assertThat(folder.resolve("evil.ipynb")).doesNotExist();
  }

  @Test
  void refusesABomb() throws IOException {
    Path bomb = bomb();

    refuses(bomb, "exceed 256 MiB");
    assertThat(Files.size(bomb)).isLessThan(1 << 20);
  }

  @Test
  void refusesABombThatLiesAboutItsSize() throws IOException {
    Path bomb = bomb();
    byte[] bytes = Files.readAllBytes(bomb);
    ByteBuffer table = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int entry = table.getInt(bytes.length - 6);
    table.putInt(entry + 24, 10);
    Files.write(bomb, bytes);

    assertThatThrownBy(() -> unpack(bomb)).isInstanceOf(RefusedException.class);
  }

  @Test
  void refusesLinks() throws IOException {
    Path zip = zip("link.ipynb");
    byte[] bytes = Files.readAllBytes(zip);
    ByteBuffer table = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int entry = table.getInt(bytes.length - 6);
    table.putInt(entry + 38, 0xa1ff << 16);
    Files.write(zip, bytes);

    refuses(zip, "the zip file holds a link: link.ipynb");
  }

  @Test
  void refusesWhatIsNoZipFile() throws IOException {
    refuses(Files.writeString(folder.resolve("text.zip"), "PK but no zip"), "not a zip file");
    refuses(Files.write(folder.resolve("empty.zip"), new byte[0]), "not a zip file");
    byte[] bytes = Files.readAllBytes(zip("a.ipynb"));
    refuses(
        Files.write(folder.resolve("short.zip"), java.util.Arrays.copyOf(bytes, bytes.length - 9)),
        "not a zip file");
  }

  @Test
  void refusesWhatHoldsNoNotebookOrTooMany() throws IOException {
    refuses(zip("readme.txt"), "holds no notebook");
    refuses(
        zip(Stream.iterate(0, i -> i + 1).limit(51).map(i -> i + ".ipynb").toArray(String[]::new)),
        "more than 50 notebooks");
    refuses(
        zip(Stream.iterate(0, i -> i + 1).limit(2001).map(i -> i + ".txt").toArray(String[]::new)),
        "more than 2000 files");
  }

  private void refuses(Path zip, String reason) {
    assertThatThrownBy(() -> unpack(zip))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(reason);
  }

  private List<Candidate> unpack(Path zip) throws IOException, RefusedException {
    return ZipSubmission.unpack(new Candidate(zip, "s/s.zip", List.of("given"), ""), into);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(into)) {
      return files.toList();
    }
  }

  /// Each file's content is its own name.
  private Path zip(String... names) throws IOException {
    Path zip = folder.resolve("s.zip");
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(name.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return zip;
  }

  private Path bomb() throws IOException {
    Path bomb = folder.resolve("bomb.zip");
    byte[] zeros = new byte[1 << 20];
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
      out.putNextEntry(new ZipEntry("bomb.ipynb"));
      for (int mebibyte = 0; mebibyte < 300; mebibyte++) {
        out.write(zeros);
      }
      out.closeEntry();
    }
    return bomb;
  }
}
