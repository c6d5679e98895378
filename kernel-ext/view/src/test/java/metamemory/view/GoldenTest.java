package metamemory.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares every drawing with the file that was looked at and kept. After a change that is meant,
/// rewrite the files with `mvn -pl kernel-ext/view test -Dtest=GoldenTest -Dgolden.rewrite=true`,
/// and look at them.
class GoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  static Stream<String> names() {
    return Samples.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void drawsAsBefore(String name) throws IOException {
    Picture picture = picture(name);
    compare(FOLDER.resolve(name + ".svg"), Svg.of(picture));
    compare(FOLDER.resolve(name + ".txt"), Text.of(picture));
  }

  private static Picture picture(String name) {
    Picture picture = Samples.all().get(name);
    if (picture == null) {
      throw new IllegalArgumentException("no such sample: name=" + name);
    }
    return picture;
  }

  private static void compare(Path golden, String drawn) throws IOException {
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.createDirectories(FOLDER);
      Files.writeString(golden, drawn);
    }
    assertThat(drawn).as("%s", golden).isEqualTo(Files.readString(golden));
  }
}
