package metamemory.view;

import java.util.EnumSet;

/// What the signs of a picture mean; only those that occur in it.
final class Legend {
  static final double SWATCH = 18;

  enum Sign {
    LIVE("live"),
    NEW("new since the last picture"),
    PADDING("padding"),
    DEAD("released"),
    USED("in use"),
    HEADER("header"),
    FIELD("field"),
    FREE("free"),
    RETIRED("retired"),
    HANDLE("handle"),
    STALE("stale handle"),
    RESERVED("reserved, not backed"),
    REDZONE("redzone, nobody's to write"),
    DAMAGED("damaged"),
    UNWRITTEN("never written");

    private final String meaning;

    Sign(String meaning) {
      this.meaning = meaning;
    }

    /// What it means, between two moments: new is what only the later has, and gone what only the
    /// earlier has.
    String meaning(boolean difference) {
      return !difference ? meaning : this == NEW ? "new" : this == DEAD ? "gone" : meaning;
    }

    /// The sign of a piece of memory.
    static Sign of(Piece piece) {
      Block block = piece.block();
      return switch (piece.kind()) {
        case BLOCK ->
            switch (block == null ? Block.State.LIVE : block.state()) {
              case LIVE -> LIVE;
              case NEW -> NEW;
              case RELEASED -> DEAD;
            };
        case PADDING -> PADDING;
        case DEAD -> DEAD;
        case USED -> USED;
        case FREE -> FREE;
      };
    }

    /// The sign's letter in texts and small boxes.
    char letter() {
      return switch (this) {
        case LIVE, FIELD -> 'L';
        case NEW -> '+';
        case PADDING -> '·';
        case DEAD, RETIRED -> '−';
        case HANDLE -> '→';
        case STALE -> 'S';
        case RESERVED -> 'R';
        case REDZONE -> '!';
        case DAMAGED -> 'X';
        case UNWRITTEN -> '?';
        case USED -> 'U';
        case HEADER -> 'H';
        case FREE -> 'F';
      };
    }
  }

  /// From one entry to the next.
  private static final double BETWEEN = 20;

  private Legend() {}

  /// Draws the legend, and tells where its last row is.
  static double draw(Canvas canvas, EnumSet<Sign> signs, double left, double y) {
    return draw(canvas, signs, left, y, false);
  }

  /// Draws the legend, of a picture or of the difference between two.
  static double draw(
      Canvas canvas, EnumSet<Sign> signs, double left, double y, boolean difference) {
    double x = left;
    double row = y;
    for (Sign sign : signs) {
      String meaning = sign.meaning(difference);
      if (x > left && x + entryWidth(meaning) - BETWEEN > canvas.width()) {
        x = left;
        row += 22;
      }
      x = entry(canvas, sign, meaning, x, row);
    }
    return row;
  }

  static void swatch(Canvas canvas, Sign sign, Box box) {
    Box line = box.inset(0.5);
    switch (sign) {
      case LIVE, USED, FIELD -> canvas.rect(box, 2, Ink.LIVE);
      case HEADER -> canvas.rect(box, 2, Ink.solid(Palette.HEADER));
      case NEW -> canvas.rect(box.inset(1.5), 2, Ink.FRESH);
      case PADDING -> canvas.hatched(box);
      case DEAD, RETIRED ->
          canvas.rect(line, 2, Ink.OUTLINE).path(Path.cross(box.inset(2)), Ink.CROSS);
      case FREE -> canvas.rect(line, 2, Ink.OUTLINE);
      case HANDLE -> canvas.rect(box.inset(1), 7, Ink.HANDLE);
      case STALE -> canvas.rect(box.inset(1), 7, Ink.STALE);
      case RESERVED -> canvas.rect(line, 2, Ink.OUTLINE.dashed("4 3"));
      case REDZONE -> canvas.rect(line, 2, Ink.REDZONE);
      case DAMAGED -> canvas.rect(box.inset(1), 2, Ink.DAMAGED);
      case UNWRITTEN -> canvas.rect(line, 2, Ink.UNWRITTEN);
    }
    Type type = Type.SMALL.strong().middle();
    switch (sign) {
      case LIVE, USED, NEW, FIELD, REDZONE -> letter(canvas, sign, box, type.in(Palette.WHITE));
      case HEADER, DAMAGED -> letter(canvas, sign, box, type.in(Palette.BLACK));
      case FREE, DEAD, RETIRED, RESERVED, UNWRITTEN ->
          letter(canvas, sign, box, Type.SMALL.middle());
      case PADDING, HANDLE, STALE -> {}
    }
  }

  /// One entry: the sign and its meaning.
  ///
  /// @return where the next may begin
  static double entry(Canvas canvas, Sign sign, String meaning, double x, double y) {
    swatch(canvas, sign, new Box(x, y, SWATCH, 16));
    canvas.text(x + SWATCH + 6, y + 12.5, Type.SMALL, meaning);
    return x + entryWidth(meaning);
  }

  static double entryWidth(String meaning) {
    return SWATCH + 6 + Type.SMALL.width(meaning) + BETWEEN;
  }

  private static void letter(Canvas canvas, Sign sign, Box box, Type type) {
    canvas.text(box.middle(), box.y() + 12.5, type, String.valueOf(sign.letter()));
  }
}
