package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a reader can rely on to find in the docs.
class DocsTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", ""));

  /// Shapes of lambdas, which have neither limits nor costs of their own.
  private static final Set<String> LAMBDAS = Set.of("HandleConsumer", "HandlePredicate");

  static List<String> publicTypes() throws IOException {
    try (Stream<Path> files = Files.list(MODULE.resolve("src/main/java/metamemory"))) {
      return files
          .filter(file -> text(file).contains("\npublic "))
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .filter(name -> !LAMBDAS.contains(name))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("publicTypes")
  void eachTypeTellsItsLimitsThenItsCostsThenShowsAnExample(String type) {
    String text = text(MODULE.resolve("src/main/java/metamemory/" + type + ".java"));
    String doc =
        text.substring(0, text.indexOf("\npublic "))
            .lines()
            .filter(line -> line.startsWith("///"))
            .collect(Collectors.joining("\n"));
    int limits = doc.indexOf("**Limits.**");
    int costs = doc.indexOf("**Costs.**");
    assertThat(limits).as("limits of " + type).isNotNegative();
    assertThat(costs).as("costs of " + type).isGreaterThan(limits);
    assertThat(doc.lastIndexOf("{@snippet file=\"metamemory/"))
        .as("example of " + type)
        .isGreaterThan(costs);
  }

  @Test
  void thePageThatComparesNamesEachTypeThatHoldsMemory() throws IOException {
    String page = text(MODULE.resolve("README.md"));
    for (String type : publicTypes()) {
      String source = text(MODULE.resolve("src/main/java/metamemory/" + type + ".java"));
      if (source.contains("public final class") && !type.endsWith("Exception")) {
        assertThat(page).contains("`" + type);
      }
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
