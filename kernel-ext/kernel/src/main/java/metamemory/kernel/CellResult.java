package metamemory.kernel;

import java.util.List;

/// How a cell ended.
public sealed interface CellResult {
  /// Its last expression has a value to show.
  ///
  /// @param bundle the value, in the forms it can be shown in
  record Value(MimeBundle bundle) implements CellResult {}

  /// It ended, and there is nothing to show.
  record Done() implements CellResult {}

  /// It failed.
  ///
  /// @param name the kind of error, for example `CompilationException` or a Java exception's class
  /// @param message what was wrong
  /// @param traceback the lines to show, with ANSI colours
  record Failed(String name, String message, List<String> traceback) implements CellResult {
    public Failed {
      traceback = List.copyOf(traceback);
    }
  }

  /// It was interrupted.
  record Interrupted() implements CellResult {}
}
