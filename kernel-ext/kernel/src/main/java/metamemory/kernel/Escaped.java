package metamemory.kernel;

/// Text made safe to stand in HTML.
final class Escaped {
  private Escaped() {}

  static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
