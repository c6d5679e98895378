package metamemory.kernel;

import java.util.LinkedHashMap;
import java.util.Map;

/// One thing to show in several forms of the same content.
///
/// @param data the forms: mime type to text, `text/plain` always among them
public record MimeBundle(Map<String, String> data) {
  /// The mime type of the form that every reader can show.
  public static final String PLAIN = "text/plain";

  /// The mime type of pictures and tables, with SVG inside.
  public static final String HTML = "text/html";

  public MimeBundle {
    data = Map.copyOf(data);
    if (!data.containsKey(PLAIN)) {
      throw new IllegalArgumentException(
          "a bundle needs a text/plain form: types=" + data.keySet());
    }
  }

  /// A bundle of text alone.
  ///
  /// @param text the text
  /// @return the bundle
  public static MimeBundle of(String text) {
    return new MimeBundle(Map.of(PLAIN, text));
  }

  /// A bundle of HTML with an equal text.
  ///
  /// @param html the HTML
  /// @param text the same content as text
  /// @return the bundle
  public static MimeBundle html(String html, String text) {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(HTML, html);
    forms.put(PLAIN, text);
    return new MimeBundle(forms);
  }

  /// The form that is always there.
  ///
  /// @return the text
  public String plain() {
    return data.getOrDefault(PLAIN, "");
  }
}
