package metamemory.cli.grading.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import metamemory.cli.grading.CsvText;
import metamemory.cli.grading.SubmissionResult;
import org.jspecify.annotations.Nullable;

/// The gradebooks' tables. Results come sorted by student, so that one row is kept at a time.
final class Tables {
  static final List<String> NBGRADER =
      List.of(
          "assignment",
          "duedate",
          "timestamp",
          "student_id",
          "last_name",
          "first_name",
          "email",
          "raw_score",
          "late_submission_penalty",
          "score",
          "max_score");

  private Tables() {}

  /// nbgrader's own export: a row for each submission. Names, due dates and penalties are
  /// nbgrader's to know, so they stay empty, and the penalty 0.
  static Export.Counts nbgrader(Results results, Writer out) throws IOException {
    out.write(CsvText.line(NBGRADER));
    return results.forEach(result -> {
      String score = String.valueOf((double) result.result().score());
      out.write(
          CsvText.line(
              List.of(
                  result.lesson(),
                  "",
                  result.submittedAt().replace('T', ' ').replace("Z", ""),
                  result.student(),
                  "",
                  "",
                  "",
                  score,
                  "0.0",
                  score,
                  String.valueOf((double) result.result().maxScore()))));
    });
  }

  /// Moodle's grade import: a row for each student; the teacher maps the columns once.
  static Export.Counts moodle(Results results, Writer out) throws IOException {
    List<String> lessons = List.copyOf(lessons(results).keySet());
    List<String> head = new ArrayList<>(List.of("Username"));
    for (String lesson : lessons) {
      head.add(lesson);
      head.add("Feedback for " + lesson);
    }
    out.write(CsvText.line(head));
    return byStudent(
        results,
        row -> {
          List<String> cells = new ArrayList<>(List.of(row.student));
          for (String lesson : lessons) {
            SubmissionResult result = row.results.get(lesson);
            cells.add(result == null ? "-" : String.valueOf(result.result().score()));
            cells.add(result == null ? "" : result.result().message());
          }
          // A lone minus is Moodle's sign for no grade, not a formula.
          out.write(CsvText.line(cells).replace(",'-,", ",-,"));
        });
  }

  /// Canvas' gradebook: five columns that identify a student, of which we know the login, then a
  /// column for each lesson; the second line has the points that are possible.
  static Export.Counts canvas(Results results, Writer out) throws IOException {
    Map<String, Integer> lessons = lessons(results);
    List<String> head = new ArrayList<>(CANVAS);
    head.addAll(lessons.keySet());
    out.write(CsvText.line(head));
    List<String> possible = new ArrayList<>(List.of("    Points Possible", "", "", "", ""));
    lessons.values().forEach(points -> possible.add(String.valueOf(points)));
    out.write(CsvText.line(possible));
    return byStudent(
        results,
        row -> {
          List<String> cells = new ArrayList<>(List.of(row.student, "", "", row.student, ""));
          for (String lesson : lessons.keySet()) {
            SubmissionResult result = row.results.get(lesson);
            cells.add(result == null ? "" : String.valueOf(result.result().score()));
          }
          out.write(CsvText.line(cells));
        });
  }

  static final List<String> CANVAS =
      List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section");

  /// Lesson to points.
  private static Map<String, Integer> lessons(Results results) throws IOException {
    Map<String, Integer> lessons = new TreeMap<>();
    results.forEach(
        result -> lessons.merge(result.lesson(), result.result().maxScore(), Math::max));
    return lessons;
  }

  private static final class Row {
    final String student;
    final TreeMap<String, SubmissionResult> results = new TreeMap<>();

    Row(String student) {
      this.student = student;
    }
  }

  @FunctionalInterface
  private interface RowVisitor {
    void accept(Row row) throws IOException;
  }

  private static Export.Counts byStudent(Results results, RowVisitor visitor) throws IOException {
    @Nullable Row[] current = {null};
    Export.Counts counts =
        results.forEach(result -> {
          Row row = current[0];
          if (row == null || !row.student.equals(result.student())) {
            if (row != null) {
              visitor.accept(row);
            }
            row = new Row(result.student());
            current[0] = row;
          }
          row.results.put(result.lesson(), result);
        });
    Row last = current[0];
    if (last != null) {
      visitor.accept(last);
    }
    return counts;
  }
}
