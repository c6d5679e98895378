package metamemory.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;
import metamemory.kernel.SnippetEngine.Origin;
import metamemory.kernel.SnippetEngine.Place;
import org.jspecify.annotations.Nullable;

/// Says what was wrong in a cell, in terms of the cell: its number, line and column, the source
/// line, a caret.
final class ErrorReport {
  private static final String RED = "\u001b[31m";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  /// A stack deeper than this is cut in the middle: a stack overflow has a thousand equal frames.
  private static final int MOST_FRAMES = 20;

  /// A column beyond this is shown with what is around it, not with its whole line.
  private static final int WIDEST = 120;

  private ErrorReport() {}

  /// The compiler refused a snippet.
  static CellResult.Failed compilation(
      Snippet snippet, Origin origin, List<Diag> diagnostics, @Nullable String hint) {
    List<String> lines = new ArrayList<>();
    List<Diag> errors = diagnostics.stream().filter(Diag::isError).toList();
    for (Diag error : errors.isEmpty() ? diagnostics : errors) {
      lines.addAll(diagnostic(snippet.source(), origin, error));
    }
    if (hint != null) {
      lines.add(hint);
    }
    String message =
        errors.isEmpty()
            ? "the cell does not compile"
            : firstLine(errors.getFirst().getMessage(Locale.ENGLISH));
    return new CellResult.Failed("CompilationException", message, lines);
  }

  private static List<String> diagnostic(String snippetSource, Origin origin, Diag error) {
    int position =
        Math.clamp(
            error.getStartPosition() == Diag.NOPOS ? error.getPosition() : error.getStartPosition(),
            0,
            snippetSource.length());
    String before = snippetSource.substring(0, position);
    int lineInSnippet = (int) before.chars().filter(c -> c == '\n').count();
    int columnInLine = position - (before.lastIndexOf('\n') + 1);
    int line = origin.line() + lineInSnippet;
    int column = columnInLine + (lineInSnippet == 0 ? origin.column() : 0);
    int length = (int) Math.max(1, error.getEndPosition() - error.getStartPosition());
    List<String> lines = new ArrayList<>();
    lines.add(
        BOLD
            + "Cell "
            + origin.cell()
            + ", line "
            + line
            + ", column "
            + (column + 1)
            + ":"
            + PLAIN);
    lines.addAll(sourceLine(origin.cellSource(), line, column, length));
    String message = LearnersWords.of(error.getMessage(Locale.ENGLISH));
    for (String text : message.lines().toList()) {
      // Where there is no class of the learner's, the compiler names one of JShell's.
      if (!text.strip().equals("location: class")) {
        lines.add(RED + text + PLAIN);
      }
    }
    return lines;
  }

  /// The line as the learner wrote it, and a caret under the fault.
  private static List<String> sourceLine(String cellSource, int line, int column, int length) {
    List<String> source = cellSource.lines().toList();
    if (line < 1 || line > source.size()) {
      return List.of();
    }
    String whole = source.get(line - 1);
    int cut = Math.min(column, whole.length()) > WIDEST ? column - WIDEST / 2 : 0;
    String text = whole.substring(cut, Math.min(whole.length(), cut + 2 * WIDEST));
    int from = Math.min(column - cut, text.length());
    int width = Math.clamp(length, 1, Math.max(1, text.length() - from));
    String indent = text.substring(0, from).replaceAll("[^\\t]", " ");
    String before = cut > 0 ? "…" : "";
    String after = cut + text.length() < whole.length() ? "…" : "";
    return List.of(
        "  " + before + text + after,
        "  " + " ".repeat(before.length()) + indent + RED + "^".repeat(width) + PLAIN);
  }

  /// A snippet threw.
  static CellResult.Failed exception(
      JShellException exception, @Nullable Throwable thrown, SnippetEngine engine) {
    if (exception instanceof UnresolvedReferenceException unresolved) {
      return unresolved(unresolved, engine);
    }
    EvalException eval = (EvalException) exception;
    List<String> lines = new ArrayList<>();
    @Nullable Throwable real = thrown;
    @Nullable JShellException link = eval;
    String prefix = "";
    while (link != null) {
      lines.add(prefix + headline(link, real));
      lines.addAll(frames(link.getStackTrace(), engine::place));
      link = link.getCause() instanceof JShellException cause ? cause : null;
      real = real == null ? null : real.getCause();
      prefix = "Caused by ";
    }
    if (thrown != null) {
      for (Throwable suppressed : thrown.getSuppressed()) {
        lines.add("Suppressed " + headline(suppressed));
        lines.addAll(frames(suppressed.getStackTrace(), engine::place));
      }
    }
    String message = eval.getMessage();
    return new CellResult.Failed(
        LearnersWords.of(eval.getExceptionClassName()),
        message == null ? "" : LearnersWords.of(message),
        lines);
  }

