package metamemory.kernel;

import java.util.List;
import java.util.Optional;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/// Evaluates what a learner writes behind a magic, beside the cell: nothing of it stays in the
/// session.
final class Evaluator {
  private final SnippetEngine engine;
  private final CellExecution execution;

  Evaluator(SnippetEngine engine, CellExecution execution) {
    this.engine = engine;
    this.execution = execution;
  }

  /// The class of a name, as a cell would know it.
  ///
  /// @param name for example `Order`, `int[]` or `java.util.HashMap`
  Optional<Class<?>> type(String name) {
    return isTypeName(name) ? value(name + ".class").map(Class.class::cast) : Optional.empty();
  }

  /// A generic type has no class of its own.
  private static boolean isTypeName(String name) {
    return name.matches("[\\p{L}_$][\\p{L}\\p{N}_$.]*(\\[])*");
  }

  /// The value of an expression; nothing where it does not compile, throws or is null.
  Optional<Object> value(String expression) {
    SnippetEngine.Origin nowhere = new SnippetEngine.Origin(0, 1, 0, expression);
    List<SnippetEvent> events = engine.eval(expression, nowhere);
    Object value = execution.takeResult();
    execution.takeThrown();
    boolean valid = true;
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null) {
        valid &= event.status() == Snippet.Status.VALID && event.exception() == null;
        if (event.snippet().subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
          engine.shell().drop(event.snippet());
        }
      }
    }
    return valid ? Optional.ofNullable(value) : Optional.empty();
  }

  /// The nearest known name of a class or variable.
  String suggestion(String name) {
    List<String> names =
        java.util.stream.Stream.of(
                engine.shell().types().map(type -> type.name()),
                engine.shell().variables().map(variable -> variable.name()),
                engine.shell().methods().map(method -> method.name()))
            .flatMap(all -> all)
            .toList();
    return NearestName.of(name, names).map(near -> "; did you mean " + near + "?").orElse("");
  }
}
