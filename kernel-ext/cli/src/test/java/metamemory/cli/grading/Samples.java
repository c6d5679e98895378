package metamemory.cli.grading;

import java.util.List;
import java.util.Map;
import metamemory.grade.CheckResult;
import metamemory.grade.GradeResult;
import metamemory.grade.NotebookResult;
import metamemory.grade.Problem;
import metamemory.grade.Verdict;

/// Results to test with.
public final class Samples {
  /// What a hostile student writes wherever they can.
  public static final String HOSTILE =
      "</pre><script>alert(1)</script>\u0000\u001b[31m\u202Egpj\u202C&\"'";

  private static final CheckResult PASSED =
      new CheckResult("adds", "adds two", CheckResult.Status.PASSED, 2, 2, null, null, null, true);
  private static final CheckResult FAILED =
      new CheckResult(
          "places",
          "places blocks",
          CheckResult.Status.FAILED,
          0,
          3,
          "[0, 8, 16, 24]",
          "[0, 8, 17, 24]",
          "where each block begins",
          false);
  private static final CheckResult BUDGET =
      new CheckResult(
          "budget",
          "creates nothing",
          CheckResult.Status.FAILED,
          0,
          1,
          "no objects",
          "1,000 objects",
          "adding\n1,000 × long[] in cell 3, line 4 (24,000 bytes)",
          true);
  private static final CheckResult SKIPPED =
      new CheckResult(
          "grows", "grows", CheckResult.Status.SKIPPED, 0, 1, null, null, "needs adds", true);

  private Samples() {}

  public static SubmissionResult passed(String student) {
    return of(
        student,
        notebook(
            student, Verdict.PASSED, exercise(Verdict.PASSED, List.of(PASSED), List.of(), "")));
  }

  public static SubmissionResult failed(String student) {
    return of(
        student,
        notebook(
            student,
            Verdict.FAILED,
            exercise(
                Verdict.FAILED, List.of(PASSED, FAILED, BUDGET, SKIPPED), List.of(), "printed\n")));
  }

  public static SubmissionResult doesNotCompile(String student) {
    CheckResult idle =
        new CheckResult(
            "adds", "adds two", CheckResult.Status.SKIPPED, 0, 2, null, null, "did not run", true);
    return of(
        student,
        notebook(
            student,
            Verdict.FAILED,
            exercise(
                Verdict.ERROR,
                List.of(idle),
                List.of(new Problem(2, 1, 5, "';' expected", "int x")),
                "")));
  }

  public static SubmissionResult undefined(String student) {
    return of(
        student,
        notebook(student, Verdict.FAILED, exercise(Verdict.ERROR, List.of(), List.of(), "")));
  }

  public static SubmissionResult refused(String student) {
    return of(student, notebook(student, Verdict.ERROR));
  }

  public static SubmissionResult infrastructure(String student) {
    return of(
        student,
        notebook(
            student,
            Verdict.INFRASTRUCTURE,
            exercise(Verdict.INFRASTRUCTURE, List.of(), List.of(), "")));
  }

  public static SubmissionResult hostile(String student) {
    CheckResult check =
        new CheckResult(
            "says", "says hello", CheckResult.Status.FAILED, 0, 2, "hello", HOSTILE, HOSTILE, true);
    return of(
        student,
        notebook(
            student,
            Verdict.FAILED,
            exercise(
                Verdict.FAILED,
                List.of(check),
                List.of(new Problem(1, 1, 1, HOSTILE, HOSTILE)),
                HOSTILE),
            exercise(Verdict.FAILED, List.of(check), List.of(), HOSTILE)));
  }

  public static List<SubmissionResult> all() {
    return List.of(
        passed("anna"),
        failed("bert"),
        doesNotCompile("cleo"),
        undefined("dora"),
        refused("emil"),
        hostile("fritz " + "<b>x"));
  }

  public static SubmissionResult of(String student, NotebookResult result) {
    return new SubmissionResult(
        1,
        "a".repeat(64),
        student + "/l.ipynb",
        "2026-03-01T12:00:00Z",
        "0123456789abcdef",
        1,
        result);
  }

  private static NotebookResult notebook(
      String student, Verdict verdict, GradeResult... exercises) {
    List<GradeResult> all =
        java.util.Arrays.stream(exercises).map(each -> each.ofStudent(student)).toList();
    return new NotebookResult(
        1,
        student,
        "42-test",
        "b".repeat(64),
        verdict,
        "What came of it.",
        all.stream().mapToInt(GradeResult::score).sum(),
        Math.max(7, all.stream().mapToInt(GradeResult::maxScore).sum()),
        List.of("A note <about> it."),
        all,
        1234,
        "none");
  }

  private static GradeResult exercise(
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
        checks.isEmpty() ? 7 : checks.stream().mapToInt(CheckResult::maxScore).sum(),
        checks,
        problems,
        output,
        0,
        Map.of(),
        617,
        "none");
  }
}
