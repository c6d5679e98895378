package metamemory.cli.grading.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import metamemory.cli.grading.ResultFolder;
import metamemory.cli.grading.SubmissionResult;
import metamemory.cli.machine.Stop;
import metamemory.grade.NotebookResult;

/// Results that have a grade, one after the other, sorted by student and lesson.
///
/// @param from a folder that `grade` or `merge` wrote, or the file of one result
public record Results(Path from) {
  /// Visits each result that has a grade.
  ///
  /// @param visitor takes each
  /// @return how many those are, and how many have none, through no fault of the student's
  /// @throws IOException if a file cannot be read, or the visitor throws it
  Export.Counts forEach(ResultFolder.Visitor visitor) throws IOException {
    int[] graded = {0};
    int[] ungraded = {0};
    ResultFolder.Visitor counting =
        result -> {
          if (result.isGraded()) {
            visitor.accept(result);
            graded[0]++;
          } else {
            ungraded[0]++;
          }
        };
    if (isOne()) {
      counting.accept(one());
    } else {
      ResultFolder.read(from).forEach(counting);
    }
    return new Export.Counts(graded[0], ungraded[0]);
  }

  /// Whether this is the file of one result.
  boolean isOne() {
    return Files.isRegularFile(from);
  }

  /// What `grade-one` wrote, or one `result.json` of `grade`.
  SubmissionResult one() throws IOException {
    String json = Files.readString(from);
    try {
      return SubmissionResult.fromJson(json);
    } catch (IllegalArgumentException e) {
      return wrapped(json);
    }
  }

  private SubmissionResult wrapped(String json) throws IOException {
    try {
      NotebookResult result = NotebookResult.fromJson(json);
      NotebookResult named = result.student() == null ? result.ofStudent("student") : result;
      return new SubmissionResult(
          SubmissionResult.SCHEMA,
          "0".repeat(64),
          String.valueOf(from.getFileName()),
          Files.getLastModifiedTime(from)
              .toInstant()
              .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
              .toString(),
          "",
          0,
          named);
    } catch (IllegalArgumentException e) {
      throw Stop.usage("this file is no result of ./learn grade or grade-one: " + from);
    }
  }
}
