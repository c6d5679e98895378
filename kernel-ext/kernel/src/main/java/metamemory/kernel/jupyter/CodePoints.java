package metamemory.kernel.jupyter;

/// Positions in the protocol count code points; Java's count UTF-16 units. They differ after the
/// first emoji.
final class CodePoints {
  private CodePoints() {}

  static int toUtf16(String text, int codePoints) {
    int all = text.codePointCount(0, text.length());
    return text.offsetByCodePoints(0, Math.clamp(codePoints, 0, all));
  }

  static int fromUtf16(String text, int units) {
    return text.codePointCount(0, Math.clamp(units, 0, text.length()));
  }
}
