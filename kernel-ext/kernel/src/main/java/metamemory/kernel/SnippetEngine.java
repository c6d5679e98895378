package metamemory.kernel;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.execution.LocalExecutionControlProvider;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/// JShell with our execution: evaluates one snippet at a time and remembers from which cell and
/// line each came.
final class SnippetEngine implements AutoCloseable {
  /// What every cell may use without importing it.
  static final List<String> IMPORTS =
      List.of(
          "java.io.*",
          "java.math.*",
          "java.nio.file.*",
          "java.util.*",
          "java.util.concurrent.*",
          "java.util.function.*",
          "java.util.regex.*",
          "java.util.stream.*",
          "java.lang.foreign.*",
          "metamemory.*",
          // java.util has an Observer, too.
          "metamemory.Observer");

  /// How many characters of a source are looked at first for the end of a snippet.
  private static final int FIRST_LOOK = 16_384;

  private final CellExecution execution;
  private final JShell shell;
  private final SourceCodeAnalysis analysis;
  private final Map<String, Origin> origins = new HashMap<>();
  private final AllocationSites sites;
  private final SnippetMemory memory;
  private List<String> lostVariables = List.of();

  /// Where a snippet came from.
  ///
  /// @param cell the cell's number
  /// @param line the line of the cell on which the snippet begins, counted from 1
  /// @param column how many characters of that line come before it
  /// @param cellSource the cell's whole text
  record Origin(int cell, int line, int column, String cellSource) {}

  /// @param compilerOptions beside those that every session has
  SnippetEngine(CellExecution execution, List<String> compilerOptions) {
    this.execution = execution;
    List<String> options = new ArrayList<>(List.of("-g", "-parameters", "-Xlint:-restricted"));
    options.addAll(compilerOptions);
    this.shell =
        CellClassPath.build(
            JShell.builder()
                .executionEngine(provider(execution), Map.of())
                .compilerOptions(options.toArray(new String[0])));
    this.analysis = shell.sourceCodeAnalysis();
    this.sites = new AllocationSites(analysis);
    this.memory = new SnippetMemory(shell, execution.classes(), this::forget);
    for (String name : IMPORTS) {
      require("import " + name + ";");
    }
    require("import static metamemory.kernel.Notebook.*;");
  }

  private void require(String source) {
    for (SnippetEvent event : shell.eval(source)) {
      if (event.status() != Snippet.Status.VALID) {
        throw new IllegalStateException(
            "the session could not be prepared: source=" + source + ", status=" + event.status());
      }
    }
  }

  private static LocalExecutionControlProvider provider(CellExecution execution) {
    return new LocalExecutionControlProvider() {
      @Override
      public ExecutionControl createExecutionControl(
          ExecutionEnv env, Map<String, String> parameters) {
        return execution;
      }
    };
  }

  /// Finds where the first snippet of a source ends.
  ///
  /// JShell looks through the whole source each time. Of a long one it is shown the beginning
  /// first, which settles it if something follows the snippet there.
  CompletionInfo next(String source) {
    for (int length = FIRST_LOOK; length < source.length() / 2; length *= 2) {
      int lineEnd = source.lastIndexOf('\n', length) + 1;
      CompletionInfo info = analysis.analyzeCompletion(source.substring(0, lineEnd));
      if (lineEnd > 0 && info.completeness().isComplete() && !info.remaining().isBlank()) {
        return new Found(info, info.remaining() + source.substring(lineEnd));
      }
    }
    CompletionInfo info = analysis.analyzeCompletion(source);
    return info.completeness() == Completeness.CONSIDERED_INCOMPLETE
        ? new Unfinished(source)
        : info;
  }

  /// `if (x)` and nothing else. JShell would take an empty statement for what is missing, and gives
  /// back the whole source as what remains, for ever.
  private record Unfinished(String remaining) implements CompletionInfo {
    @Override
    public Completeness completeness() {
      return Completeness.DEFINITELY_INCOMPLETE;
    }

    @Override
    public @Nullable String source() {
      return null;
    }
  }

  private record Found(CompletionInfo info, String remaining) implements CompletionInfo {
    @Override
    public Completeness completeness() {
      return info.completeness();
    }

    @Override
    public String source() {
      return info.source();
    }
  }

