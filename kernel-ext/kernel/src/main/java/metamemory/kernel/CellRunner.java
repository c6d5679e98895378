package metamemory.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
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
  private final Suggestion suggestion;
  private final MemoryRelief relief;

  /// Declarations of the running cell that need something which was not defined then.
  private final List<Snippet> postponed = new ArrayList<>();

  CellRunner(SnippetEngine engine, CellExecution execution, CellThread thread, Values values) {
    this.engine = engine;
    this.execution = execution;
    this.thread = thread;
    this.values = values;
    this.suggestion = new Suggestion(engine);
    this.relief = new MemoryRelief(engine, execution);
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
    Optional<String> tooNested = TooNested.reason(code);
    if (tooNested.isPresent()) {
      return failed("CompilationException", "the cell was not compiled: " + tooNested.get());
    }
    postponed.clear();
    try {
      return runSnippets(cell, code, firstLine);
    } finally {
      postponed.forEach(this::tellIfStillMissing);
    }
  }

  private CellResult runSnippets(Cell cell, String code, int firstLine) {
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
    } catch (OutOfMemoryError e) {
      return relief.after(e, origin);
    } catch (RuntimeException | Error e) {
      engine.heal();
      return failed(
          "CompilationException",
          "the compiler cannot take this cell: a part of it is nested too deeply ("
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
    if (thrown instanceof OutOfMemoryError error) {
      return relief.after(error, origin);
    }
    tellLostVariables();
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null) {
        Optional<String> mended = mended(event);
        if (mended.isPresent()) {
          return runSnippet(mended.get(), origin, show);
        }
        CellResult result =
            outcome(event, origin, thrown, show ? Optional.ofNullable(value) : null);
        if (!(result instanceof CellResult.Done)) {
          return result;
        }
      }
    }
    return new CellResult.Done();
  }

  private Optional<String> mended(SnippetEvent event) {
    return event.status() == Snippet.Status.REJECTED
        ? RecordConstructors.mended(
            event.snippet().source(), engine.shell().diagnostics(event.snippet()).toList())
        : Optional.empty();
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
          CellResult refused = compilation(snippet, origin);
          engine.drop(snippet);
          return refused;
        }
        postponed.add(snippet);
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
        engine.drop(snippet);
      }
    }
  }

  /// What a declaration needs may stand further below in its cell, so this is said at the end.
  private void tellIfStillMissing(Snippet snippet) {
    boolean stillMissing =
        switch (engine.shell().status(snippet)) {
          case RECOVERABLE_DEFINED, RECOVERABLE_NOT_DEFINED -> true;
          case VALID, DROPPED, OVERWRITTEN, NONEXISTENT, REJECTED -> false;
        };
    if (stillMissing) {
      List<String> missing = missing(snippet);
      values.show(
          MimeBundle.of(
              "Kept for later: it needs "
                  + String.join(", ", missing)
                  + ", which is not defined yet."
                  + suggestion
                      .ofMissing(snippet.source(), missing)
                      .map(hint -> " " + hint)
                      .orElse("")));
    }
  }

  /// What a redefinition took from variables of the old kind.
  private void tellLostVariables() {
    List<String> lost = engine.lostVariables();
    if (!lost.isEmpty()) {
      values.show(
          MimeBundle.of(
              "Cleared, since what they are made of was redefined: "
                  + String.join(", ", lost)
                  + ". Run the cells that fill them again."));
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
    if (diagnostics.stream().anyMatch(d -> d.getCode().startsWith("compiler.err.limit"))) {
      engine.heal();
    }
    String hint = suggestion.of(snippet.source(), diagnostics).orElse(null);
    return ErrorReport.compilation(snippet, origin, diagnostics, hint);
  }

  private static CellResult failed(String name, String message) {
    return new CellResult.Failed(
        name, message, List.of("\u001b[31m" + name + ": " + message + "\u001b[0m"));
  }
}
