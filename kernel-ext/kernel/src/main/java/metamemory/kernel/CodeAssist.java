package metamemory.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/// Helps while a cell is being written: completion, documentation, and whether the cell could end
/// here.
public final class CodeAssist {
  private final SnippetEngine engine;
  private final List<String> magics;
  private boolean sourcesAdded;

  CodeAssist(SnippetEngine engine, List<String> magics) {
    this.engine = engine;
    this.magics = magics;
  }

  /// Whether code could be run as it stands.
  public enum Completeness {
    /// It could.
    COMPLETE,
    /// More must follow.
    INCOMPLETE,
    /// No continuation makes it right.
    INVALID;

    /// The protocol's word.
    ///
    /// @return the name in lower case
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What could stand in place of a part of the code.
  ///
  /// @param texts the candidates, best first
  /// @param start where the replaced part begins, in UTF-16 units
  /// @param end where it ends
  public record Completions(List<String> texts, int start, int end) {
    public Completions {
      texts = List.copyOf(texts);
    }
  }

  /// What could follow at the cursor.
  ///
  /// @param code the cell
  /// @param cursor the position in it, in UTF-16 units
  /// @return the candidates, none if nothing fits
  public Completions complete(String code, int cursor) {
    int lineStart = code.lastIndexOf('\n', Math.max(0, cursor - 1)) + 1;
    String line = code.substring(Math.min(lineStart, cursor), cursor);
    if (line.matches("%{1,2}\\w*")) {
      List<String> fitting = magics.stream().filter(m -> m.startsWith(line)).toList();
      return new Completions(fitting, lineStart, cursor);
    }
    Optional<Completions> files = FileNames.complete(line, cursor);
    if (files.isPresent()) {
      return files.get();
    }
    int[] anchor = {cursor};
    List<Suggestion> suggestions = engine.analysis().completionSuggestions(code, cursor, anchor);
    Map<String, Boolean> texts = new LinkedHashMap<>();
    suggestions.stream()
        .filter(Suggestion::matchesType)
        .forEach(s -> texts.put(s.continuation(), true));
    suggestions.forEach(s -> texts.put(s.continuation(), true));
    return new Completions(List.copyOf(texts.keySet()), anchor[0], cursor);
  }

  /// What is at the cursor: signatures and documentation.
  ///
  /// @param code the cell
  /// @param cursor the position in it, in UTF-16 units
  /// @return the documentation, or nothing where nothing is known
  public Optional<MimeBundle> inspect(String code, int cursor) {
    if (!sourcesAdded) {
      sourcesAdded = true;
      CellClassPath.librarySources()
          .ifPresent(folder -> JshellInternals.addSources(engine.analysis(), folder));
    }
    int at = endOfName(code, cursor);
    for (String attempt : List.of(code.substring(0, at), code.substring(0, at) + "(")) {
      List<Documentation> found = engine.analysis().documentation(attempt, attempt.length(), true);
      if (!found.isEmpty()) {
        return Optional.of(together(found));
      }
    }
    return Optional.empty();
  }

  /// The overloads of one name, each with its documentation.
  private static MimeBundle together(List<Documentation> found) {
    List<MimeBundle> each =
        found.stream()
            .map(one ->
                Javadoc.bundle(one.signature(), Objects.requireNonNullElse(one.javadoc(), "")))
            .toList();
    return MimeBundle.html(
        each.stream()
            .map(bundle -> bundle.data().getOrDefault(MimeBundle.HTML, ""))
            .collect(Collectors.joining()),
        each.stream().map(MimeBundle::plain).collect(Collectors.joining("\n\n")));
  }

  private static int endOfName(String code, int cursor) {
    int at = Math.clamp(cursor, 0, code.length());
    while (at < code.length() && Character.isJavaIdentifierPart(code.charAt(at))) {
      at++;
    }
    return at;
  }

  /// Whether a cell could be run as it stands.
  ///
  /// @param code the cell
  /// @return its state
  public Completeness completeness(String code) {
    if (code.stripLeading().startsWith("%")) {
      return Completeness.COMPLETE;
    }
    String rest = code;
    while (!rest.isBlank()) {
      var info = engine.next(rest);
      switch (info.completeness()) {
        case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE -> {
          if (isErroneous(info.source())) {
            return Completeness.INVALID;
          }
        }
        case DEFINITELY_INCOMPLETE -> {
          return Completeness.INCOMPLETE;
        }
        case UNKNOWN -> {
          return Completeness.INVALID;
        }
        case EMPTY -> {
          return unclosedComment(rest) ? Completeness.INCOMPLETE : Completeness.COMPLETE;
        }
      }
      rest = info.remaining();
    }
    return Completeness.COMPLETE;
  }

  /// JShell takes `int int = 3;` for complete, and finds only when it parses what a snippet is that
  /// it is none.
  private boolean isErroneous(String source) {
    return engine.analysis().sourceToSnippets(source).stream()
        .anyMatch(s -> s.kind() == Snippet.Kind.ERRONEOUS);
  }

  private static boolean unclosedComment(String code) {
    return code.lastIndexOf("/*") > code.lastIndexOf("*/");
  }
}
