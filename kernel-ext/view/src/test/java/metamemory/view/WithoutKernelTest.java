package metamemory.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example of `PICTURES.md`, run as it stands there.
class WithoutKernelTest {
  private static final Pattern CODE = Pattern.compile("(?s)```java\n(.*?void main.*?)```");

  @TempDir private Path folder;

  @Test
  void aPlainMainWritesAPicture() throws IOException, InterruptedException {
    Matcher code = CODE.matcher(Files.readString(Path.of("PICTURES.md")));
    assertThat(code.find()).isTrue();
    Path program = Files.writeString(folder.resolve("Draw.java"), code.group(1));
    String classPath =
        Stream.of("java.class.path", "jdk.module.path")
            .map(name -> System.getProperty(name, ""))
            .filter(path -> !path.isEmpty())
            .collect(Collectors.joining(File.pathSeparator));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                List.of(
                    java.toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    classPath,
                    program.toString()))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(Files.readString(folder.resolve("arena.svg"))).startsWith("<svg").contains("24 B");
  }
}
