package metamemory.grade;

import java.util.Optional;
import jdk.jshell.ImportSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// Makes definitions of what JShell evaluated.
public final class Definitions {
  private Definitions() {}

  /// The definition in a snippet.
  ///
  /// @param snippet what JShell evaluated; a variable declared with `var` gets the type that JShell
  ///   found for it
  /// @param cell the number of its cell, from 1
  /// @param line the line of the cell where the snippet's source begins, from 1
  /// @return the definition, or empty for a statement, an expression or an error
  public static Optional<Definition> of(Snippet snippet, int cell, int line) {
    return switch (snippet) {
      case ImportSnippet each ->
          Optional.of(
              new Definition(Definition.Kind.IMPORT, each.fullname(), each.source(), cell, line));
      case TypeDeclSnippet each ->
          Optional.of(new Definition(Definition.Kind.TYPE, each.name(), each.source(), cell, line));
      case MethodSnippet each ->
          Optional.of(
              new Definition(Definition.Kind.METHOD, each.name(), each.source(), cell, line));
      case VarSnippet each ->
          Optional.of(
              new Definition(Definition.Kind.VARIABLE, each.name(), fieldSource(each), cell, line));
      default -> Optional.empty();
    };
  }

  /// A field must name its type, and an expression must get the name under which later cells know
  /// its value.
  private static String fieldSource(VarSnippet variable) {
    String source = variable.source();
    if (variable.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
      return variable.typeName() + " " + variable.name() + " = " + source;
    }
    int start = Tokens.declarationStart(source);
    return source.startsWith("var", start)
            && !Character.isJavaIdentifierPart(source.codePointAt(start + "var".length()))
        ? source.substring(0, start)
            + variable.typeName()
            + source.substring(start + "var".length())
        : source;
  }
}
