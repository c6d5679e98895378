package metamemory.kernel.learner;

import java.util.Optional;

/// What a learner is told: a heading, a sentence or two, code where there is some, and what they
/// can do next.
///
/// @param heading a few words; may be empty
/// @param text the sentences; code stands between backticks
/// @param code Java, or empty
/// @param next what to do next; may be empty
public record Told(String heading, String text, Optional<String> code, String next) {
  static Told of(String heading, String text, String next) {
    return new Told(heading, text, Optional.empty(), next);
  }

  /// The same with a remark after it.
  ///
  /// @param remark a sentence, or empty
  /// @return the new value
  public Told with(Optional<String> remark) {
    return remark
        .map(more -> new Told(heading, text, code, next.isEmpty() ? more : next + "\n" + more))
        .orElse(this);
  }

  /// As plain text.
  ///
  /// @return lines, the last without its end
  public String plain() {
    StringBuilder plain = new StringBuilder();
    plain.append(heading).append(heading.isEmpty() ? "" : ": ").append(text);
    code.ifPresent(java -> plain.append("\n\n").append(java.stripTrailing()).append('\n'));
    if (!next.isEmpty()) {
      plain.append('\n').append(next);
    }
    return plain.toString();
  }

  /// As HTML without style or script.
  ///
  /// @return one element
  public String html() {
    StringBuilder html = new StringBuilder("<div>");
    if (!heading.isEmpty()) {
      html.append("<b>").append(escape(heading)).append("</b><br>");
    }
    html.append(inline(text));
    code.ifPresent(
        java -> html.append("<pre>").append(escape(java.stripTrailing())).append("</pre>"));
    if (!next.isEmpty()) {
      html.append(code.isEmpty() ? "<br>" : "").append("<small>").append(inline(next));
      html.append("</small>");
    }
    return html.append("</div>").toString();
  }

  private static String inline(String text) {
    return escape(text).replace("\n", "<br>").replaceAll("`([^`]*)`", "<code>$1</code>");
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
