package metamemory.grade;

/// An error that the compiler found in an answer.
///
/// @param cell the number of the learner's cell, from 1; 0 if the error has no place
/// @param line the line within the cell, from 1; 0 if the error has no place
/// @param column the UTF-16 unit within the line, from 1; 0 if the error has no place
/// @param message what the compiler says
/// @param source the line itself, as the learner wrote it
public record Problem(int cell, int line, int column, String message, String source) {

  /// A line to print under `source`, with a caret below the error.
  ///
  /// @return blanks and tabs as in `source`, and `^`; empty if the error has no place
  public String caret() {
    if (column < 1) {
      return "";
    }
    StringBuilder caret = new StringBuilder();
    for (int i = 0; i < column - 1; i++) {
      caret.append(i < source.length() && source.charAt(i) == '\t' ? '\t' : ' ');
    }
    return caret.append('^').toString();
  }
}
