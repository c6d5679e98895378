package metamemory.kernel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.Diag;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.spi.ExecutionControl.StoppedException;
import metamemory.kernel.SnippetEngine.Origin;
import org.jspecify.annotations.Nullable;

/// Runs the Java of one cell, snippet by snippet, until its end or its first fault.
final class CellRunner {
  // JShell takes an import below a comment for a change of what came before, and sets variables of
  // earlier cells to null.
  private static final Pattern SPACE_AND_COMMENTS =
      Pattern.compile("\\A(?:\\s++|//[^\\n]*+|/\\*(?s:.*?)\\*/)++");

  private final SnippetEngine engine;
  private final CellExecution execution;
  private final CellThread thread;
  private final Values values;

  CellRunner(SnippetEngine engine, CellExecution execution, CellThread thread, Values values) {
    this.engine = engine;
    this.execution = execution;
    this.thread = thread;
    this.values = values;
  }

  /// A cell whose Java is being run.
  ///
  /// @param number the cell's number
  /// @param source the cell's whole text
  record Cell(int number, String source) {}

  /// Runs a stretch of Java.
  ///
  /// @param cell the cell that it is of
  /// @param code the Java
  /// @param firstLine the cell's line at which it begins, counted from 1
  CellResult run(Cell cell, String code, int firstLine) {
    String rest = code;
    CellResult result = new CellResult.Done();
    while (!rest.isBlank()) {
      // JShell maps every line of a source that begins with a line end to 1.
      rest = SPACE_AND_COMMENTS.matcher(rest).replaceFirst("");
      int consumed = code.length() - rest.length();
      CompletionInfo info = engine.next(rest);
      String source = info.source() == null ? rest : info.source();
      if (info.completeness() == jdk.jshell.SourceCodeAnalysis.Completeness.EMPTY) {
        return result;
      }
      String before = code.substring(0, consumed);
      int line = firstLine + (int) before.chars().filter(c -> c == '\n').count();
      int column = consumed - (before.lastIndexOf('\n') + 1);
      String written =
          rest.substring(
              0, rest.length() - (info.source() == null ? 0 : info.remaining().length()));
      rest = info.source() == null ? "" : info.remaining();
      result =
          runSnippet(
              source,
              new Origin(cell.number(), line, column, cell.source()),
              rest.isBlank() && !endsWithSemicolon(written));
      if (result instanceof CellResult.Failed || result instanceof CellResult.Interrupted) {
        return result;
      }
    }
    return result;
  }

  /// A value is shown unless its expression ends with a semicolon, as in other notebooks.
  private static boolean endsWithSemicolon(String written) {
    return written.replaceAll("(?m)//.*$", "").stripTrailing().endsWith(";");
  }

  private CellResult runSnippet(String source, Origin origin, boolean show) {
    List<SnippetEvent> events;
    try {
      events = engine.eval(source, origin);
    } catch (StackOverflowError | InternalError e) {
      return failed(
          "CompilationException",
          "the compiler cannot take this cell: it is nested too deeply ("
              + e.getClass().getSimpleName()
              + ")");
    }
    Object value = execution.takeResult();
    Throwable thrown = execution.takeThrown();
    if (thread.leftBehind()) {
      return failed(
          "Interrupted",
          "the cell was inside code of the JDK that cannot be stopped and was left behind; arenas"
              + " opened before belong to its thread: open them again");
    }
    if (thread.stopRequested()) {
      return new CellResult.Interrupted();
    }
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null) {
        CellResult result =
            outcome(event, origin, thrown, show ? Optional.ofNullable(value) : null);
        if (!(result instanceof CellResult.Done)) {
          return result;
        }
      }
    }
    return new CellResult.Done();
  }

  @SuppressWarnings("NullableOptional") // null: not to be shown; empty: the value null, to be shown
  private CellResult outcome(
      SnippetEvent event,
      Origin origin,
      @Nullable Throwable thrown,
      @Nullable Optional<Object> value) {
    Snippet snippet = event.snippet();
    JShellException exception = event.exception();
    if (exception != null) {
      return ErrorReport.exception(exception, thrown, engine);
    }
    switch (event.status()) {
      case REJECTED -> {
        return compilation(snippet, origin);
      }
      case RECOVERABLE_DEFINED, RECOVERABLE_NOT_DEFINED -> {
        if (missing(snippet).isEmpty()) {
          return compilation(snippet, origin);
        }
        values.show(
            MimeBundle.of(
                "Kept for later: it needs "
                    + String.join(", ", missing(snippet))
                    + ", which is not defined yet."));
      }
      case VALID, DROPPED, OVERWRITTEN, NONEXISTENT -> {}
    }
    try {
      return value != null && isExpression(snippet) && !(value.orElse(null) instanceof Displayed)
          ? render(value.orElse(null))
          : new CellResult.Done();
    } finally {
      if (snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
        // JShell's $1, $2, … would keep every value shown alive for ever.
        engine.shell().drop(snippet);
      }
    }
  }

  private static boolean isExpression(Snippet snippet) {
    return switch (snippet.subKind()) {
      case TEMP_VAR_EXPRESSION_SUBKIND,
          VAR_VALUE_SUBKIND,
          ASSIGNMENT_SUBKIND,
          OTHER_EXPRESSION_SUBKIND ->
          true;
      default -> false;
    };
  }

  private CellResult render(@Nullable Object value) {
    try {
      return new CellResult.Value(thread.call(() -> values.bundle(value)));
    } catch (StoppedException e) {
      return new CellResult.Interrupted();
    } catch (ExecutionException e) {
      return failed("RenderingException", "the value could not be shown: " + e.getCause());
    }
  }

  private List<String> missing(Snippet snippet) {
    return snippet instanceof jdk.jshell.DeclarationSnippet declaration
        ? engine.shell().unresolvedDependencies(declaration).toList()
        : List.of();
  }

  private CellResult compilation(Snippet snippet, Origin origin) {
    List<Diag> diagnostics = engine.shell().diagnostics(snippet).toList();
    return ErrorReport.compilation(snippet, origin, diagnostics, suggestion(diagnostics));
  }

  /// For a name that is not known: the nearest that is.
  private @Nullable String suggestion(List<Diag> diagnostics) {
    for (Diag diagnostic : diagnostics) {
      if (diagnostic.getCode().startsWith("compiler.err.cant.resolve")) {
        String wanted =
            diagnostic
                .getMessage(Locale.ENGLISH)
                .lines()
                .filter(l -> l.strip().startsWith("symbol:"))
                .map(l -> l.replaceFirst(".*symbol:\\s*\\w+\\s+(\\w+).*", "$1"))
                .findFirst()
                .orElse("");
        Optional<String> nearest = NearestName.of(wanted, knownNames());
        if (nearest.isPresent()) {
          return "Did you mean " + nearest.get() + "?";
        }
      }
    }
    return null;
  }

  private List<String> knownNames() {
    var shell = engine.shell();
    return Stream.of(
            shell.variables().map(v -> v.name()),
            shell.methods().map(m -> m.name()),
            shell.types().map(t -> t.name()),
            Stream.of(
                "System",
                "String",
                "Math",
                "List",
                "Map",
                "Arena",
                "MemorySegment",
                "ValueLayout",
                "BumpArena",
                "Allocator",
                "Outcome",
                "Usage",
                "view",
                "display"))
        .flatMap(names -> names)
        .collect(Collectors.toList());
  }

  private static CellResult failed(String name, String message) {
    return new CellResult.Failed(
        name, message, List.of("\u001b[31m" + name + ": " + message + "\u001b[0m"));
  }
}
