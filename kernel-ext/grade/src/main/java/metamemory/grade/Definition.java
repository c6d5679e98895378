package metamemory.grade;

/// One declaration that a learner wrote: what an answer is put together from.
///
/// @param kind what it declares
/// @param name the declared name; for an import what it imports, for example `java.util.List` or
///   `java.util.*`
/// @param source the declaration as it was written
/// @param cell the number of the cell it stands in, as the learner sees it, from 1
/// @param line the line within the cell where `source` begins, from 1
public record Definition(Kind kind, String name, String source, int cell, int line) {

  /// What a definition declares.
  public enum Kind {
    /// `import java.util.List;`
    IMPORT,
    /// A class, a record, an enum, an interface or an annotation type.
    TYPE,
    /// A method outside any class.
    METHOD,
    /// A variable outside any method.
    VARIABLE
  }

  /// @throws IllegalArgumentException if the name or the source is blank, or a number is below 1
  public Definition {
    if (name.isBlank() || source.isBlank()) {
      throw new IllegalArgumentException(
          "a definition needs a name and a source: name=" + name + ", source=" + source);
    }
    if (cell < 1 || line < 1) {
      throw new IllegalArgumentException(
          "cells and lines count from 1: cell=" + cell + ", line=" + line);
    }
  }
}
