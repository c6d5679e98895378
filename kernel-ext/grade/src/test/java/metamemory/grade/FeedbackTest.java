package metamemory.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedbackTest {
  private static final CheckResult PASSED =
      new CheckResult("a", "is small", CheckResult.Status.PASSED, 1, 1, null, null, null, true);
  private static final CheckResult FAILED =
      new CheckResult(
          "b", "is <b>", CheckResult.Status.FAILED, 0, 2, "\"a\"", "<script>", "a & b", false);
  private static final CheckResult SKIPPED =
      new CheckResult(
          "c", "is big", CheckResult.Status.SKIPPED, 0, 1, null, null, "did not run", true);
  private static final Problem PROBLEM =
      new Problem(3, 2, 10, "cannot find symbol\n  symbol: variable x", "\treturn <x>;");

  @Test
  void showsFailuresFirstWithExpectedGotAndWhy() {
    assertThat(
            Feedback.text(result(Verdict.FAILED, List.of(PASSED, SKIPPED, FAILED), List.of(), "")))
        .isEqualTo(
            """
            ✗ twice failed: 1 of 3 checks, 1 of 4 points
            What to do.

            ✗ FAIL  is <b> (0 of 2 points, hidden)
                  expected: "a"
                  got:      <script>
                  why:      a & b
            – skip  is big (0 of 1 point)
                  why:      did not run
            ✓ pass  is small (1 of 1 point)
            """);
  }

  @Test
  void showsSourceLineAndCaretOfWhatDoesNotCompile() {
    assertThat(Feedback.text(result(Verdict.ERROR, List.of(), List.of(PROBLEM), "")))
        .isEqualTo(
            """
            ✗ twice has an error
            What to do.

            cell 3, line 2: cannot find symbol
                symbol: variable x
                \treturn <x>;
                \t        ^
            """);
  }

  @Test
  void showsNoChecksWhereNoneRan() {
    GradeResult result = result(Verdict.ERROR, List.of(SKIPPED), List.of(PROBLEM), "");

    assertThat(Feedback.text(result)).doesNotContain("is big");
    assertThat(Feedback.html(result)).doesNotContain("is big").doesNotContain("<ul>");
  }

  @Test
  void escapesWhateverTheLearnerWrote() {
    String checks =
        Feedback.html(result(Verdict.FAILED, List.of(PASSED, FAILED), List.of(), "<img src='x'>"));
    String problems = Feedback.html(result(Verdict.ERROR, List.of(), List.of(PROBLEM), ""));

    assertThat(checks)
        .startsWith(
            "<div><p><strong>✗ twice failed: 1 of 2 checks, 1 of 3 points</strong><br>What to"
                + " do.</p>")
        .contains(
            "<tr><th scope=\"row\" align=\"left\">got</th><td"
                + " align=\"left\"><code>&lt;script&gt;</code></td></tr>")
        .contains(
            "<tr><th scope=\"row\" align=\"left\">why</th><td align=\"left\">a &amp; b</td></tr>")
        .contains("&lt;img src=&#39;x&#39;&gt;");
    assertThat(problems).contains("<pre>\treturn &lt;x&gt;;\n\t        ^</pre>");
    assertThat(checks + problems).doesNotContain("<script", "<img", "style=", "class=", "id=");
  }

  @Test
  void marksPassingByWordAndSign() {
    GradeResult result = result(Verdict.PASSED, List.of(PASSED), List.of(), "hello\n");

    assertThat(Feedback.text(result))
        .isEqualTo(
            """
            ✓ twice passed: 1 of 1 check, 1 of 1 point
            What to do.

            ✓ pass  is small (1 of 1 point)

            Your code printed:
            hello
            """);
    assertThat(Feedback.html(result)).contains("<li>✓ pass: is small (1 of 1 point)</li>");
  }

  @Test
  void saysOnceWhatFailsEachCheckAlike() {
    CheckResult other =
        new CheckResult(
            "other",
            "is big",
            CheckResult.Status.FAILED,
            0,
            1,
            FAILED.expected(),
            FAILED.got(),
            FAILED.why(),
            true);
    GradeResult result = result(Verdict.FAILED, List.of(FAILED, other), List.of(), "");

    assertThat(Feedback.text(result))
        .containsOnlyOnce("expected: \"a\"")
        .endsWith("✗ FAIL  is big (0 of 1 point)\n      why:      The same as above.\n");
    assertThat(Feedback.html(result)).containsOnlyOnce("a &amp; b").contains("The same as above.");
  }

  static GradeResult result(
      Verdict verdict, List<CheckResult> checks, List<Problem> problems, String output) {
    return new GradeResult(
        1,
        null,
        "42-test",
        "twice",
        "0".repeat(64),
        "1".repeat(64),
        7,
        verdict,
        "What to do.",
        checks.stream().mapToInt(CheckResult::score).sum(),
        checks.stream().mapToInt(CheckResult::maxScore).sum(),
        checks,
        problems,
        output,
        0,
        Map.of("objects", 3L),
        12,
        "none");
  }
}
