package metamemory.view;

import java.util.List;

/// Numbers and foreign texts as words: the same everywhere, whatever the machine's locale.
final class Words {
  private static final long KIB = 1L << 10;
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  private Words() {}

  /// With a comma between thousands. Not by `String.format`, whose first use alone takes longer
  /// than a drawing.
  static String number(long value) {
    String digits = Long.toString(value);
    int sign = value < 0 ? 1 : 0;
    StringBuilder grouped = new StringBuilder(digits);
    for (int comma = digits.length() - 3; comma > sign; comma -= 3) {
      grouped.insert(comma, ',');
    }
    return grouped.toString();
  }

  /// Exact, in bytes; whole mebibytes and gibibytes, which nobody reads in bytes, by their unit.
  static String bytes(long byteSize) {
    if (byteSize != 0 && byteSize % GIB == 0) {
      return number(byteSize / GIB) + " GiB";
    }
    if (byteSize != 0 && byteSize % MIB == 0) {
      return number(byteSize / MIB) + " MiB";
    }
    return number(byteSize) + " B";
  }

  /// An offset on a ruler whose marks are `step` apart.
  static String tick(long offset, long step) {
    if (offset == 0) {
      return "0";
    }
    if (step >= MIB && offset % MIB == 0) {
      return offset % GIB == 0 ? number(offset / GIB) + " GiB" : number(offset / MIB) + " MiB";
    }
    return step >= KIB && offset % KIB == 0 ? number(offset / KIB) + " KiB" : number(offset);
  }

  static String count(long count, String one, String many) {
    return number(count) + " " + (count == 1 ? one : many);
  }

  static String blocks(long count) {
    return count(count, "block", "blocks");
  }

  static String hex(long address) {
    return "0x" + Long.toHexString(address);
  }

  /// Parts of a description as one sentence; where there are none, that says so.
  static String sentence(List<String> parts) {
    return parts.isEmpty() ? "There is nothing in it." : String.join("; ", parts) + ".";
  }

  /// A foreign text on one line and of bounded length: characters that are none (controls, lone
  /// surrogates, those that turn the direction of writing) become U+FFFD, or a space where they
  /// were white space.
  static String clean(String text, int mostChars) {
    StringBuilder cleaned = new StringBuilder(Math.min(text.length(), mostChars + 1));
    int taken = 0;
    for (int at = 0; at < text.length(); ) {
      if (taken == mostChars) {
        cleaned.setLength(cleaned.offsetByCodePoints(cleaned.length(), -1));
        return cleaned.append('…').toString();
      }
      int character = text.codePointAt(at);
      cleaned.appendCodePoint(visible(character));
      at += Character.charCount(character);
      taken++;
    }
    return cleaned.toString();
  }

  private static int visible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> Character.isWhitespace(character) ? ' ' : 0xFFFD;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
      case Character.SURROGATE, Character.UNASSIGNED, Character.FORMAT, Character.PRIVATE_USE ->
          0xFFFD;
      default -> character;
    };
  }
}
