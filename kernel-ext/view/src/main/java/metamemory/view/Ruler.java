package metamemory.view;

/// Marks and offsets under a row.
final class Ruler {
  static final double HEIGHT = 28;
  private static final int MOST_MARKS = 8;

  private Ruler() {}

  /// How far apart the labelled marks are: a power of two.
  static long step(long byteSize) {
    long step = 1;
    while (byteSize / step > MOST_MARKS) {
      step <<= 1;
    }
    return step;
  }

  /// As [#step(long)], but in ones, twos and fives: for what is counted rather than addressed.
  static long decimalStep(long count) {
    long step = 1;
    for (int i = 0; count / step > MOST_MARKS; i++) {
      step = i % 3 == 1 ? step / 2 * 5 : step * 2;
    }
    return step;
  }

  static void draw(Canvas canvas, Strip strip, double y) {
    long step = step(strip.to() - strip.from());
    minor(canvas, strip, y, Math.max(1, step / 4));
    Path marks = new Path();
    double free = strip.left() - 40;
    double end = strip.right();
    String last = Words.tick(strip.to(), step);
    double lastLeft = end - Type.SMALL.width(last) / 2 - 10;
    for (long offset = strip.from(); offset < strip.to(); offset = next(offset, step)) {
      double x = strip.x(offset);
      String label = Words.tick(offset, step);
      double half = Type.SMALL.width(label) / 2;
      if (x - half >= free && x + half <= lastLeft) {
        marks.move(x, y).down(8);
        label(canvas, x, y, label);
        free = x + half + 10;
      }
    }
    marks.move(end, y).down(8);
    canvas.path(marks.toString(), Ink.TICKS);
    label(canvas, end, y, last);
  }

  /// Centred under its mark, but within the picture.
  static void label(Canvas canvas, double x, double y, String label) {
    double half = Type.SMALL.width(label) / 2;
    double middle = Math.max(half + 2, Math.min(canvas.width() - half - 2, x));
    canvas.text(middle, y + 22, Type.SMALL.middle(), label);
  }

  private static void minor(Canvas canvas, Strip strip, double y, long step) {
    Path marks = new Path();
    for (long offset = strip.from(); offset < strip.to(); offset = next(offset, step)) {
      marks.move(strip.x(offset), y).down(4);
    }
    canvas.path(marks.toString(), Ink.TICKS);
  }

  /// The next multiple of a step, or the largest number where there is none.
  static long next(long offset, long step) {
    long multiples = offset / step;
    return multiples < Long.MAX_VALUE / step ? (multiples + 1) * step : Long.MAX_VALUE;
  }
}