  /// Whether the source could end here: it is empty, or its last snippet is whole.
  boolean isComplete(String source) {
    String rest = source;
    while (!rest.isBlank()) {
      CompletionInfo info = next(rest);
      switch (info.completeness()) {
        case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE -> {}
        case DEFINITELY_INCOMPLETE -> {
          return false;
        }
        case EMPTY, UNKNOWN -> {
          return true;
        }
      }
      rest = info.remaining();
    }
    return true;
  }

  /// Evaluates one snippet.
  List<SnippetEvent> eval(String source, Origin origin) {
    sites.running(source, origin);
    List<SnippetEvent> events;
    execution.compiling().lock();
    try {
      events = shell.eval(source);
    } finally {
      execution.compiling().unlock();
    }
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null) {
        origins.put(event.snippet().id(), origin);
        sites.known(event.snippet(), origin);
      }
    }
    lostVariables = memory.evaluated(events);
    return events;
  }

  /// The live variables whose values the last evaluation lost, since it replaced something that
  /// they depend on.
  List<String> lostVariables() {
    return lostVariables;
  }

  /// Forgets a snippet and the value that it holds.
  void drop(Snippet snippet) {
    memory.clear(snippet);
    shell.drop(snippet);
  }

  /// Lets go of the object that a variable holds.
  void clear(Snippet variable) {
    memory.clear(variable);
  }

  /// Adds jars and folders to what cells see. The compiler starts afresh.
  void addToClassPath(List<Path> entries) {
    execution.compiling().lock();
    try {
      shell.addToClasspath(
          entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    } finally {
      execution.compiling().unlock();
    }
  }

  /// Starts the compiler afresh: after some errors it repeats them for every later cell.
  void heal() {
    // The one public thing that makes JShell do so. Nothing is there.
    shell.addToClasspath(SnippetClasses.NOWHERE);
  }

  private void forget(Snippet snippet) {
    switch (snippet.kind()) {
      case EXPRESSION, STATEMENT, ERRONEOUS -> origins.remove(snippet.id());
      case VAR, METHOD, TYPE_DECL, IMPORT -> {}
    }
  }

  /// The cell and line that run now.
  @Nullable String siteHere() {
    return sites.here();
  }

  @Nullable Origin origin(String snippetId) {
    return origins.get(snippetId);
  }

  JShell shell() {
    return shell;
  }

  SourceCodeAnalysis analysis() {
    return analysis;
  }

  /// A place in a cell.
  record Place(Origin origin, int line) {
    int cell() {
      return origin.cell();
    }

    /// The line as the learner wrote it, or nothing for a line beyond the cell.
    String sourceLine() {
      return origin.cellSource().lines().skip(Math.max(0, line - 1)).findFirst().orElse("");
    }
  }

  /// Translates lines of loaded snippet classes to cells' lines; null where a class is not a
  /// snippet's.
  ///
  /// JShell does so for the frames of an exception, through its public API: a throw-away snippet
  /// "throws" them.
  List<@Nullable Place> places(List<StackTraceElement> frames) {
    List<@Nullable Place> places = new ArrayList<>();
    if (frames.isEmpty()) {
      return places;
    }
    execution.translateNext(frames.toArray(new StackTraceElement[0]));
    List<SnippetEvent> events = shell.eval("{}");
    memory.evaluated(events);
    for (SnippetEvent event : events) {
      JShellException exception = event.exception();
      if (exception instanceof EvalException) {
        for (StackTraceElement element : exception.getStackTrace()) {
          places.add(place(element));
        }
      }
    }
    while (places.size() < frames.size()) {
      places.add(null);
    }
    return places;
  }

  /// The place of a frame that JShell translated (`#id` as its file), or null for any other frame.
  @Nullable Place place(StackTraceElement translated) {
    String file = translated.getFileName();
    Origin origin = file != null && file.startsWith("#") ? origins.get(file.substring(1)) : null;
    return origin == null
        ? sites.place(translated)
        : new Place(origin, origin.line() + translated.getLineNumber() - 1);
  }

  /// The place of a frame as the VM has it, or null where it is of no cell that is known. Any
  /// thread may ask.
  @Nullable Place placeOfLoaded(StackTraceElement frame) {
    Place known = sites.known(frame);
    if (known != null || !frame.getClassName().startsWith("REPL.")) {
      return known;
    }
    // A class of the snippet that still runs.
    try {
      if (execution.compiling().tryLock(200, TimeUnit.MILLISECONDS)) {
        try {
          return sites.place(frame);
        } finally {
          execution.compiling().unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  @Override
  public void close() {
    shell.close();
  }
}
