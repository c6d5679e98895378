package metamemory.kernel;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.VarSnippet;

/// The values of the session's variables. JShell itself tells only their texts; each lies in a
/// public static field of the class that it made for the variable.
final class Variables {
  private final SnippetEngine engine;
  private final CellExecution execution;

  Variables(SnippetEngine engine, CellExecution execution) {
    this.engine = engine;
    this.execution = execution;
  }

  /// The variables that hold an object or a number now, in the order of their declaration.
  Map<String, Object> all() {
    Map<String, Object> values = new LinkedHashMap<>();
    engine
        .shell()
        .variables()
        .forEach(
            variable -> value(variable).ifPresent(value -> values.put(variable.name(), value)));
    return values;
  }

  /// The value of a variable, if there is one and it is not null.
  Optional<Object> find(String name) {
    return engine
        .shell()
        .variables()
        .filter(variable -> variable.name().equals(name))
        .findFirst()
        .flatMap(this::value);
  }

  private Optional<Object> value(VarSnippet variable) {
    String className = engine.analysis().wrapper(variable).fullClassName();
    try {
      Field field = execution.find(className).getField(variable.name());
      field.setAccessible(true);
      return Optional.ofNullable(field.get(null));
    } catch (ReflectiveOperationException | LinkageError notYet) {
      return Optional.empty();
    }
  }
}
