package metamemory.cli.grading.report;

import static metamemory.grade.Feedback.escaped;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metamemory.grade.CheckResult;
import metamemory.grade.GradeResult;

/// Draws what went wrong: what was created where, two amounts on one scale, two sequences side by
/// side. Presentation attributes only, so that pictures survive wherever the page is copied to;
/// nothing is told by colour alone.
final class CheckPictures {
  private static final String BLUE = "#0072b2";
  private static final String ORANGE = "#e69f00";
  private static final String VERMILION = "#d55e00";
  private static final int WIDTH = 640;
  private static final int ROW = 24;
  private static final int LABELS = 250;
  private static final int MOST_BOXES = 12;
  private static final Pattern MADE =
      Pattern.compile("([\\d,]+) × (.+?)(?: in (.+?))? \\(([\\d,]+) bytes\\)");
  private static final Pattern AMOUNT =
      Pattern.compile("(?:at most |exactly )?(no|[\\d,]+(?:\\.\\d+)?)(?: [a-zA-Z ]+)?");

  private CheckPictures() {}

  private record Bar(String label, double amount, String shown, String colour) {}

  /// The picture of one check.
  ///
  /// @return an `<svg>` element, or nothing where there is nothing to draw
  static String of(CheckResult check) {
    String expected = check.expected();
    String got = check.got();
    if (check.status() != CheckResult.Status.FAILED) {
      return "";
    }
    List<Bar> made = made(check.why() == null ? "" : check.why());
    if (!made.isEmpty()) {
      return bars("What was created where", made);
    }
    if (expected == null || got == null) {
      return "";
    }
    OptionalDouble wanted = amount(expected);
    OptionalDouble came = amount(got);
    if (wanted.isPresent() && came.isPresent()) {
      return bars(
          "Expected and got on one scale",
          List.of(
              new Bar("expected", wanted.getAsDouble(), expected, BLUE),
              new Bar("got", came.getAsDouble(), got, VERMILION)));
    }
    List<String> left = elements(expected);
    List<String> right = elements(got);
    return left.size() > 1 && right.size() > 1 ? sequences(left, right) : "";
  }

  /// All checks of an exercise in one row, each as wide as it is worth.
  static String strip(GradeResult result) {
    int points = result.checks().stream().mapToInt(CheckPictures::weight).sum();
    if (points == 0) {
      return "";
    }
    StringBuilder svg = new StringBuilder();
    double x = 0;
    for (CheckResult check : result.checks()) {
      double width = (double) WIDTH * weight(check) / points;
      svg.append(block(check, x, width));
      x += width;
    }
    return svg("One block per check, as wide as its points", WIDTH, 30, svg.toString());
  }

  private static int weight(CheckResult check) {
    return Math.max(1, check.maxScore());
  }

  private static String block(CheckResult check, double x, double width) {
    String sign =
        switch (check.status()) {
          case PASSED -> "✓";
          case FAILED -> "✗";
          case SKIPPED -> "–";
        };
    String look =
        switch (check.status()) {
          case PASSED -> "fill=\"" + BLUE + "\" stroke=\"currentColor\"";
          case FAILED -> "fill=\"none\" stroke=\"" + VERMILION + "\" stroke-width=\"3\"";
          case SKIPPED -> "fill=\"none\" stroke=\"currentColor\" stroke-dasharray=\"4 3\"";
        };
    String ink = check.status() == CheckResult.Status.PASSED ? "#ffffff" : "currentColor";
    return number(
        "<g><title>%s</title><rect x=\"%.1f\" y=\"3\" width=\"%.1f\" height=\"24\" %s/><text"
            + " x=\"%.1f\" y=\"20\" font-size=\"14\" text-anchor=\"middle\""
            + " fill=\"%s\">%s</text></g>",
        escaped(check.name()), x + 2, Math.max(1, width - 4), look, x + width / 2, ink, sign);
  }

  private static List<Bar> made(String why) {
    List<Bar> bars = new ArrayList<>();
    for (String line : why.split("\n", -1)) {
      Matcher matcher = MADE.matcher(line.strip());
      if (matcher.matches()) {
        String where = matcher.group(3) == null ? "" : ", " + matcher.group(3);
        bars.add(
            new Bar(
                matcher.group(2) + where,
                Double.parseDouble(matcher.group(1).replace(",", "")),
                matcher.group(1) + " × (" + matcher.group(4) + " bytes)",
                ORANGE));
      }
    }
    return bars;
  }

