package metamemory.cli.grading.export;

import metamemory.grade.CheckResult;
import metamemory.grade.GradeResult;
import metamemory.grade.Problem;

/// What a learner reads of checks, as plain text. No check's source is in it.
final class CheckText {
  private CheckText() {}

  /// What was expected, what came, and why; empty for a check that passed.
  static String of(CheckResult check) {
    StringBuilder text = new StringBuilder();
    add(text, "expected", check.expected());
    add(text, "got", check.got());
    add(text, "why", check.why());
    return text.toString();
  }

  /// The verdict on an exercise and the compiler's errors.
  static String of(GradeResult exercise) {
    StringBuilder text = new StringBuilder(exercise.message());
    for (Problem problem : exercise.problems()) {
      text.append("\ncell ").append(problem.cell()).append(", line ").append(problem.line());
      text.append(": ").append(problem.message()).append("\n    ").append(problem.source());
    }
    return text.toString();
  }

  private static void add(
      StringBuilder text, String label, @org.jspecify.annotations.Nullable String value) {
    if (value != null) {
      text.append(text.isEmpty() ? "" : "\n").append(label).append(": ").append(value);
    }
  }

  /// At most so many characters, counted as JSON's readers do.
  static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
