package metamemory.grade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Shows a result to a learner. Failures come first. A hidden check shows its name and why it
/// failed; no source is shown but the learner's own.
public final class Feedback {
  private Feedback() {}

  /// The result as plain text.
  ///
  /// @param result the result
  /// @return lines, each with its end
  public static String text(GradeResult result) {
    StringBuilder text = new StringBuilder();
    text.append(headline(result)).append('\n').append(result.message()).append('\n');
    for (Problem problem : result.problems()) {
      text.append('\n')
          .append(placed(problem))
          .append(problem.message().replace("\n", "\n  "))
          .append('\n');
      if (problem.column() > 0) {
        text.append("    ")
            .append(problem.source())
            .append("\n    ")
            .append(problem.caret())
            .append('\n');
      }
    }
    text.append(shown(result).isEmpty() ? "" : "\n");
    List<Row> before = List.of();
    for (CheckResult check : shown(result)) {
      text.append(mark(check)).append("  ").append(check.name()).append(points(check)).append('\n');
      List<Row> rows = rows(check);
      List<Row> news = newRows(rows, before);
      before = rows;
      for (Row row : news) {
        text.append("      ")
            .append(String.format(Locale.ROOT, "%-10s", row.label() + ":"))
            .append(row.value().replace("\n", "\n                "))
            .append('\n');
      }
    }
    if (!result.output().isEmpty()) {
      text.append("\nYour code printed:\n")
          .append(result.output())
          .append(result.output().endsWith("\n") ? "" : "\n");
      text.append(dropped(result));
    }
    return text.toString();
  }

  /// The result as HTML that keeps its sense without styles, classes and scripts.
  ///
  /// @param result the result
  /// @return one `div`; whatever a learner wrote is escaped
  public static String html(GradeResult result) {
    return html(result, _ -> "");
  }

  /// The same with pictures.
  ///
  /// @param result the result
  /// @param picture HTML to stand below a check, or nothing
  /// @return as above
  public static String html(GradeResult result, Function<CheckResult, String> picture) {
    StringBuilder html = new StringBuilder("<div>");
    html.append("<p><strong>").append(escaped(headline(result))).append("</strong><br>");
    html.append(escaped(result.message())).append("</p>");
    for (Problem problem : result.problems()) {
      html.append("<p>")
          .append(escaped(placed(problem) + problem.message()).replace("\n", "<br>"))
          .append("</p>");
      if (problem.column() > 0) {
        html.append("<pre>")
            .append(escaped(problem.source() + "\n" + problem.caret()))
            .append("</pre>");
      }
    }
    if (!shown(result).isEmpty()) {
      html.append("<ul>");
      List<Row> before = List.of();
      for (CheckResult check : shown(result)) {
        List<Row> rows = rows(check);
        html.append(item(check, newRows(rows, before), picture.apply(check)));
        before = rows;
      }
      html.append("</ul>");
    }
    if (!result.output().isEmpty()) {
      html.append("<p>Your code printed:</p><pre>")
          .append(escaped(result.output() + dropped(result)))
          .append("</pre>");
    }
    return html.append("</div>").toString();
  }

  /// An answer that was not begun fails each check in the same way: that is said once.
  private static List<Row> newRows(List<Row> rows, List<Row> before) {
    return !rows.isEmpty() && rows.equals(before)
        ? List.of(new Row("why", "The same as above.", false))
        : rows;
  }

  private static String item(CheckResult check, List<Row> rows, String picture) {
    StringBuilder html = new StringBuilder("<li>");
    html.append(escaped(mark(check) + ": " + check.name() + points(check)));
    if (!rows.isEmpty()) {
      html.append("<table><tbody>");
      for (Row row : rows) {
        html.append("<tr><th scope=\"row\" align=\"left\">")
            .append(row.label())
            .append("</th><td align=\"left\">");
        html.append(row.isCode() ? "<code>" + lines(row) + "</code>" : lines(row))
            .append("</td></tr>");
      }
      html.append("</tbody></table>");
    }
    return html.append(picture).append("</li>").toString();
  }

  private static String headline(GradeResult result) {
    String counts =
        result.checks().isEmpty()
            ? ""
            : ": "
                + result.passedChecks()
                + " of "
                + counted(result.checks().size(), "check")
                + ", "
                + result.score()
                + " of "
                + counted(result.maxScore(), "point");
    return (result.isPassed() ? "✓ " : "✗ ")
        + result.exercise()
        + " "
        + word(result.verdict())
        + counts;
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> "passed";
      case FAILED -> "failed";
      case ERROR -> "has an error";
      case TIMEOUT -> "took too long";
      case MEMORY -> "ran out of memory";
      case CRASHED -> "ended the program";
      case INFRASTRUCTURE -> "was not checked";
    };
  }

  private static String mark(CheckResult check) {
    return switch (check.status()) {
      case PASSED -> "✓ pass";
      case FAILED -> "✗ FAIL";
      case SKIPPED -> "– skip";
    };
  }

  private static String points(CheckResult check) {
    return " ("
        + check.score()
        + " of "
        + counted(check.maxScore(), "point")
        + (check.visible() ? ")" : ", hidden)");
  }

  /// A number of things, as `1 point` or `2 points`.
  ///
  /// @param count how many
  /// @param what one of them
  /// @return the words
  public static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String placed(Problem problem) {
    return problem.cell() == 0 ? "" : new Place(problem.cell(), problem.line()) + ": ";
  }

  private static String dropped(GradeResult result) {
    return result.outputDroppedBytes() == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "… and %,d more bytes, which are not shown.%n",
            result.outputDroppedBytes());
  }

  /// Where the answer does not compile no check ran, and a list of them would only hide the errors.
  private static List<CheckResult> shown(GradeResult result) {
    return result.problems().isEmpty()
        ? result.checks().stream().sorted(Comparator.comparingInt(Feedback::rank)).toList()
        : List.of();
  }

  private static int rank(CheckResult check) {
    return switch (check.status()) {
      case FAILED -> 0;
      case SKIPPED -> 1;
      case PASSED -> 2;
    };
  }

  private static List<Row> rows(CheckResult check) {
    List<Row> rows = new ArrayList<>();
    addRow(rows, "expected", check.expected(), true);
    addRow(rows, "got", check.got(), true);
    addRow(rows, "why", check.why(), false);
    return rows;
  }

  private static void addRow(List<Row> rows, String label, @Nullable String value, boolean isCode) {
    if (value != null) {
      rows.add(new Row(label, value, isCode));
    }
  }

  private static String lines(Row row) {
    return escaped(row.value()).replace("\n", "<br>");
  }

  /// Escapes whatever a stranger may have written, for HTML and SVG.
  ///
  /// @param text any text
  /// @return the text; control characters, and those that turn the direction of text, are shown as
  ///   a replacement character
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(each -> {
          switch (each) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            default -> escaped.appendCodePoint(isHarmless(each) ? each : 0xfffd);
          }
        });
    return escaped.toString();
  }

  /// Control characters are no HTML, and those that turn the direction of text can make a page say
  /// what it does not.
  private static boolean isHarmless(int letter) {
    boolean turns =
        (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);
    boolean isHalf = letter >= 0xd800 && letter <= 0xdfff;
    return letter == '\n' || letter == '\t' || !(turns || isHalf || Character.isISOControl(letter));
  }

  /// A line under a check.
  private record Row(String label, String value, boolean isCode) {}
}
