package metamemory.grade;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// What a piece of a cell declares, found by parsing it. Nothing is resolved and nothing is run:
/// the time is proportional to the text.
final class Declarations {
  private static final Pattern STATIC_TYPE =
      Pattern.compile(
          "var\\s+(\\w+)\\s*=\\s*new\\s+([\\w.]+)\\s*(<[^()\\[\\]]*>)?\\s*((?:\\[[^\\]]*\\]\\s*)*)\\s*[({].*",
          Pattern.DOTALL);

  /// Allocators are opened by a method of their own type; two are generic, and what of is not told.
  private static final Pattern OPENED =
      Pattern.compile(
          "var\\s+(\\w+)\\s*=\\s*(?!Pool\\b|TypedArena\\b)([A-Z]\\w*)\\s*\\.\\s*open\\s*\\(.*",
          Pattern.DOTALL);

  private static final Pattern NAMED = Pattern.compile("\\s*var\\s+(\\w+)\\s*=");
  private static final Pattern LITERAL =
      Pattern.compile("var\\s+(\\w+)\\s*=\\s*(\\S.*?)\\s*;?\\s*", Pattern.DOTALL);

  private static final int LONGEST_INFERRED = 10_000;

  private Declarations() {}

  /// A declaration and what tells it from others.
  ///
  /// @param key two declarations with one key replace each other
  record Declared(Definition definition, String key) {
    /// The same in another cell.
    Declared in(int cell) {
      return new Declared(
          new Definition(
              definition.kind(), definition.name(), definition.source(), cell, definition.line()),
          key);
    }
  }

  static List<Declared> of(Pieces.Piece piece, int cell) {
    List<Tokens.Token> tokens = Tokens.of(piece.source());
    if (tokens.isEmpty()) {
      return List.of();
    }
    if (tokens.getFirst().text().equals("import")) {
      String name = piece.source().replaceFirst("^\\s*import\\s+", "").replace(";", "").strip();
      return name.isEmpty()
          ? List.of()
          : List.of(declared(Definition.Kind.IMPORT, name, piece.source(), piece, cell, name));
    }
    int start = Tokens.declarationStart(piece.source());
    if (piece.source().startsWith("var", start)
        && start + 3 < piece.source().length()
        && !Character.isJavaIdentifierPart(piece.source().charAt(start + 3))) {
      return inferred(piece, start, cell).stream().toList();
    }
    List<Declared> found = new ArrayList<>();
    for (Tree member : members(piece.source())) {
      declared(member, piece, cell).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Declared> declared(Tree member, Pieces.Piece piece, int cell) {
    return Optional.ofNullable(
        switch (member) {
          case ClassTree type when !type.getSimpleName().isEmpty() -> {
            String name = type.getSimpleName().toString();
            yield declared(Definition.Kind.TYPE, name, piece.source(), piece, cell, name);
          }
          case MethodTree method -> {
            String name = method.getName().toString();
            String key =
                name
                    + method.getParameters().stream()
                        .map(each -> String.valueOf(each.getType()))
                        .collect(Collectors.joining(",", "(", ")"));
            yield declared(Definition.Kind.METHOD, name, piece.source(), piece, cell, key);
          }
          case VariableTree variable -> {
            String name = variable.getName().toString();
            yield declared(
                Definition.Kind.VARIABLE, name, closed(piece.source()), piece, cell, name);
          }
          default -> null;
        });
  }

  private static Declared declared(
      Definition.Kind kind, String name, String source, Pieces.Piece piece, int cell, String key) {
    return new Declared(
        new Definition(kind, name, source, cell, piece.line()),
        // A type and a method may share a name, and so may a variable.
        kind + " " + key);
  }

  /// JShell does without the last semicolon.
  private static String closed(String source) {
    List<Tokens.Token> tokens = Tokens.of(source);
    return tokens.getLast().text().equals(";") ? source : source + "\n;";
  }

  /// The name that a `var` gives to something whose type cannot be told.
  static Optional<String> untold(Pieces.Piece piece) {
    Matcher named = NAMED.matcher(piece.source());
    return named.lookingAt() ? Optional.of(named.group(1)) : Optional.empty();
  }

  /// Whether nothing follows the first pair of parentheses: what a chain of calls gives is not
  /// told.
  private static boolean isOneCall(String declaration) {
    int depth = 0;
    boolean closed = false;
    for (Tokens.Token token : Tokens.of(declaration)) {
      String text = token.text();
      if (closed && !text.equals(";")) {
        return false;
      }
      depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
      closed |= depth == 0 && text.equals(")");
    }
    return closed;
  }

  /// A field must say its type. Where it cannot be read off, the variable is left out, and an
  /// answer that needs it does not compile.
  private static Optional<Declared> inferred(Pieces.Piece piece, int start, int cell) {
    String declaration = piece.source().substring(start);
    if (declaration.length() > LONGEST_INFERRED) {
      return Optional.empty();
    }
    Matcher made = STATIC_TYPE.matcher(declaration);
    Matcher opened = OPENED.matcher(declaration);
    Matcher literal = LITERAL.matcher(declaration);
    String type;
    String name;
    if (made.matches()) {
      String generic = made.group(3) == null ? "" : made.group(3);
      String dimensions = made.group(4).replaceAll("[^\\[\\]]", "");
      type = made.group(2) + (generic.equals("<>") ? "<Object>" : generic) + dimensions;
      name = made.group(1);
    } else if (opened.matches() && isOneCall(declaration)) {
      type = opened.group(2);
      name = opened.group(1);
    } else if (literal.matches()) {
      type = literalType(literal.group(2));
      name = literal.group(1);
    } else {
      return Optional.empty();
    }
    if (type.isEmpty()) {
      return Optional.empty();
    }
    String source =
        closed(piece.source().substring(0, start) + type + declaration.substring("var".length()));
    return Optional.of(declared(Definition.Kind.VARIABLE, name, source, piece, cell, name));
  }

  private static String literalType(String text) {
    if (text.matches("-?[\\d_]+|0[xb][\\da-fA-F_]+")) {
      return "int";
    }
    if (text.matches("-?(0[xb])?[\\da-fA-F_]+L")) {
      return "long";
    }
    if (text.matches("-?[\\d_]*\\.[\\d_]+(e-?\\d+)?")) {
      return "double";
    }
    if (text.matches("true|false")) {
      return "boolean";
    }
    return text.matches("(?s)\"(\\\\.|[^\"\\\\])*\"") ? "String" : "";
  }

  private static List<? extends Tree> members(String source) {
    String wrapped = "class W {" + closedForMembers(source) + "\n}";
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(
                    Writer.nullWriter(),
                    null,
                    problems,
                    List.of("-proc:none", "-Xlint:none"),
                    null,
                    List.of(new Text(wrapped)));
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      boolean broken =
          problems.getDiagnostics().stream()
              .anyMatch(each -> each.getKind() == Diagnostic.Kind.ERROR);
      return !broken && unit.getTypeDecls().size() == 1
          ? ((ClassTree) unit.getTypeDecls().getFirst()).getMembers()
          : List.of();
    } catch (IOException | RuntimeException | StackOverflowError | InternalError e) {
      // Too deep for the parser, which packs its own overflow into an InternalError.
      return List.of();
    }
  }

  private static String closedForMembers(String source) {
    List<Tokens.Token> tokens = Tokens.of(source);
    String last = tokens.getLast().text();
    return last.equals(";") || last.equals("}") ? source : source + "\n;";
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String text) {
      super(URI.create("cell:///W.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
