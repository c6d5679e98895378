package metamemory.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns the comment of a documented element into HTML, and into text that reads as well. Knows
/// javadoc's tags, and of Markdown (`///` comments) what is common: code, references, lists,
/// paragraphs.
final class Javadoc {
  private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@(\\w+)\\s*");
  private static final Pattern INLINE_TAG = Pattern.compile("\\{@(\\w+)\\s*");
  private static final Pattern NAMED = Pattern.compile("(<?[\\w.$]+>?)\\s+((?s:.*))");

  private Javadoc() {}

  /// @param signature what is documented
  /// @param comment the comment without its stars; empty for none
  static MimeBundle bundle(String signature, String comment) {
    String body = body(comment);
    String html = "<pre><b>" + Escaped.html(signature) + "</b></pre>" + body;
    String text = text(body);
    return MimeBundle.html(html, text.isEmpty() ? signature : signature + "\n" + text);
  }

  private static String body(String comment) {
    StringBuilder html = new StringBuilder();
    Matcher tags = BLOCK_TAG.matcher(comment);
    int end = tags.find() ? tags.start() : comment.length();
    html.append(paragraphs(inline(comment.substring(0, end).strip())));
    List<String> rows = new ArrayList<>();
    while (end < comment.length()) {
      String tag = tags.group(1);
      int from = tags.end();
      end = tags.find() ? tags.start() : comment.length();
      rows.add(row(tag, comment.substring(from, end).strip()));
    }
    rows.removeIf(String::isEmpty);
    if (!rows.isEmpty()) {
      html.append("<ul>").append(String.join("", rows)).append("</ul>");
    }
    return html.toString();
  }

  private static String row(String tag, String content) {
    Matcher named = NAMED.matcher(content);
    return switch (tag) {
      case "param", "throws", "exception" -> {
        boolean both = named.matches();
        String name = both ? named.group(1) : content;
        String rest = both ? inline(named.group(2)) : "";
        String word = tag.equals("param") ? "" : "throws ";
        yield "<li>" + word + code(name) + (rest.isEmpty() ? "" : ": " + rest) + "</li>";
      }
      case "return" -> "<li>returns " + inline(content) + "</li>";
      case "apiNote", "implNote", "implSpec", "deprecated" ->
          "<li>"
              + tag.replace("Note", " note").toLowerCase(Locale.ROOT)
              + ": "
              + inline(content)
              + "</li>";
      // Who wrote it, since when, and what else to look at: not while typing.
      default -> "";
    };
  }

  /// Inline tags, which may hold each other and balanced braces.
  private static String inline(String source) {
    StringBuilder html = new StringBuilder();
    Matcher tag = INLINE_TAG.matcher(source);
    int at = 0;
    while (tag.find(at)) {
      html.append(markdown(source.substring(at, tag.start())));
      int end = closing(source, tag.end());
      html.append(tag(tag.group(1), source.substring(tag.end(), end)));
      at = Math.min(source.length(), end + 1);
    }
    return html.append(markdown(source.substring(at))).toString();
  }

  private static int closing(String source, int from) {
    int depth = 1;
    for (int i = from; i < source.length(); i++) {
      depth += source.charAt(i) == '{' ? 1 : source.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return source.length();
  }

  private static String tag(String name, String content) {
    return switch (name) {
      case "code", "systemProperty", "value" -> code(content.strip());
      case "literal" -> Escaped.html(content);
      case "link", "linkplain" -> reference(content.strip());
      case "snippet" ->
          "<pre>" + Escaped.html(content.replaceFirst("(?s)^.*?:\\s*\n", "")) + "</pre>";
      case "return" -> "Returns " + inline(content.strip()) + ".";
      case "inheritDoc", "docRoot" -> "";
      default -> inline(content);
    };
  }

  /// `Type#member(Arguments) label`: the label, else `Type.member`.
  private static String reference(String content) {
    int end = content.indexOf(')') + 1;
    int space = content.indexOf(' ', end);
    String shown = space < 0 ? content : content.substring(space + 1).strip();
    return code(space < 0 ? readable(shown) : shown);
  }

  private static String readable(String reference) {
    return reference.replaceFirst("^#", "").replace('#', '.');
  }

  private static String markdown(String source) {
    String html = source.replaceAll("`([^`\n]+)`", "<code>$1</code>");
    html = html.replaceAll("\\[([^\\[\\]]+)]\\[[^\\[\\]]+]", "<code>$1</code>");
    return Pattern.compile("\\[([A-Z#][\\w.#(), ]*)]")
        .matcher(html)
        .replaceAll(m -> Matcher.quoteReplacement(code(readable(m.group(1)))));
  }

  /// HTML comments bring their own paragraphs; Markdown has empty lines.
  private static String paragraphs(String html) {
    return html.isEmpty() || html.contains("<p>")
        ? html
        : "<p>" + html.replaceAll("\n[ \t]*\n", "</p><p>") + "</p>";
  }

  private static String code(String text) {
    return "<code>" + Escaped.html(text) + "</code>";
  }

  private static String text(String html) {
    return html.replaceAll("(?i)<li[^>]*>", "\n- ")
        .replaceAll("(?i)<(p|br|tr|h\\d|blockquote)[^>]*>", "\n")
        .replaceAll("<[^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", " ")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
        .replaceAll("[ \t]+\n", "\n")
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }
}
