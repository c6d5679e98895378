package metamemory.view;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Draws a layout byte by byte, in rows of 16 bytes, or of 32 if it is long.
final class LayoutSvg {
  private static final long SHORT_ROW = 16;
  private static final long LONG_ROW = 32;
  private static final long SHORT_UP_TO = 96;
  private static final int MOST_ROWS = 12;
  private static final double HEIGHT = 44;
  private static final int MOST_UNNAMED = 8;

  private final Canvas canvas = new Canvas(ArenaSvg.WIDTH);
  private final LayoutPicture layout;
  private final List<LayoutPart> parts;
  private final EnumSet<Legend.Sign> signs = EnumSet.noneOf(Legend.Sign.class);
  private final long rowBytes;
  private final List<String> unnamed = new ArrayList<>();

  private LayoutSvg(LayoutPicture layout) {
    this.layout = layout;
    this.parts = LayoutPart.of(layout);
    this.rowBytes =
        Math.clamp(layout.byteSize(), 1, layout.byteSize() <= SHORT_UP_TO ? SHORT_ROW : LONG_ROW);
  }

  static Drawing draw(LayoutPicture layout) {
    return new LayoutSvg(layout).draw();
  }

  private Drawing draw() {
    Account account = LayoutAccount.of(layout);
    double y = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT) + 4;
    int drawn = 0;
    long rest = 0;
    for (long from = 0; from < layout.byteSize() && drawn < MOST_ROWS; drawn++) {
      long to = Math.min(layout.byteSize(), from + rowBytes);
      long skipTo = skipTo(from, to);
      if (skipTo > from) {
        canvas.text(
            ArenaSvg.LEFT,
            y + 12,
            Type.QUIET,
            "⋯ " + Words.bytes(skipTo - from) + " more of the same");
        y += 24;
        from = skipTo;
      } else {
        row(from, to, y);
        y += HEIGHT + 28;
        from = to;
      }
      rest = layout.byteSize() - from;
    }
    if (rest > 0) {
      canvas.text(ArenaSvg.LEFT, y + 12, Type.QUIET, "⋯ and " + Words.bytes(rest) + " more");
      y += 22;
    }
    for (String line :
        Headline.wrap("Too narrow for a name: ", unnamed, ", ", Type.SMALL, ArenaSvg.CONTENT)) {
      if (!unnamed.isEmpty()) {
        canvas.text(ArenaSvg.LEFT, y + 12, Type.SMALL, line);
        y += 18;
      }
    }
    Legend.draw(canvas, signs, ArenaSvg.LEFT, y + 6);
    return Drawing.of(canvas, y + 30, account);
  }

  /// Where the row begins in which a part ends that covers this row and more; `from` if there is
  /// none.
  private long skipTo(long from, long to) {
    for (LayoutPart part : parts) {
      if (part.from() < from && part.to() > to) {
        return (part.to() - 1) / rowBytes * rowBytes;
      }
    }
    return from;
  }

  private double x(long offset, long from) {
    return ArenaSvg.LEFT + ArenaSvg.CONTENT * (offset - from) / rowBytes;
  }

  private void row(long from, long to, double y) {
    canvas.row(y);
    for (LayoutPart part : parts) {
      if (part.from() < to && part.to() > from) {
        double left = x(Math.max(from, part.from()), from);
        double right = x(Math.min(to, part.to()), from);
        part(part, part.from() >= from, new Box(left, y, right - left, HEIGHT).pinched(0.6));
      }
    }
    ticks(from, to, y + HEIGHT + 2);
  }

  private void part(LayoutPart part, boolean begins, Box box) {
    signs.add(part.sign());
    canvas.group(part.sentence(), true);
    boolean padding = part.sign() == Legend.Sign.PADDING;
    boolean header = part.sign() == Legend.Sign.HEADER;
    if (padding) {
      canvas.hatched(box);
    } else {
      canvas.rect(box, 3, header ? Ink.solid(Palette.HEADER) : Ink.LIVE);
      String colour = header ? Palette.BLACK : Palette.WHITE;
      boolean named = text(begins ? part.name() : "", box, 19, Type.PLAIN.strong().in(colour));
      if (begins && !named && unnamed.size() < MOST_UNNAMED) {
        unnamed.add(part.name() + " (" + part.type() + " at " + part.from() + ")");
      }
      text(
          begins ? (part.type() + " " + Words.bytes(part.byteSize())).strip() : "",
          box,
          35,
          Type.SMALL.in(colour));
    }
    canvas.endGroup();
  }

  /// Whether there was room for it.
  private boolean text(String text, Box box, double down, Type type) {
    String cut = type.cut(text, box.width() - 4);
    if (cut.length() > 1 && (cut.equals(text) || cut.length() > 4)) {
      canvas.text(box.middle(), box.y() + down, type.middle(), cut);
      return true;
    }
    return false;
  }

  private void ticks(long from, long to, double y) {
    long step = rowBytes <= 16 ? 4 : 8;
    Path marks = new Path();
    for (long offset = from; offset <= to; offset++) {
      boolean labelled = offset % step == 0 || offset == to;
      marks.move(x(offset, from), y).line(x(offset, from), y + (labelled ? 7 : 3));
      boolean crowded = offset != to && to - offset < step && x(to, from) - x(offset, from) < 24;
      if (labelled && !crowded) {
        Ruler.label(canvas, x(offset, from), y - 3, Words.number(offset));
      }
    }
    canvas.path(marks.toString(), Ink.TICKS);
  }
}
