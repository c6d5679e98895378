package metamemory.kernel;

import java.util.Locale;

/// The two text streams of a cell.
public enum StreamName {
  /// What the cell printed to `System.out`.
  STDOUT,
  /// What the cell printed to `System.err`.
  STDERR;

  /// The name that notebooks and the protocol use.
  ///
  /// @return `stdout` or `stderr`
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
