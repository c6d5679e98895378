package metamemory.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import metamemory.view.View;
import org.jspecify.annotations.Nullable;

/// What every cell can call without importing it.
public final class Notebook {
  private static final AtomicReference<@Nullable Session> CURRENT = new AtomicReference<>();

  /// Pictures by calls, for example `view.beside(a, b)`; `PICTURES.md` beside the view module lists
  /// them.
  public static final View view = View.of(() -> current().recorder());

  private Notebook() {}

  /// Shows a value now, as if it were the last expression of a cell.
  ///
  /// @param value anything; an allocator is drawn
  /// @return what can replace it later
  /// @throws IllegalStateException if no notebook is running
  public static Displayed display(@Nullable Object value) {
    return current().display(value);
  }

  /// Shows text of a kind that notebooks know, for example HTML.
  ///
  /// @param content the text
  /// @param mimeType its kind, for example `text/html`
  /// @return what can replace it later
  /// @throws IllegalStateException if no notebook is running
  public static Displayed display(String content, String mimeType) {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(MimeBundle.PLAIN, content);
    forms.put(mimeType, content);
    return current().display(new MimeBundle(forms));
  }

  /// Takes away all that this cell showed and printed so far.
  ///
  /// @throws IllegalStateException if no notebook is running
  public static void clearOutput() {
    clearOutput(false);
  }

  /// Takes away all that this cell showed and printed so far.
  ///
  /// @param beforeNext whether to wait with it until there is something else to show, which does
  ///   not flicker
  /// @throws IllegalStateException if no notebook is running
  public static void clearOutput(boolean beforeNext) {
    current().clearOutput(beforeNext);
  }

  /// Shows a long text or value in the reader's pager, beside the notebook, where there is one.
  ///
  /// @param value anything that [#display(Object)] takes
  /// @throws IllegalStateException if no notebook is running
  public static void page(@Nullable Object value) {
    current().page(value);
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
