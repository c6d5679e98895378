package metamemory.kernel;

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
    Session session = CURRENT.get();
    if (session == null) {
      throw new IllegalStateException("display works in a notebook's cell: none is running here");
    }
    session.display(value);
  }

  static void enter(@Nullable Session session) {
    CURRENT.set(session);
  }
}
