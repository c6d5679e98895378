package metamemory.cli.grading.report;

/// Text as HTML and SVG.
final class Html {
  private Html() {}

  /// Escapes whatever a stranger may have written. Control characters, and those that turn the
  /// direction of text, are shown as a replacement character.
  static String text(String text) {
    StringBuilder html = new StringBuilder(text.length());
    text.codePoints()
        .forEach(each -> {
          switch (each) {
            case '&' -> html.append("&amp;");
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '"' -> html.append("&quot;");
            case '\'' -> html.append("&#39;");
            default -> html.appendCodePoint(isHarmless(each) ? each : 0xfffd);
          }
        });
    return html.toString();
  }

  private static boolean isHarmless(int letter) {
    boolean turns =
        (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);
    boolean isHalf = letter >= 0xd800 && letter <= 0xdfff;
    return letter == '\n' || letter == '\t' || !(turns || isHalf || Character.isISOControl(letter));
  }

  static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
