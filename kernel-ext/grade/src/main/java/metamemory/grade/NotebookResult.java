package metamemory.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What came of grading one notebook: a result for each exercise of its lesson. As JSON it is
/// described by the resource `metamemory/grade/notebook-result.schema.json`.
///
/// @param schema the version of this form
/// @param student who handed it in; null where nobody said
/// @param lesson the lesson's folder
/// @param notebookSha256 the SHA-256 of the file, in hexadecimal digits
/// @param verdict `passed` if every exercise passed, `infrastructure` if one could not be graded,
///   `error` if the file is no notebook, else `failed`
/// @param message the verdict in a sentence
/// @param score the points of all exercises
/// @param maxScore the points that the exercises can give
/// @param notes what was passed over or put right in the notebook, in sentences
/// @param exercises a result for each exercise of the lesson, in its order
/// @param elapsedMs how long it took, in milliseconds
/// @param sandbox what kept the learner's code in
public record NotebookResult(
    int schema,
    @Nullable String student,
    String lesson,
    String notebookSha256,
    Verdict verdict,
    String message,
    int score,
    int maxScore,
    List<String> notes,
    List<GradeResult> exercises,
    long elapsedMs,
    String sandbox) {
  /// The version of the form that this class writes and reads.
  public static final int SCHEMA = 1;

  /// Copies the lists.
  ///
  /// @throws NullPointerException if anything but the student is null
  public NotebookResult {
    for (Object field : new Object[] {lesson, notebookSha256, verdict, message, sandbox}) {
      Objects.requireNonNull(field, "a result lacks a field");
    }
    notes = List.copyOf(notes);
    exercises = List.copyOf(exercises);
  }

  /// The same result for a known student.
  ///
  /// @param name whose notebook it is
  /// @return a copy
  public NotebookResult ofStudent(String name) {
    return with(
        name, notes, exercises.stream().map(each -> each.ofStudent(name)).toList(), elapsedMs);
  }

  /// The same result with more to note about the notebook.
  ///
  /// @param more sentences, put before the others
  /// @return a copy
  public NotebookResult noting(List<String> more) {
    List<String> all = new ArrayList<>(more);
    all.addAll(notes);
    return with(student, all, exercises, elapsedMs);
  }

  /// The same result without how long it took.
  ///
  /// @return a copy whose times are 0
  public NotebookResult withoutTimes() {
    return with(student, notes, exercises.stream().map(GradeResult::withoutTime).toList(), 0);
  }

  private NotebookResult with(
      @Nullable String ofWhom, List<String> noted, List<GradeResult> graded, long elapsed) {
    return new NotebookResult(
        schema,
        ofWhom,
        lesson,
        notebookSha256,
        verdict,
        message,
        score,
        maxScore,
        noted,
        graded,
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
  public static NotebookResult fromJson(String json) {
    return ResultJson.read(
        json, NotebookResult.class, "a notebook's result", SCHEMA, NotebookResult::schema);
  }
}
