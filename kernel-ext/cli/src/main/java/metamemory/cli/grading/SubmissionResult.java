package metamemory.cli.grading;

import java.util.Objects;
import metamemory.grade.NotebookResult;
import metamemory.grade.ResultJson;
import metamemory.grade.Verdict;

/// The `result.json` of one submission of a class: the notebook's result, and what it holds for. As
/// JSON it is described by the resource `metamemory/cli/grading/submission-result.schema.json`.
///
/// @param schema the version of this form
/// @param key what the result holds for: the submission's bytes, the student, the lesson, the
///   grader, the seed and the sandbox, as SHA-256. While it stays the same, nothing is graded again
/// @param submission the file, relative to the folder of submissions; in a zip file after `!`
/// @param submittedAt when the file was last changed, as `2026-03-01T12:00:00Z`
/// @param grader the version of lesson and grader, see [metamemory.grade.GraderVersion]
/// @param seed what all students' random numbers are made from
/// @param result the notebook's result; its student is not null
public record SubmissionResult(
    int schema,
    String key,
    String submission,
    String submittedAt,
    String grader,
    long seed,
    NotebookResult result) {
  /// The version of the form that this class writes and reads.
  public static final int SCHEMA = 1;

  /// Checks that nothing is missing.
  ///
  /// @throws NullPointerException if a field or the result's student is null
  public SubmissionResult {
    for (Object field : new Object[] {key, submission, submittedAt, grader, result}) {
      Objects.requireNonNull(field, "a result lacks a field");
    }
    Objects.requireNonNull(result.student(), "a result lacks its student");
  }

  /// Whose it is.
  ///
  /// @return the student's name, as the submission's file or folder says it
  public String student() {
    return Objects.requireNonNull(result.student());
  }

  /// Which lesson it is of.
  ///
  /// @return the lesson's folder, or `unknown`
  public String lesson() {
    return result.lesson();
  }

  /// Whether there is a grade: not if our own machine failed.
  ///
  /// @return false for the verdict `infrastructure`
  public boolean isGraded() {
    return result.verdict() != Verdict.INFRASTRUCTURE;
  }

  /// The same without how long it took, which is all that two gradings of one submission may differ
  /// in.
  ///
  /// @return a copy whose times are 0
  public SubmissionResult withoutTimes() {
    return new SubmissionResult(
        schema, key, submission, submittedAt, grader, seed, result.withoutTimes());
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
  public static SubmissionResult fromJson(String json) {
    return ResultJson.read(
        json, SubmissionResult.class, "a submission's result", SCHEMA, SubmissionResult::schema);
  }
}
