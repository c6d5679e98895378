package metamemory.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerDefinitionsTest {
  private static final String ANSWER = "int twice(int size) {\n  return size * 2;\n}";
  private static final String DEMONSTRATION =
      """
      var wide = layouts.widest();
      long size = wide.byteSize();
      long half() { return size / 2; }
      long twice(long number) { return wide.byteSize() * number; }
      """;

  @Test
  void leavesOutWhatALessonShowsWithThingsOfUnknownType() {
    assertThat(defined(DEMONSTRATION)).containsExactly(ANSWER);
    assertThat(defined(DEMONSTRATION.replace("long size = wide.", "long size = 1 + wide.")))
        .containsExactly(ANSWER);
  }

  @Test
  void keepsWhatALearnerWroteThemselves() {
    assertThat(defined("var wide = layouts.widest();\nlong help() { return wide.x(); }"))
        .containsExactly("long help() { return wide.x(); }", ANSWER);
  }

  @Test
  void keepsWhatIsToldElsewhere() {
    assertThat(defined("long wide = 3;\nlong size = wide;"))
        .contains("long wide = 3;", "long size = wide;", ANSWER);
  }

  @Test
  void handsAnAnswerWithoutASemicolonToTheCompilerWhichSaysSo() {
    String misspelt = "int twice(int size) {\n  return size * 2\n}";
    assertThat(defined("", misspelt)).containsExactly(misspelt);
    assertThat(defined("", "int a = 1;\ntwice(3);")).containsExactly("int a = 1;");
  }

  private static List<String> defined(String own) {
    return defined(own, ANSWER);
  }

  /// What counts beside the answer, where a learner has this in a cell of their own.
  private static List<String> defined(String own, String answer) {
    Release release =
        new Release(
            "42-test",
            List.of(Fixtures.TWICE),
            List.of(
                new SubmittedCell(1, "", SubmittedCell.Role.FREE, DEMONSTRATION),
                new SubmittedCell(2, "twice", SubmittedCell.Role.SOLUTION, "// the solution")));
    List<SubmittedCell> cells =
        List.of(
            new SubmittedCell(1, "", SubmittedCell.Role.FREE, own),
            new SubmittedCell(2, "twice", SubmittedCell.Role.SOLUTION, answer));
    return new AnswerDefinitions(release, cells)
        .of(Fixtures.TWICE).stream().map(each -> each.source().strip()).toList();
  }
}
