package metamemory.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/// Gives back what JShell keeps of snippets that are over: it never forgets one by itself, each
/// later compilation looks at all of them, and replaced variables keep their values.
///
/// A statement is kept for a while after it ran, so that an exception in a lambda of it still finds
/// its line.
final class SnippetMemory {
  /// How many snippets that are over are kept.
  private static final int MOST_OVER = 50;

  private final JShell shell;
  private final SnippetClasses classes;
  private final JshellInternals internals;
  private final Map<String, Variable> variables = new HashMap<>();
  private final ArrayDeque<Snippet> over = new ArrayDeque<>();
  private final Consumer<Snippet> forgotten;

  /// A variable and the class that holds it now.
  private record Variable(String name, String className) {}

  /// @param forgotten told of each snippet that is not known any more
  SnippetMemory(JShell shell, SnippetClasses classes, Consumer<Snippet> forgotten) {
    this.shell = shell;
    this.forgotten = forgotten;
    this.classes = classes;
    this.internals = JshellInternals.of(shell);
  }

  /// Takes note of what an evaluation did; the names of live variables whose values it lost because
  /// something they depend on was replaced.
  List<String> evaluated(List<SnippetEvent> events) {
    List<String> lost = new ArrayList<>();
    for (SnippetEvent event : events) {
      Snippet snippet = event.snippet();
      if (snippet instanceof VarSnippet variable) {
        boolean held = note(variable);
        if (held && event.causeSnippet() != null && isActive(variable)) {
          lost.add(variable.name());
        }
      }
      if (isOver(snippet)) {
        over.add(snippet);
      }
    }
    while (over.size() > MOST_OVER) {
      Snippet oldest = over.removeFirst();
      internals.forget(oldest, classes);
      forgotten.accept(oldest);
    }
    return lost;
  }

  /// Notes which class holds a variable, and lets go of what an earlier class held; whether that
  /// was an object.
  private boolean note(VarSnippet variable) {
    String className = shell.sourceCodeAnalysis().wrapper(variable).fullClassName();
    if (!isActive(variable)) {
      if (!internals.isInUse(className)) {
        classes.clear(className, variable.name());
      }
      return false;
    }
    Variable before = variables.put(variable.id(), new Variable(variable.name(), className));
    if (before == null || (before.className().equals(className) && isDefined(variable))) {
      return false;
    }
    boolean held = classes.value(before.className(), before.name()) != null;
    classes.clear(before.className(), before.name());
    return held;
  }

  private boolean isOver(Snippet snippet) {
    return switch (snippet.kind()) {
      case EXPRESSION, STATEMENT, ERRONEOUS -> true;
      case VAR -> snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND || !isActive(snippet);
      case METHOD, TYPE_DECL, IMPORT -> !isActive(snippet);
    };
  }

  /// A `var` cannot be compiled again when its type was replaced, though it stays active.
  private boolean isDefined(Snippet snippet) {
    return switch (shell.status(snippet)) {
      case VALID, RECOVERABLE_DEFINED -> true;
      case RECOVERABLE_NOT_DEFINED, OVERWRITTEN, DROPPED, REJECTED, NONEXISTENT -> false;
    };
  }

  private boolean isActive(Snippet snippet) {
    return shell.status(snippet).isActive();
  }

  /// Lets go of the object that a variable holds.
  void clear(Snippet variable) {
    Variable known = variables.get(variable.id());
    if (known != null) {
      classes.clear(known.className(), known.name());
    }
  }
}