  private static OptionalDouble amount(String text) {
    Matcher matcher = AMOUNT.matcher(text.strip());
    if (!matcher.matches() || matcher.group(1).length() > 15) {
      return OptionalDouble.empty();
    }
    String digits = matcher.group(1).replace(",", "");
    return OptionalDouble.of(digits.equals("no") ? 0 : Double.parseDouble(digits));
  }

  private static String bars(String title, List<Bar> bars) {
    double most = bars.stream().mapToDouble(Bar::amount).max().orElse(0);
    if (most <= 0) {
      return "";
    }
    int longest = bars.stream().mapToInt(bar -> bar.label().length()).max().orElse(0);
    int labels = Math.min(LABELS, 16 + 7 * longest);
    StringBuilder svg = new StringBuilder();
    int y = 0;
    int room = WIDTH - LABELS - 180;
    for (Bar bar : bars) {
      double width = Math.max(bar.amount() > 0 ? 1 : 0, room * bar.amount() / most);
      svg.append(label(0, y + 16, bar.label(), 38, "start"));
      svg.append(
          number(
              "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"14\" fill=\"%s\""
                  + " stroke=\"currentColor\"/>",
              labels, y + 5, width, bar.colour()));
      svg.append(label(labels + width + 6, y + 16, bar.shown(), 30, "start"));
      y += ROW;
    }
    return svg(title, WIDTH, y + 2, svg.toString());
  }

  /// A list, or lines.
  private static List<String> elements(String text) {
    String inner = text.strip();
    if (inner.startsWith("[") && inner.endsWith("]")) {
      inner = inner.substring(1, inner.length() - 1);
    } else if (!inner.contains("\n")) {
      return List.of();
    }
    return Arrays.stream(inner.split("\\s*[,\\n]\\s*", 500)).map(String::strip).toList();
  }

  private static String sequences(List<String> expected, List<String> got) {
    int first = 0;
    while (first < Math.min(expected.size(), got.size())
        && expected.get(first).equals(got.get(first))) {
      first++;
    }
    int from = Math.max(0, Math.min(first - 2, Math.max(expected.size(), got.size()) - MOST_BOXES));
    int to = Math.min(from + MOST_BOXES, Math.max(expected.size(), got.size()));
    StringBuilder svg = new StringBuilder();
    svg.append(label(0, 36, "expected", 10, "start")).append(label(0, 66, "got", 10, "start"));
    double width = (WIDTH - 80.0) / MOST_BOXES;
    for (int at = from; at < to; at++) {
      String left = at < expected.size() ? expected.get(at) : "";
      String right = at < got.size() ? got.get(at) : "";
      double x = 76 + (at - from) * width;
      svg.append(label(x + width / 2, 12, String.valueOf(at), 6, "middle"));
      svg.append(box(x, 20, width, left, true))
          .append(box(x, 50, width, right, left.equals(right)));
    }
    String title =
        number("Expected and got, from element %d; the first difference is at %d", from, first);
    return svg(title, WIDTH, 84, svg.toString());
  }

  private static String box(double x, int y, double width, String text, boolean same) {
    String outline =
        same
            ? "stroke=\"currentColor\""
            : "stroke=\"" + VERMILION + "\" stroke-width=\"3\" stroke-dasharray=\"6 2\"";
    return number(
            "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"24\" fill=\"none\" %s/>",
            x + 2, y, width - 4, outline)
        + label(x + width / 2, y + 16, text, 6, "middle")
        + (same ? "" : label(x + width / 2, y + 36, "≠", 1, "middle"));
  }

  private static String label(double x, double y, String text, int most, String anchor) {
    String shown = text.length() > most ? text.substring(0, most - 1) + "…" : text;
    return number(
        "<text x=\"%.1f\" y=\"%.0f\" font-size=\"12\" text-anchor=\"%s\""
            + " fill=\"currentColor\">%s</text>",
        x, y, anchor, escaped(shown));
  }

  static String svg(String title, int width, int height, String content) {
    return number(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\""
            + " height=\"%d\" font-family=\"sans-serif\"><title>%s</title>%s</svg>",
        width, height, width, height, escaped(title), content);
  }

  @SuppressWarnings("AnnotateFormatMethod") // every caller is in sight
  private static String number(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
