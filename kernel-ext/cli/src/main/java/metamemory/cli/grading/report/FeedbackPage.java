package metamemory.cli.grading.report;

import static metamemory.grade.Feedback.counted;
import static metamemory.grade.Feedback.escaped;

import java.util.List;
import java.util.Map;
import metamemory.cli.grading.SubmissionResult;
import metamemory.cli.notebook.NotebookPage;
import metamemory.grade.Feedback;
import metamemory.grade.GradeResult;

/// What one student reads: one page that needs nothing else, on a screen or on paper. It holds no
/// source but the student's own.
final class FeedbackPage {
  private FeedbackPage() {}

  /// Writes the page.
  ///
  /// @param result what came of the submission
  /// @param titles exercise to title
  /// @return HTML
  static String of(SubmissionResult result, Map<String, String> titles) {
    StringBuilder html = new StringBuilder();
    html.append("<h1>").append(escaped(result.lesson())).append("</h1>\n<p><b>");
    html.append(escaped(result.student())).append("</b> · ");
    html.append(result.isGraded() ? points(result) : "not graded yet").append("<br>");
    html.append(escaped(result.result().message())).append("</p>\n");
    if (!result.isGraded()) {
      html.append("<p>Our machine failed, not your code. It will be graded again.</p>\n");
    }
    if (!result.result().notes().isEmpty()) {
      html.append("<ul>\n");
      for (String note : result.result().notes()) {
        html.append("<li>").append(escaped(note)).append("</li>\n");
      }
      html.append("</ul>\n");
    }
    if (result.isGraded()) {
      html.append(overview(result.result().exercises(), titles));
    }
    for (GradeResult exercise : result.result().exercises()) {
      html.append("<h2 id=\"").append(escaped(exercise.exercise())).append("\">");
      html.append(title(exercise, titles));
      html.append("</h2>\n").append(CheckPictures.strip(exercise)).append('\n');
      html.append(Feedback.html(exercise, CheckPictures::of)).append('\n');
    }
    return NotebookPage.framed(
        result.student() + ": " + result.lesson(), html.toString(), foot(result));
  }

  private static String overview(List<GradeResult> exercises, Map<String, String> titles) {
    if (exercises.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<table>\n");
    for (GradeResult exercise : exercises) {
      html.append(
          "<tr><td>%s</td><td><a href=\"#%s\">%s</a></td><td>%d of %d</td></tr>\n"
              .formatted(
                  exercise.isPassed() ? "✓" : "✗",
                  escaped(exercise.exercise()),
                  title(exercise, titles),
                  exercise.score(),
                  exercise.maxScore()));
    }
    return html.append("</table>\n").toString();
  }

  private static String title(GradeResult exercise, Map<String, String> titles) {
    return escaped(titles.getOrDefault(exercise.exercise(), exercise.exercise()));
  }

  private static String points(SubmissionResult result) {
    return result.result().score() + " of " + counted(result.result().maxScore(), "point");
  }

  private static String foot(SubmissionResult result) {
    return "<hr><p class=\"count\">%s · handed in %s · grader %s · seed %d · sandbox: %s</p>\n"
        .formatted(
            escaped(result.submission()),
            escaped(result.submittedAt()),
            escaped(result.grader()),
            result.seed(),
            escaped(result.result().sandbox()));
  }
}
