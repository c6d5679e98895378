package metamemory.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubmissionTest {
  @Test
  void takesOnlyWhatTheAnswerNeeds() {
    Submission submission =
        Submission.assemble(
            Fixtures.TWICE,
            Fixtures.cells(
                "int twice(int number) { return plus(number, number); }",
                "int thrice(int number) { return plus(twice(number), number); }",
                "int plus(int a, int b) { return a + b; }",
                "long plus(long a, long b) { return a + b; }",
                "import java.util.zip.CRC32;"));

    assertThat(submission.source())
        .contains("int twice(int number) { return plus(number, number); }")
        .contains("int plus(int a, int b)")
        .contains("long plus(long a, long b)")
        .doesNotContain("thrice")
        .doesNotContain("CRC32");
    assertThat(submission.missing()).isEmpty();
  }

  @Test
  void takesNothingForWhatBelongsToAnotherObject() {
    Submission submission =
        Submission.assemble(
            Fixtures.TWICE,
            Fixtures.cells(
                "int twice(int number) { return \"ab\".contains(\"a\") ? sum(number) : 0; }",
                "long contains = elsewhere.Meter.bytes();",
                "int sum = elsewhere.Meter.count();",
                "int sum(int... numbers) { int all = 0; for (int each : numbers) { all += each; }"
                    + " return 2 * all; }"));

    assertThat(submission.source()).contains("int sum(int... numbers)").doesNotContain("elsewhere");
  }

  @Test
  void knowsWhereEachLineWasWritten() {
    Submission submission =
        Submission.assemble(
            Fixtures.TWICE,
            List.of(
                new Definition(
                    Definition.Kind.METHOD,
                    "twice",
                    "int twice(int number) {\n  return 2 * number;\n}",
                    4,
                    11)));

    List<String> lines = submission.source().lines().toList();
    int body = lines.indexOf("  return 2 * number;") + 1;
    assertThat(submission.placeOf(body)).contains(new Place(4, 12));
    assertThat(submission.placeOf(body - 2)).as("the line that says static").isEmpty();
    assertThat(submission.placeOf(0)).isEmpty();
    assertThat(submission.placeOf(lines.size() + 1)).isEmpty();
  }

  @Test
  void writesVariablesOfOneDeclarationOnce() {
    Definition a = new Definition(Definition.Kind.VARIABLE, "a", "int a = 1, b = 2; // both", 1, 1);
    Definition b = new Definition(Definition.Kind.VARIABLE, "b", "int a = 1, b = 2; // both", 1, 1);
    Definition twice =
        new Definition(
            Definition.Kind.METHOD,
            "twice",
            "int twice(int number) { return number * (a + b - 1); }",
            2,
            1);

    assertThat(Submission.assemble(Fixtures.TWICE, List.of(a, b, twice)).source())
        .containsOnlyOnce("int a = 1, b = 2; // both");
  }

  @Test
  void namesWhatIsMissing() {
    Exercise both = Fixtures.exercise("both", "a.Suite", "twice", "Chain");

    assertThat(Submission.assemble(both, Fixtures.twice("return 0;")).missing())
        .containsExactly("Chain");
    assertThat(Submission.assemble(both, List.of()).missing()).containsExactly("twice", "Chain");
  }

  @Test
  void takesAnotherClassNameWhenTheLearnerUsesOurs() {
    Submission submission =
        Submission.assemble(
            Fixtures.TWICE, Fixtures.twice("int Answer = 2 * number; return Answer;"));

    assertThat(submission.className()).isEqualTo("Answer2");
    assertThat(submission.source()).contains("class Answer2 {");
  }

  @Test
  void isKnownByItsSource() {
    String sha256 = Submission.assemble(Fixtures.TWICE, Fixtures.twice("return 0;")).sha256();

    assertThat(sha256).matches("[0-9a-f]{64}");
    assertThat(Submission.assemble(Fixtures.TWICE, Fixtures.twice("return 0;")).sha256())
        .isEqualTo(sha256);
    assertThat(Submission.assemble(Fixtures.TWICE, Fixtures.twice("return 1;")).sha256())
        .isNotEqualTo(sha256);
  }

  @Test
  void closesImportsThatEndInAComment() {
    Submission submission =
        Submission.assemble(
            Fixtures.TWICE,
            Fixtures.cells(
                "import java.util.zip.* // sums", "int twice(int number) { return 2 * number; }"));

    assertThat(submission.source()).contains("import java.util.zip.*;\n");
    assertThat(submission.places()).contains(Optional.of(new Place(1, 1)));
  }
}
