package metamemory.kernel;

import org.jspecify.annotations.Nullable;

/// Something that a cell has shown, to be shown anew in the same place: `var bar = display("0 %");
/// … bar.update("50 %");`. Itself it shows as nothing.
public final class Displayed {
  private final Session session;
  private final String id;

  Displayed(Session session, String id) {
    this.session = session;
    this.id = id;
  }

  /// Replaces what is shown.
  ///
  /// @param value anything that `display` takes
  public void update(@Nullable Object value) {
    session.update(id, value);
  }
}
