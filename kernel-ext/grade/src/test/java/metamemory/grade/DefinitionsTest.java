package metamemory.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Optional;
import jdk.jshell.JShell;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
  @Test
  void takesWhatJShellDefined() {
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      List<Definition> definitions =
          List.of(
                  "import java.util.List;",
                  "var items = List.of(1, 2);",
                  "final var count = 2;",
                  "int variable = 3;",
                  "items.size()",
                  "int twice(int number) { return 2 * number; }",
                  "record Pair(int a, int b) {}")
              .stream()
              .flatMap(source -> shell.eval(source).stream())
              .map(event -> Definitions.of(event.snippet(), 5, 1))
              .flatMap(Optional::stream)
              .toList();

      assertThat(definitions)
          .extracting(Definition::kind, Definition::name, Definition::source)
          .containsExactly(
              tuple(Definition.Kind.IMPORT, "java.util.List", "import java.util.List;"),
              tuple(Definition.Kind.VARIABLE, "items", "List<Integer> items = List.of(1, 2);"),
              tuple(Definition.Kind.VARIABLE, "count", "final int count = 2;"),
              tuple(Definition.Kind.VARIABLE, "variable", "int variable = 3;"),
              tuple(Definition.Kind.VARIABLE, "$1", "int $1 = items.size()"),
              tuple(
                  Definition.Kind.METHOD, "twice", "int twice(int number) { return 2 * number; }"),
              tuple(Definition.Kind.TYPE, "Pair", "record Pair(int a, int b) {}"));
    }
  }

  @Test
  void takesNothingOfAStatement() {
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      assertThat(Definitions.of(shell.eval("if (true) {}").getFirst().snippet(), 1, 1)).isEmpty();
    }
  }
}
