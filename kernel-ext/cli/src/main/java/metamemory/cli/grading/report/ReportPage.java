package metamemory.cli.grading.report;

import static metamemory.grade.Feedback.escaped;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import metamemory.cli.grading.CsvText;
import metamemory.cli.grading.ResultFolder;
import metamemory.cli.grading.SubmissionResult;
import metamemory.cli.notebook.NotebookPage;
import metamemory.grade.GradeResult;
import metamemory.grade.NotebookResult;
import metamemory.grade.Verdict;

/// The parts of the class report, as HTML.
///
/// @param titles exercise to title
/// @param folder where the feedback is that the report leads to
record ReportPage(Map<String, String> titles, ResultFolder folder) {
  private static final String CUT = "<!--here-->";
  private static final String BLUE = "#0072b2";
  private static final int MOST_CHECKS = 10;

  private static String frame(boolean before) {
    String whole = NotebookPage.framed("Class report", CUT, "");
    int at = whole.indexOf(CUT);
    return before ? whole.substring(0, at) : whole.substring(at + CUT.length());
  }

  String head(Map<String, LessonStatistics> lessons) {
    StringBuilder html = new StringBuilder(frame(true));
    html.append("<h1>Class report</h1>\n<table>\n<tr><th>lesson</th><th>submissions</th>");
    html.append("<th>all passed</th><th>median points</th><th>no notebook</th>");
    html.append("<th>not graded</th></tr>\n");
    lessons.forEach((name, lesson) ->
        html.append(
            "<tr><td><a href=\"#%s\">%s</a></td><td>%d</td><td>%d</td><td>%d of %d</td><td>%d</td><td>%d</td></tr>\n"
                .formatted(
                    anchor(name),
                    escaped(name),
                    lesson.submissions(),
                    lesson.count(Verdict.PASSED),
                    lesson.median(),
                    lesson.maxScore(),
                    lesson.count(Verdict.ERROR),
                    lesson.count(Verdict.INFRASTRUCTURE))));
    html.append("</table>\n<p>Below: <a href=\"#students\">each student</a>, and ");
    return html.append("<a href=\"#alike\">answers that are alike</a>.</p>\n").toString();
  }

  private static String anchor(String lesson) {
    return "lesson-" + ResultFolder.safe(lesson).replace("%", "");
  }

  String lesson(String name, LessonStatistics lesson) {
    StringBuilder html = new StringBuilder();
    html.append("<h2 id=\"%s\">%s</h2>\n".formatted(anchor(name), escaped(name)));
    html.append("<p>How many students (above the bars) have how many points (below):</p>\n");
    html.append(histogram(name, lesson.scores(), lesson.maxScore())).append('\n');
    lesson
        .exercises()
        .forEach((id, exercise) -> {
          html.append("<h3>").append(escaped(titles.getOrDefault(id, id))).append(" (");
          html.append(escaped(id)).append(")</h3>\n<p>");
          html.append(verdicts(exercise.verdicts())).append("</p>\n");
          html.append(histogram(id, exercise.scores(), exercise.maxScore())).append('\n');
          html.append(failing(exercise.failing(), name));
        });
    return html.toString();
  }

  private static String verdicts(Map<Verdict, Integer> verdicts) {
    return verdicts.entrySet().stream()
        .map(each -> each.getValue() + " " + CsvText.word(each.getKey()))
        .collect(Collectors.joining(" · "));
  }

  private String failing(List<LessonStatistics.CheckCount> checks, String lesson) {
    if (checks.isEmpty()) {
      return "";
    }
    StringBuilder html =
        new StringBuilder("<table>\n<tr><th>failed most often</th><th>failed</th>");
    html.append("<th></th><th>by</th></tr>\n");
    for (LessonStatistics.CheckCount check : checks.stream().limit(MOST_CHECKS).toList()) {
      double share = (double) check.failed() / Math.max(1, check.seen());
      String bar =
          String.format(
              Locale.ROOT,
              "<rect x=\"0\" y=\"2\" width=\"%.1f\" height=\"12\" fill=\"%s\"/>",
              share * 150,
              "#d55e00");
      html.append(
          "<tr><td>%s%s</td><td style=\"white-space:nowrap\">%d of %d</td><td>%s</td><td>%s%s</td></tr>\n"
              .formatted(
                  escaped(check.name()),
                  check.isVisible() ? "" : " (hidden)",
                  check.failed(),
                  check.seen(),
                  CheckPictures.svg("share that failed", 150, 16, bar),
                  links(check.students(), lesson),
                  check.failed() > check.students().size() ? ", …" : ""));
    }
    return html.append("</table>\n").toString();
  }