  private static String headline(JShellException link, @Nullable Throwable real) {
    String name =
        link instanceof EvalException eval
            ? eval.getExceptionClassName()
            : link.getClass().getName();
    return headline(real == null ? name : real.getClass().getTypeName(), link.getMessage());
  }

  private static String headline(Throwable thrown) {
    return headline(thrown.getClass().getTypeName(), thrown.getMessage());
  }

  private static String headline(String className, @Nullable String message) {
    return RED
        + BOLD
        + cleanName(className)
        + PLAIN
        + (message == null ? "" : RED + ": " + LearnersWords.of(message) + PLAIN);
  }

  /// A thread that a cell started has ended with an exception.
  static List<String> uncaught(
      Thread thread, Throwable thrown, Function<StackTraceElement, @Nullable Place> places) {
    List<String> lines = new ArrayList<>();
    String prefix = "Exception in thread \"" + thread.getName() + "\" ";
    int causes = 0;
    for (Throwable link = thrown; link != null && causes++ < 10; link = link.getCause()) {
      lines.add(prefix + headline(link));
      lines.addAll(frames(link.getStackTrace(), places));
      prefix = "Caused by ";
    }
    return lines;
  }

  private static CellResult.Failed unresolved(
      UnresolvedReferenceException exception, SnippetEngine engine) {
    DeclarationSnippet snippet = exception.getSnippet();
    String missing =
        engine.shell().unresolvedDependencies(snippet).collect(Collectors.joining(", "));
    String message =
        "`"
            + snippet.name()
            + "` cannot be used yet: it needs "
            + missing
            + ", which is not defined";
    List<String> lines = new ArrayList<>(List.of(RED + message + PLAIN));
    lines.addAll(frames(exception.getStackTrace(), engine::place));
    return new CellResult.Failed("UnresolvedReferenceException", message, lines);
  }

  private static List<String> frames(
      StackTraceElement[] stack, Function<StackTraceElement, @Nullable Place> places) {
    List<String> frames = new ArrayList<>();
    boolean learners = false;
    for (StackTraceElement frame : belowOurs(stack)) {
      if (isOurs(frame)) {
        if (learners) {
          break;
        }
        continue;
      }
      learners = true;
      Place place = places.apply(frame);
      String told = place == null ? "    at " + frame : learnerFrame(frame, place);
      // JShell runs some statements through a second method of its own.
      boolean again =
          place != null
              && method(frame).isEmpty()
              && !frames.isEmpty()
              && frames.getLast().equals(told);
      if (!again && (place != null || !frame.getClassName().startsWith("REPL."))) {
        frames.add(told);
      }
    }
    return cutMiddle(frames);
  }

  /// Without what the counter was doing when it was hit, as by a full stack: it runs inside of the
  /// learner's methods.
  private static List<StackTraceElement> belowOurs(StackTraceElement[] stack) {
    int first = 0;
    for (int i = 0; i < stack.length && !stack[i].getClassName().startsWith("REPL."); i++) {
      if (stack[i].getClassName().startsWith("metamemory.count.")) {
        first = i + 1;
      }
    }
    return List.of(stack).subList(first, stack.length);
  }

  private static String learnerFrame(StackTraceElement frame, Place place) {
    String method = method(frame);
    String text = place.sourceLine().strip();
    return BOLD
        + "    at "
        + method
        + "(cell "
        + place.cell()
        + ", line "
        + place.line()
        + ")"
        + PLAIN
        + (text.isEmpty() ? "" : "   " + text);
  }

  private static String method(StackTraceElement frame) {
    String name = frame.getMethodName();
    if (name.isEmpty() || name.startsWith("do_it$")) {
      return "";
    }
    return name.startsWith("lambda$")
        ? "a lambda "
        : cleanName(frame.getClassName() + "." + name) + " ";
  }

  /// Names of JShell's wrapper classes mean nothing to a learner: `REPL.$JShell$12$Order` is
  /// `Order`.
  static String cleanName(String name) {
    return name.replaceAll("^(REPL\\.)?\\$JShell\\$\\d+[A-Z]*[.$]?", "")
        .replaceAll("^\\.", "")
        .replace('$', '.');
  }

  private static boolean isOurs(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.startsWith("metamemory.kernel.")
        || name.startsWith("jdk.internal.reflect.")
        || name.equals("java.lang.reflect.Method");
  }

  private static List<String> cutMiddle(List<String> frames) {
    if (frames.size() <= MOST_FRAMES) {
      return frames;
    }
    List<String> cut = new ArrayList<>(frames.subList(0, MOST_FRAMES / 2));
    cut.add("    … " + (frames.size() - MOST_FRAMES) + " more frames …");
    cut.addAll(frames.subList(frames.size() - MOST_FRAMES / 2, frames.size()));
    return cut;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
