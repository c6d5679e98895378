package metamemory.grade;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What came of grading one answer: the canonical result, from which every other format is derived.
/// As JSON it is described by the resource `metamemory/grade/result.schema.json`.
///
/// @param schema the version of this form
/// @param student whose answer it is; null where nobody asked
/// @param lesson the lesson's folder
/// @param exercise the exercise's id
/// @param submissionSha256 the SHA-256 of the answer's source, in hexadecimal digits
/// @param normalSha256 the SHA-256 of the answer without comments, spaces and the names that it
///   gives to things: equal for answers that differ in nothing else; null for one too short to tell
/// @param seed what the checks' random numbers started from
/// @param verdict what came of it
/// @param message the verdict in a sentence, and what to do about it
/// @param score the points of all checks
/// @param maxScore the points that the checks can give
/// @param checks each check, in the order in which they run; empty if there was no getting at them
/// @param problems the compiler's errors
/// @param output the first part of what the learner's code printed
/// @param outputDroppedBytes how many bytes it printed beyond that
/// @param allocations what the budgets of the checks counted, by name: `measured` how often,
///   `objects` that the answer created meanwhile, `object_bytes` of them; empty where no check has
///   a budget, or not all ran
/// @param elapsedMs how long it took, in milliseconds
/// @param sandbox what kept the learner's code in
public record GradeResult(
    int schema,
    @Nullable String student,
    String lesson,
    String exercise,
    String submissionSha256,
    @Nullable String normalSha256,
    long seed,
    Verdict verdict,
    String message,
    int score,
    int maxScore,
    List<CheckResult> checks,
    List<Problem> problems,
    String output,
    long outputDroppedBytes,
    Map<String, Long> allocations,
    long elapsedMs,
    String sandbox) {
  /// The version of the form that this class writes and reads.
  public static final int SCHEMA = 1;

  /// Copies the lists.
  ///
  /// @throws NullPointerException if anything but the student is null
  public GradeResult {
    for (Object field :
        new Object[] {lesson, exercise, submissionSha256, verdict, message, output, sandbox}) {
      Objects.requireNonNull(field, "a result lacks a field");
    }
    checks = List.copyOf(checks);
    problems = List.copyOf(problems);
    allocations = Map.copyOf(allocations);
  }

  /// Whether every check passed.
  ///
  /// @return true for the verdict `passed`
  public boolean isPassed() {
    return verdict == Verdict.PASSED;
  }

  /// How many checks passed.
  ///
  /// @return from 0 to the number of checks
  public long passedChecks() {
    return checks.stream().filter(check -> check.status() == CheckResult.Status.PASSED).count();
  }

  /// The same result for a known student.
  ///
  /// @param name whose answer it is
  /// @return a copy
  public GradeResult ofStudent(String name) {
    return of(name, elapsedMs);
  }

  /// The same result without how long it took: the only thing in which two gradings of one answer
  /// may differ.
  ///
  /// @return a copy whose `elapsedMs` is 0
  public GradeResult withoutTime() {
    return of(student, 0);
  }

  private GradeResult of(@Nullable String ofWhom, long elapsed) {
    return new GradeResult(
        schema,
        ofWhom,
        lesson,
        exercise,
        submissionSha256,
        normalSha256,
        seed,
        verdict,
        message,
        score,
        maxScore,
        checks,
        problems,
        output,
        outputDroppedBytes,
        allocations,
        elapsed,
        sandbox);
  }

  /// Writes this as `result.json`.
  ///
  /// @return JSON text that ends with an end of line
  public String toJson() {
    return ResultJson.text(this);
  }

  /// Reads a `result.json`.
  ///
  /// @param json what [#toJson()] wrote
  /// @return the result
  /// @throws IllegalArgumentException if it is not JSON, lacks a field or has another schema
  public static GradeResult fromJson(String json) {
    return ResultJson.read(json, GradeResult.class, "a result.json", SCHEMA, GradeResult::schema);
  }
}
