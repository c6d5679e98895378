package metamemory.view;

/// How a text is set.
///
/// @param size in pixels, at least 12
/// @param bold whether it is bold
/// @param mono whether all its characters have one width
/// @param anchor which end of it stands at the point: `start`, `middle` or `end`
/// @param fill its colour
/// @param opacity 0 to 1
record Type(double size, boolean bold, boolean mono, String anchor, String fill, double opacity) {
  static final Type PLAIN = new Type(13, false, false, "start", Palette.TEXT, 1);
  static final Type TITLE = new Type(15, true, false, "start", Palette.TEXT, 1);
  static final Type SMALL = new Type(12, false, false, "start", Palette.TEXT, 1);
  static final Type QUIET = new Type(12, false, false, "start", Palette.TEXT, 0.75);
  static final Type CODE = new Type(12.5, false, true, "start", Palette.TEXT, 1);

  Type strong() {
    return new Type(size, true, mono, anchor, fill, opacity);
  }

  Type in(String colour) {
    return new Type(size, bold, mono, anchor, colour, opacity);
  }

  Type middle() {
    return new Type(size, bold, mono, "middle", fill, opacity);
  }

  Type end() {
    return new Type(size, bold, mono, "end", fill, opacity);
  }

  /// How wide a text may become, in pixels. Which font the page has is not known, so this reckons
  /// with DejaVu Sans, the widest of the usual ones: what fits by this fits everywhere.
  double width(String text) {
    double ems =
        text.codePoints()
            .mapToDouble(character -> mono ? monoEms(character) : ems(character))
            .sum();
    return ems * size * (bold && !mono ? 1.1 : 1);
  }

  /// The text, cut visibly if it is wider than that.
  String cut(String text, double mostWidth) {
    if (width(text) <= mostWidth) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width(text.substring(0, end) + "…") > mostWidth) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end) + "…";
  }

  private static double ems(int character) {
    if (character >= 0x300) {
      return wideEms(character);
    }
    return switch (character) {
      case 'i', 'j', 'l', '\'' -> 0.28;
      case ' ', '.', ',', ':', ';', '|', '!', '·', 0xA0 -> 0.33;
      case 'f', 't', 'r', '(', ')', '[', ']', '/', '-', 'I', 'J' -> 0.42;
      case 'm', 'w', 'M', 'W', '@', '%' -> 1.0;
      case 'c', 'k', 's', 'v', 'x', 'y', 'z' -> 0.6;
      case '+', '<', '>', '=', '#', '~' -> 0.84;
      default -> Character.isUpperCase(character) ? 0.79 : 0.64;
    };
  }

  private static double wideEms(int character) {
    int kind = Character.getType(character);
    return kind == Character.NON_SPACING_MARK || kind == Character.ENCLOSING_MARK
        ? 0
        : character >= 0x1100 ? 1.05 : 0.8;
  }

  private static double monoEms(int character) {
    return character >= 0x1100 && character != '…' ? 1.2 : 0.605;
  }
}
