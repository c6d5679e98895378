package metamemory.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What every cell can call without importing it.
public final class Notebook {
  private static final AtomicReference<@Nullable Session> CURRENT = new AtomicReference<>();

  private Notebook() {}

  /// Shows a value now, as if it were the last expression of a cell.
  ///
  /// @param value anything; an allocator is drawn
  /// @throws IllegalStateException if no notebook is running
  public static void display(@Nullable Object value) {
    current().display(value);
  }

  /// Shows text of a kind that notebooks know, for example HTML.
  ///
  /// @param content the text
  /// @param mimeType its kind, for example `text/html`
  /// @throws IllegalStateException if no notebook is running
  public static void display(String content, String mimeType) {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(MimeBundle.PLAIN, content);
    forms.put(mimeType, content);
    current().display(new MimeBundle(forms));
  }

  /// Shows how what the learner guessed with `%predict` compares with what it was: `right: 72`, or
  /// `you guessed 48: it is 72`, or `it is 72 (no guess yet)`. Numbers are compared as numbers,
  /// whatever units and separators the guess has; all else as words.
  ///
  /// @param id the prediction's name
  /// @param actual what it was
  /// @throws IllegalStateException if no notebook is running
  public static void predicted(String id, @Nullable Object actual) {
    current().predicted(id, actual);
  }

  private static Session current() {
    Session session = CURRENT.get();
    if (session == null) {
      throw new IllegalStateException(
          "display and predicted work in a notebook's cell: none is running here");
    }
    return session;
  }

  static void enter(@Nullable Session session) {
    CURRENT.set(session);
  }
}
