package metamemory.cli.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// An executed notebook as one HTML page that needs nothing else: no script, no font, no network.
///
/// What cells contain and print is escaped. `text/html` outputs come from our own pictures, and
/// markdown from the lesson: both are put in as they are.
public final class NotebookPage {
  // The system's own colours: whoever reads in the dark gets dark, and pictures drawn in
  // currentColor follow.
  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{font:16px/1.55 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}
      pre,code{font:14px/1.45 ui-monospace,monospace}
      pre{overflow-x:auto;padding:.6rem .8rem;margin:.4rem 0;border-radius:4px}
      pre.code{border:1px solid GrayText;border-left-width:4px}
      .output{margin:.3rem 0 1.4rem;overflow-x:auto}
      pre.stderr,pre.error{border-left:4px solid #d55e00}
      .count{font-size:13px;color:GrayText}
      table{border-collapse:collapse}
      th,td{border:1px solid GrayText;padding:.2rem .6rem;text-align:left}
      @media print{
        body{max-width:none;margin:0}
        nav,.search{display:none}
        pre{white-space:pre-wrap}
        pre,svg,tr{break-inside:avoid}
        h1,h2,h3{break-after:avoid}
        svg{max-width:100%}
        details>*{display:block}
        details::details-content{content-visibility:visible}
      }
      """;

  private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]");
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser MARKDOWN = Parser.builder().extensions(EXTENSIONS).build();
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder()
          .extensions(EXTENSIONS)
          .sanitizeUrls(true)
          .attributeProviderFactory(_ -> NotebookPage::nameHeading)
          .build();

  private NotebookPage() {}

  /// Writes a notebook as a page.
  ///
  /// @param notebook the notebook, with its outputs
  /// @param name what to call it when it has no heading
  /// @return HTML
  public static String of(Notebook notebook, String name) {
    return framed(notebook.title(name), body(notebook), "");
  }

  /// What a page holds of a notebook, without the page around it.
  ///
  /// @param notebook the notebook, with its outputs
  /// @return HTML
  public static String body(Notebook notebook) {
    return notebook.cells().stream().map(NotebookPage::cell).collect(Collectors.joining());
  }

  /// A line of markdown as HTML without the paragraph around it.
  ///
  /// @param markdown the line
  /// @return HTML
  public static String inline(String markdown) {
    return HTML.render(MARKDOWN.parse(markdown)).strip().replaceFirst("^<p>(.*)</p>$", "$1");
  }

  /// A page.
  ///
  /// @param title its title
  /// @param content HTML
  /// @param foot HTML that stands below it
  /// @return HTML
  public static String framed(String title, String content, String foot) {
    return """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <title>%s</title>
    <style>
    %s</style></head><body>
    %s%s</body></html>
    """
        .formatted(escape(title), STYLE, content, foot);
  }

  private static String cell(Cell cell) {
    return switch (cell.kind()) {
      case MARKDOWN -> HTML.render(MARKDOWN.parse(cell.source()));
      case RAW -> pre("raw", cell.source());
      case CODE -> code(cell);
    };
  }

  /// Lessons link to their sections by the names that Jupyter gives to headings.
  private static void nameHeading(Node node, String tag, Map<String, String> attributes) {
    if (node instanceof Heading) {
      StringBuilder text = new StringBuilder();
      node.accept(
          new AbstractVisitor() {
            @Override
            public void visit(Text words) {
              text.append(words.getLiteral());
            }

            @Override
            public void visit(Code code) {
              text.append(code.getLiteral());
            }
          });
      attributes.put("id", text.toString().strip().replace(' ', '-'));
    }
  }

  private static String code(Cell cell) {
    String outputs =
        cell.outputs().stream().map(NotebookPage::output).collect(Collectors.joining());
    String shown = outputs.isEmpty() ? "" : "<div class=\"output\">" + outputs + "</div>\n";
    return pre("code", cell.source()) + shown;
  }

  private static String output(JsonObject output) {
    String type = output.get("output_type") instanceof JsonPrimitive name ? name.getAsString() : "";
    return switch (type) {
      case "stream" -> pre(stringOf(output, "name"), Cell.text(output, "text"));
      case "error" -> pre("error", error(output));
      case "display_data", "execute_result" -> bundle(output);
      default -> "";
    };
  }

  private static String bundle(JsonObject output) {
    if (!(output.get("data") instanceof JsonObject data)) {
      return "";
    }
    if (data.has("text/html")) {
      return "<div>" + Cell.text(data, "text/html") + "</div>\n";
    }
    return data.has("text/plain") ? pre("value", Cell.text(data, "text/plain")) : "";
  }

  private static String error(JsonObject output) {
    if (output.get("traceback") instanceof JsonArray lines && !lines.isEmpty()) {
      return StreamSupport.stream(lines.spliterator(), false)
          .map(JsonElement::getAsString)
          .collect(Collectors.joining("\n"));
    }
    return stringOf(output, "ename") + ": " + stringOf(output, "evalue");
  }

  private static String stringOf(JsonObject json, String field) {
    return json.get(field) instanceof JsonPrimitive value ? value.getAsString() : "";
  }

  private static String pre(String kind, String text) {
    String plain = ANSI.matcher(text).replaceAll("");
    return "<pre class=\"%s\">%s</pre>\n".formatted(escape(kind), escape(plain));
  }

  /// Makes text harmless between tags and in quoted attributes.
  ///
  /// @param text any text
  /// @return the text, escaped
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
