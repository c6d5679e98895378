package metamemory.kernel;

import java.lang.StackWalker.StackFrame;
import java.util.LinkedHashMap;
import java.util.Map;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import metamemory.kernel.SnippetEngine.Origin;
import metamemory.kernel.SnippetEngine.Place;
import org.jspecify.annotations.Nullable;

/// Tells which line of which cell is running now: what the pictures say of a block.
///
/// JShell compiles a snippet within a class of its own, some lines below its beginning. That
/// distance is asked of JShell's public wrapper of the snippet, for the running one before it is
/// known under its class's name.
final class AllocationSites {
  /// Walking a stack takes about a microsecond, so a cell that asks for a million blocks is told
  /// its number only.
  private static final int MOST_WALKS = 10_000;

  private final SourceCodeAnalysis analysis;
  private final Map<String, Start> starts = new LastOnes();
  private @Nullable String runningSource;
  private @Nullable Origin runningOrigin;
  private int walks;

  /// Forgets the oldest beyond a bound: a learner may run a cell thousands of times.
  private static final class LastOnes extends LinkedHashMap<String, Start> {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 2_000;

    LastOnes() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Start> eldest) {
      return size() > MOST;
    }
  }

  /// A snippet that is compiled.
  ///
  /// @param origin its place in a cell
  /// @param lines translates lines of its class
  private record Start(Origin origin, SnippetLines lines) {
    /// The cell's line for one of the class.
    int cellLine(int classLine) {
      return origin.line() + lines.sourceLine(classLine) - 1;
    }
  }

  AllocationSites(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  /// A snippet is about to run.
  synchronized void running(String source, Origin origin) {
    if (runningOrigin == null || runningOrigin.cell() != origin.cell()) {
      walks = 0;
    }
    runningSource = source;
    runningOrigin = origin;
  }

  /// A snippet has run: from now on its class is known by name.
  synchronized void known(Snippet snippet, Origin origin) {
    SnippetWrapper wrapper = analysis.wrapper(snippet);
    starts.put(wrapper.fullClassName(), new Start(origin, new SnippetLines(wrapper)));
  }

  /// The cell and line nearest on the stack.
  ///
  /// @return for example `cell 4 line 2`, or null outside any cell
  synchronized @Nullable String here() {
    Origin running = runningOrigin;
    if (running == null) {
      return null;
    }
    if (++walks > MOST_WALKS) {
      return "cell " + running.cell();
    }
    return StackWalker.getInstance()
        .walk(frames -> frames.filter(f -> f.getClassName().startsWith("REPL.")).findFirst())
        .map(this::describe)
        .orElse("cell " + running.cell());
  }

  /// The place of a frame of a class that was known before, or null.
  synchronized @Nullable Place known(StackTraceElement frame) {
    return starts.containsKey(outer(frame.getClassName())) ? place(frame) : null;
  }

  private static String outer(String className) {
    int nested = className.indexOf('$', "REPL.$JShell$".length());
    return nested < 0 ? className : className.substring(0, nested);
  }

  /// The place of a frame of a snippet's class, or null for any other frame.
  synchronized @Nullable Place place(StackTraceElement frame) {
    Start start = frame.getClassName().startsWith("REPL.") ? start(frame.getClassName()) : null;
    int line = start == null ? 0 : start.cellLine(frame.getLineNumber());
    return start == null || line < 1 ? null : new Place(start.origin(), line);
  }

  private String describe(StackFrame frame) {
    Start start = start(frame.getClassName());
    int line = start == null ? 0 : start.cellLine(frame.getLineNumber());
    return start == null || line < 1
        ? "cell " + (runningOrigin == null ? "?" : runningOrigin.cell())
        : "cell " + start.origin().cell() + " line " + line;
  }

  private @Nullable Start start(String className) {
    String outer = outer(className);
    Start known = starts.get(outer);
    if (known == null && runningSource != null && runningOrigin != null) {
      Origin origin = runningOrigin;
      Start found =
          analysis.wrappers(runningSource).stream()
              .findFirst()
              .map(wrapper -> new Start(origin, new SnippetLines(wrapper)))
              .orElse(null);
      if (found == null) {
        return null;
      }
      starts.put(outer, found);
      return found;
    }
    return known;
  }
}
