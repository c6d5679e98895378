package metamemory.cli.grading.report;

import static metamemory.grade.Feedback.escaped;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import metamemory.cli.grading.CsvText;
import metamemory.cli.grading.PartFile;
import metamemory.cli.grading.ResultFolder;
import metamemory.cli.grading.SubmissionResult;
import metamemory.cli.machine.SafeFile;
import metamemory.grade.Exercise;
import metamemory.grade.Exercises;
import metamemory.grade.GradeResult;

/// Makes of a folder of results what people read: `feedback.html` beside each result,
/// `report.html`, `grades.csv` and `exercises.csv`. Reads the results twice, one after the other,
/// and keeps counts and names. The same results give the same files.
public final class ClassReport {
  private static final int MOST_FAILURES = 1000;
  private static final List<String> GRADES =
      List.of(
          "student",
          "lesson",
          "verdict",
          "score",
          "max_score",
          "submitted_at",
          "submission",
          "message");
  private static final List<String> EXERCISES =
      List.of(
          "student",
          "lesson",
          "exercise",
          "verdict",
          "score",
          "max_score",
          "checks_passed",
          "checks",
          "seed");

  private final ResultFolder folder;
  private final Map<String, String> titles;
  private final Map<String, LessonStatistics> lessons = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private final Twins twins = new Twins();
  private final ReportPage page;

  private ClassReport(ResultFolder folder, Map<String, String> titles) {
    this.folder = folder;
    this.titles = titles;
    this.page = new ReportPage(titles, folder);
  }

  /// Writes all of it, in the place of what was there.
  ///
  /// @param folder the results
  /// @param lessonsDir the lessons, for the exercises' titles
  /// @return the report's file
  /// @throws IOException if a file cannot be read or written
  public static Path write(ResultFolder folder, Path lessonsDir) throws IOException {
    Map<String, String> titles = new TreeMap<>();
    for (Exercise exercise : Exercises.load(lessonsDir).all()) {
      titles.put(exercise.id(), exercise.title());
    }
    ClassReport report = new ClassReport(folder, titles);
    report.writeTables();
    report.twins.find();
    Path file = folder.path().resolve("report.html");
    try (PartFile part = PartFile.of(file)) {
      report.writePage(part.writer());
      part.finish();
    }
    return file;
  }

  private void writeTables() throws IOException {
    try (PartFile grades = PartFile.of(folder.path().resolve("grades.csv"));
        PartFile exercises = PartFile.of(folder.path().resolve("exercises.csv"))) {
      grades.writer().write(CsvText.line(GRADES));
      exercises.writer().write(CsvText.line(EXERCISES));
      folder.forEach(result -> {
        count(result);
        grades.writer().write(CsvText.line(gradeRow(result)));
        for (GradeResult exercise : result.result().exercises()) {
          exercises.writer().write(CsvText.line(exerciseRow(result.student(), exercise)));
        }
        SafeFile.replace(
            folder.place(result.student(), result.lesson()).resolve("feedback.html"),
            FeedbackPage.of(result, titles).getBytes(StandardCharsets.UTF_8));
      });
      grades.finish();
      exercises.finish();
    }
  }

  private void count(SubmissionResult result) {
    lessons.computeIfAbsent(result.lesson(), _ -> new LessonStatistics()).add(result);
    if (result.isGraded()) {
      twins.count(result);
    } else if (failures.size() < MOST_FAILURES) {
      failures.add(
          "<li>%s, %s: %s</li>\n"
              .formatted(
                  page.link(result.student(), result.lesson()),
                  escaped(result.lesson()),
                  escaped(result.result().message())));
    }
  }

  private static List<String> gradeRow(SubmissionResult result) {
    return List.of(
        result.student(),
        result.lesson(),
        CsvText.word(result.result().verdict()),
        result.isGraded() ? String.valueOf(result.result().score()) : "",
        String.valueOf(result.result().maxScore()),
        result.submittedAt(),
        result.submission(),
        result.result().message());
  }

  private static List<String> exerciseRow(String student, GradeResult exercise) {
    boolean isGraded = exercise.verdict() != metamemory.grade.Verdict.INFRASTRUCTURE;
    return List.of(
        student,
        exercise.lesson(),
        exercise.exercise(),
        CsvText.word(exercise.verdict()),
        isGraded ? String.valueOf(exercise.score()) : "",
        String.valueOf(exercise.maxScore()),
        String.valueOf(exercise.passedChecks()),
        String.valueOf(exercise.checks().size()),
        String.valueOf(exercise.seed()));
  }

  private void writePage(Writer out) throws IOException {
    out.write(page.head(lessons));
    out.write(page.failures(failures));
    for (Map.Entry<String, LessonStatistics> lesson : lessons.entrySet()) {
      out.write(page.lesson(lesson.getKey(), lesson.getValue()));
    }
    out.write(page.studentsHead());
    folder.forEach(result -> {
      twins.collect(result);
      out.write(page.student(result));
    });
    out.write(page.studentsEnd());
    out.write(page.twins(twins.groups()));
    out.write(page.foot());
  }
}
