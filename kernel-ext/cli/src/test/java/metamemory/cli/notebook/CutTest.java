package metamemory.cli.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class CutTest {
  @Test
  void putsAStubWhereTheSolutionWasAndKeepsItsIndentation() {
    String source =
        """
        class Bump {
          long next(long size) {
            // BEGIN SOLUTION
            position += size;
            return position;
            // END SOLUTION
          }
        }\
        """;
    assertThat(cut(source))
        .isEqualTo(
            """
            class Bump {
              long next(long size) {
                throw new UnsupportedOperationException("not done yet");
              }
            }\
            """);
  }

  @Test
  void leavesHiddenTestsAndMarkSchemesOut() {
    String source =
        """
        int points = 1;
        // BEGIN HIDDEN TESTS
        points = secret();
        // END HIDDEN TESTS
        points
        // === BEGIN MARK SCHEME ===
        // one point for the idea
        // === END MARK SCHEME ===\
        """;
    assertThat(cut(source)).isEqualTo("int points = 1;\npoints");
  }

  @Test
  void cutsEverySolutionOfACell() {
    String source =
        """
        int a() {
        \t// BEGIN SOLUTION
        \treturn 1;
        \t// END SOLUTION
        }
        int b() {
          // BEGIN SOLUTION
          return 2;
          // END SOLUTION
        }\
        """;
    assertThat(cut(source))
        .contains("\tthrow new", "  throw new")
        .doesNotContain("return 1", "return 2", "SOLUTION");
  }

  @Test
  void leavesOtherCellsAsTheyAreButForTheirOutputs() {
    Notebook run =
        Notebook.parse(
            """
            {"cells": [{"cell_type": "code", "execution_count": 3, "metadata": {"x": 1}, "source": "1 + 1",
              "outputs": [{"output_type": "stream", "name": "stdout", "text": "2"}]}],
             "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
            """);
    Notebook learners = Cut.learners(run);
    assertThat(learners.cells().get(0).source()).isEqualTo("1 + 1");
    assertThat(learners.cells().get(0).outputs()).isEmpty();
    assertThat(learners.toJson()).contains("\"x\": 1").contains("\"execution_count\": null");
  }

  @Test
  void takesASolutionCellWithoutARegionForASolutionAsAWhole() {
    Notebook code = Notebook.parse(Notebooks.ofSolution("code", "return 9;"));
    assertThat(Cut.learners(code).cells().get(0).source()).isEqualTo(Cut.STUB);
    Notebook text = Notebook.parse(Notebooks.ofSolution("markdown", "Because."));
    assertThat(Cut.learners(text).cells().get(0).source()).isEqualTo(Cut.WRITTEN_ANSWER);
  }

  @Test
  void refusesRegionsThatDoNotCloseAndNamesTheCell() {
    Notebook open = Notebook.parse(Notebooks.ofCode("1", "// BEGIN SOLUTION\nreturn 1;"));
    assertThatThrownBy(() -> Cut.learners(open))
        .isInstanceOf(NotebookException.class)
        .hasMessage("cell 2: BEGIN SOLUTION without END SOLUTION");
  }

  @Test
  void refusesRegionsThatCross() {
    assertThatThrownBy(() -> cut("// END SOLUTION"))
        .hasMessageContaining("END SOLUTION without BEGIN SOLUTION");
    assertThatThrownBy(() -> cut("// BEGIN SOLUTION\n// BEGIN HIDDEN TESTS"))
        .hasMessageContaining("BEGIN HIDDEN TESTS within BEGIN SOLUTION");
    assertThatThrownBy(() -> cut("// BEGIN SOLUTION\n// END HIDDEN TESTS"))
        .hasMessageContaining("END HIDDEN TESTS without BEGIN HIDDEN TESTS");
  }

  private static String cut(String source) {
    return Cut.learners(Notebook.parse(Notebooks.ofCode(source))).cells().get(0).source();
  }
}
