package metamemory.view;

/// Writes elements. Every text and every attribute's value passes through here and is escaped here,
/// and only here.
final class Markup {
  private final StringBuilder out = new StringBuilder(4096);
  private boolean tagOpen;

  Markup open(String tag) {
    endTag();
    out.append('<').append(tag);
    tagOpen = true;
    return this;
  }

  Markup attribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    escape(value);
    out.append('"');
    return this;
  }

  Markup attribute(String name, double value) {
    out.append(' ').append(name).append("=\"").append(decimal(value)).append('"');
    return this;
  }

  Markup text(String text) {
    endTag();
    escape(text);
    return this;
  }

  Markup line() {
    endTag();
    out.append('\n');
    return this;
  }

  Markup close(String tag) {
    if (tagOpen) {
      out.append("/>");
      tagOpen = false;
    } else {
      out.append("</").append(tag).append('>');
    }
    return this;
  }

  /// An element that has only text, and is never written in the short form, which HTML does not
  /// know.
  Markup leaf(String tag, String text) {
    return open(tag).text(text).close(tag);
  }

  /// Takes over what another writer of ours wrote.
  Markup append(String written) {
    endTag();
    out.append(written);
    return this;
  }

  int length() {
    return out.length();
  }

  private void endTag() {
    if (tagOpen) {
      out.append('>');
      tagOpen = false;
    }
  }

  private void escape(String text) {
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      switch (character) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append(character);
      }
    }
  }

  /// With one decimal at most, without the locale.
  static String decimal(double value) {
    long tenths = Math.round(value * 10);
    String sign = tenths < 0 ? "-" : "";
    long size = Math.abs(tenths);
    return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
  }

  @Override
  public String toString() {
    endTag();
    return out.toString();
  }
}
