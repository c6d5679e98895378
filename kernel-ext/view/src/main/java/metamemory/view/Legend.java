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
    HEADER("header"),
    FIELD("field"),
    FREE("free");

    private final String meaning;

    Sign(String meaning) {
      this.meaning = meaning;
    }

    /// What it means, between two moments: new is what only the later has, and gone what only the
    /// earlier has.
    String meaning(boolean difference) {
      return !difference ? meaning : this == NEW ? "new" : this == DEAD ? "gone" : meaning;
    }

    /// The sign's letter in texts and small boxes.
    char letter() {
      return switch (this) {
        case LIVE, FIELD -> 'L';
        case NEW -> '+';
        case PADDING -> '·';
        case DEAD -> '−';
        case USED -> 'U';
        case HEADER -> 'H';
        case FREE -> 'F';
      };
    }
  }

  private Legend() {}

  static void draw(Canvas canvas, EnumSet<Sign> signs, double left, double y) {
    draw(canvas, signs, left, y, false);
  }

  /// Draws the legend, of a picture or of the difference between two.
  static void draw(Canvas canvas, EnumSet<Sign> signs, double left, double y, boolean difference) {
    double x = left;
    for (Sign sign : signs) {
      String meaning = sign.meaning(difference);
      swatch(canvas, sign, new Box(x, y, SWATCH, 16));
      canvas.text(x + SWATCH + 6, y + 12.5, Type.SMALL, meaning);
      x += SWATCH + 6 + Type.SMALL.width(meaning) + 20;
    }
  }

  private static void swatch(Canvas canvas, Sign sign, Box box) {
    Type letter = Type.SMALL.strong().middle();
    switch (sign) {
      case LIVE, USED, FIELD -> canvas.rect(box, 2, Ink.LIVE);
      case HEADER -> canvas.rect(box, 2, Ink.solid(Palette.HEADER));
      case NEW -> canvas.rect(box.inset(1.5), 2, Ink.FRESH);
      case PADDING -> canvas.hatched(box);
      case DEAD ->
          canvas.rect(box.inset(0.5), 2, Ink.OUTLINE).path(Path.cross(box.inset(2)), Ink.CROSS);
      case FREE -> canvas.rect(box.inset(0.5), 2, Ink.OUTLINE);
    }
    switch (sign) {
      case LIVE, USED, NEW, FIELD ->
          canvas.text(box.middle(), box.y() + 12.5, letter.in(Palette.WHITE), "" + sign.letter());
      case FREE, DEAD ->
          canvas.text(box.middle(), box.y() + 12.5, Type.SMALL.middle(), "" + sign.letter());
      case HEADER -> canvas.text(box.middle(), box.y() + 12.5, letter.in(Palette.BLACK), "H");
      case PADDING -> {}
    }
  }
}
