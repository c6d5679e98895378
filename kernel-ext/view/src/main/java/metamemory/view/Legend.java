package metamemory.view;

import java.util.EnumSet;

/// What the signs of a picture mean; only those that occur in it.
final class Legend {
  private static final double SWATCH = 18;

  enum Sign {
    LIVE("live"),
    NEW("new since the last picture"),
    PADDING("padding"),
    DEAD("released"),
    USED("in use"),
    FREE("free");

    final String meaning;

    Sign(String meaning) {
      this.meaning = meaning;
    }

    /// The sign's letter in texts and small boxes.
    char letter() {
      return switch (this) {
        case LIVE -> 'L';
        case NEW -> '+';
        case PADDING -> '·';
        case DEAD -> '−';
        case USED -> 'U';
        case FREE -> 'F';
      };
    }
  }

  private Legend() {}

  static void draw(Canvas canvas, EnumSet<Sign> signs, double left, double y) {
    double x = left;
    for (Sign sign : signs) {
      swatch(canvas, sign, new Box(x, y, SWATCH, 16));
      canvas.text(x + SWATCH + 6, y + 12.5, Type.SMALL, sign.meaning);
      x += SWATCH + 6 + Type.SMALL.width(sign.meaning) + 20;
    }
  }

  private static void swatch(Canvas canvas, Sign sign, Box box) {
    Type letter = Type.SMALL.strong().middle();
    switch (sign) {
      case LIVE, USED -> canvas.rect(box, 2, Ink.LIVE);
      case NEW -> canvas.rect(box.inset(1.5), 2, Ink.FRESH);
      case PADDING -> canvas.hatched(box);
      case DEAD -> canvas.rect(box, 2, Ink.OUTLINE).path(Path.cross(box.inset(2)), Ink.HATCH);
      case FREE -> canvas.rect(box.inset(0.5), 2, Ink.OUTLINE);
    }
    switch (sign) {
      case LIVE, USED, NEW ->
          canvas.text(box.middle(), box.y() + 12.5, letter.in(Palette.WHITE), "" + sign.letter());
      case FREE -> canvas.text(box.middle(), box.y() + 12.5, Type.SMALL.middle(), "F");
      case PADDING, DEAD -> {}
    }
  }
}
