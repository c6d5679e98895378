package metamemory.kernel.learner;

import java.util.Locale;
import metamemory.kernel.learner.ProgressPicture.Box;
import metamemory.kernel.learner.ProgressPicture.Row;
import metamemory.kernel.learner.ProgressPicture.State;

/// Draws a learner's progress. Presentation attributes alone, as notebooks strip the rest; colours
/// go with signs, and text takes the page's own colour.
final class ProgressSvg {
  private static final int WIDTH = 760;
  private static final int TOP = 44;
  private static final int ROW = 30;
  private static final int BOXES_X = 270;
  private static final int BOX = 26;
  private static final int TIME_X = 470;
  private static final int TIME_WIDTH = 110;
  private static final String BLUE = "#0072B2";
  private static final String ORANGE = "#E69F00";

  private final StringBuilder svg = new StringBuilder();

  private ProgressSvg() {}

  static String of(ProgressPicture picture) {
    return new ProgressSvg().draw(picture);
  }

  private String draw(ProgressPicture picture) {
    int height = TOP + picture.rows().size() * ROW + 34;
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d"
            + " %d\"",
        WIDTH, height, WIDTH, height);
    add(
        " role=\"group\" font-family=\"system-ui, sans-serif\" font-size=\"13\""
            + " fill=\"currentColor\">\n");
    add("<title>Your progress: %s</title>\n", Told.escape(picture.headline()));
    add("<desc>%s</desc>\n", Told.escape(description(picture)));
    add(
        "<text x=\"24\" y=\"22\"><tspan font-size=\"15\" font-weight=\"600\">Your"
            + " progress</tspan>");
    add("<tspan dx=\"12\">%s</tspan></text>\n", Told.escape(picture.headline()));
    int y = TOP;
    for (Row row : picture.rows()) {
      row(row, y);
      y += ROW;
    }
    legend(y + 8);
    return svg.append("</svg>\n").toString();
  }

  private static String description(ProgressPicture picture) {
    StringBuilder words = new StringBuilder();
    for (Row row : picture.rows()) {
      words
          .append(ProgressPicture.name(row))
          .append(": ")
          .append(row.passed())
          .append(" of ")
          .append(row.boxes().size())
          .append(" passed, ")
          .append(row.words())
          .append(". ");
    }
    return words.isEmpty() ? "There are no lessons." : words.toString().strip();
  }

  private void row(Row row, int y) {
    text(24, y + 18, 13, ProgressPicture.name(row));
    int x = BOXES_X;
    for (Box box : row.boxes()) {
      add("<g tabindex=\"0\" role=\"img\"><title>%s</title>\n", Told.escape(box.words()));
      box(x, y, box.state());
      add("</g>\n");
      x += BOX + 6;
    }
    double part = row.minutes() == 0 ? 0 : Math.min(1, row.seconds() / 60.0 / row.minutes());
    add(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"8\" rx=\"2\" fill=\"none\"",
        TIME_X, y + 9, TIME_WIDTH);
    add(" stroke=\"currentColor\" stroke-opacity=\".6\"/>\n");
    if (part > 0) {
      add(
          "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"8\" rx=\"2\" fill=\"%s\"/>\n",
          TIME_X, y + 9, Math.round(part * TIME_WIDTH), BLUE);
    }
    text(TIME_X + TIME_WIDTH + 12, y + 18, 12, row.words());
  }

  private void box(int x, int y, State state) {
    String paint =
        switch (state) {
          case OPEN -> "fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".6\"";
          case TRIED -> "fill=\"none\" stroke=\"" + ORANGE + "\" stroke-width=\"3\"";
          case PASSED -> "fill=\"" + BLUE + "\"";
        };
    add("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"22\" rx=\"3\" %s/>\n", x, y + 2, BOX, paint);
    if (state != State.OPEN) {
      add(
          "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-size=\"13\"%s>%s</text>\n",
          x + BOX / 2, y + 17, state == State.PASSED ? " fill=\"#ffffff\"" : "", state.sign());
    }
  }

  private void legend(int y) {
    int x = BOXES_X;
    for (State state : new State[] {State.PASSED, State.TRIED, State.OPEN}) {
      box(x, y - 4, state);
      text(
          x + BOX + 6,
          y + 13,
          12,
          switch (state) {
            case OPEN -> "not tried";
            case TRIED -> "tried";
            case PASSED -> "passed";
          });
      x += 100;
    }
  }

  private void text(int x, int y, int size, String words) {
    add("<text x=\"%d\" y=\"%d\" font-size=\"%d\">%s</text>\n", x, y, size, Told.escape(words));
  }

  @SuppressWarnings("AnnotateFormatMethod") // all calls are above
  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