  /// A bar for each number of points that someone has or can have.
  private static String histogram(String name, Map<Integer, Integer> scores, int maxScore) {
    int most = scores.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    int columns = maxScore + 1;
    double width = Math.min(44, 600.0 / columns);
    StringBuilder svg = new StringBuilder();
    for (int score = 0; score < columns; score++) {
      int count = scores.getOrDefault(score, 0);
      double height = 80.0 * count / most;
      double x = score * width;
      boolean isLabelled = width >= 18 || score % 5 == 0 || score == maxScore;
      svg.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
              x + 2,
              100 - height,
              width - 4,
              Math.max(height, 1),
              BLUE));
      svg.append(isLabelled ? text(x + width / 2, 116, String.valueOf(score)) : "");
      if (count > 0) {
        svg.append(text(x + width / 2, 95 - height, String.valueOf(count)));
      }
    }
    String title = "Students by points, " + name;
    return CheckPictures.svg(title, (int) Math.ceil(columns * width) + 4, 122, svg.toString());
  }

  private static String text(double x, double y, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" font-size=\"12\" text-anchor=\"middle\""
            + " fill=\"currentColor\">%s</text>",
        x,
        y,
        text);
  }

  String failures(List<String> failures) {
    if (failures.isEmpty()) {
      return "";
    }
    return "<h2>Not graded, through no fault of the students</h2>\n"
        + "<p>They count nowhere below. Run the same command again.</p>\n<ul>\n"
        + String.join("", failures)
        + "</ul>\n";
  }

  String studentsHead() {
    return "<h2 id=\"students\">Students</h2>\n<table>\n<tr><th>student</th><th>lesson</th>"
        + "<th>points</th><th>exercises passed</th><th>verdict</th></tr>\n";
  }

  String student(SubmissionResult result) {
    NotebookResult graded = result.result();
    long passed = graded.exercises().stream().filter(GradeResult::isPassed).count();
    return ("<tr><td style=\"overflow-wrap:anywhere\">%s</td><td"
            + " style=\"white-space:nowrap\">%s</td><td"
            + " style=\"white-space:nowrap\">%s</td><td>%s</td><td>%s</td></tr>\n")
        .formatted(
            link(result.student(), result.lesson()),
            escaped(result.lesson()),
            result.isGraded() ? graded.score() + " of " + graded.maxScore() : "not graded",
            result.isGraded() ? passed + " of " + graded.exercises().size() : "",
            CsvText.word(graded.verdict()));
  }

  /// A student's name, which leads to what they read.
  String link(String student, String lesson) {
    String path =
        folder
            .path()
            .relativize(folder.place(student, lesson).resolve("feedback.html"))
            .toString()
            .replace("%", "%25")
            .replace("\\", "/")
            .replace(" ", "%20");
    return "<a href=\"%s\">%s</a>".formatted(escaped(path), escaped(student));
  }

  private String links(List<String> students, String lesson) {
    return students.stream().map(each -> link(each, lesson)).collect(Collectors.joining(", "));
  }

  String studentsEnd() {
    return "</table>\n";
  }

  String twins(Collection<Twins.Group> groups) {
    if (groups.isEmpty()) {
      return "<h2 id=\"alike\">Answers that are alike</h2>\n<p>None.</p>\n";
    }
    StringBuilder html = new StringBuilder("<h2 id=\"alike\">Answers that are alike</h2>\n");
    html.append("<p>The same but for comments, spaces and names. That proves nothing: many find");
    html.append(" the lesson's own way. Small groups tell more than large ones; very short");
    html.append(" answers are left out.</p>\n<table>\n");
    html.append("<tr><th>exercise</th><th>how many</th><th>who</th></tr>\n");
    for (Twins.Group group : groups) {
      int more = group.size() - group.students().size();
      html.append(
          "<tr><td>%s</td><td>%d</td><td>%s%s</td></tr>\n"
              .formatted(
                  escaped(group.exercise()).replace("-", "&#8209;"),
                  group.size(),
                  links(group.students(), group.lesson()),
                  more > 0 ? " and " + more + " more" : ""));
    }
    return html.append("</table>\n").toString();
  }

  String foot() {
    return frame(false);
  }
}
