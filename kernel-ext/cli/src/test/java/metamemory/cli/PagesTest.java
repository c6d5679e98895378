package metamemory.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import metamemory.cli.grading.Handed;
import metamemory.cli.machine.App;
import metamemory.cli.machine.Machines;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands that our pages tell people to type.
final class PagesTest {
  @ParameterizedTest
  @ValueSource(strings = {"README.md", "CONTRIBUTING.md", "lessons/TEACHING.md"})
  void tellOnlyCommandsThatLearnKnows(String page) throws IOException {
    List<String> commands =
        Files.readAllLines(Handed.LESSONS.resolveSibling(page)).stream()
            .filter(line -> line.startsWith("./learn"))
            .map(line -> line.replaceFirst("\\s+#.*", "").strip())
            .toList();

    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      List<String> words = List.of(command.split("\\s+", -1));
      assertThatCode(() -> parse(words.subList(1, words.size())))
          .as(command)
          .doesNotThrowAnyException();
    }
  }

  private static void parse(List<String> words) {
    Context context =
        new Context(
            Machines.linux(Path.of(""), Map.of()),
            Machines.screen().screen(),
            new App(Path.of(""), Handed.LESSONS));
    Main.commandLine(context).parseArgs(words.toArray(String[]::new));
  }
}
