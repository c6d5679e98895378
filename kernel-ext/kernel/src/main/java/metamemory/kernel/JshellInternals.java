package metamemory.kernel;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import org.jspecify.annotations.Nullable;

/// What JShell has no public method for: forgetting a snippet that is over.
///
/// The kernel's command opens the package to us (`--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED`).
/// Where it is not open, or another JDK has other fields, nothing is forgotten and all else works.
final class JshellInternals {
  private static final Logger LOG = Logger.getLogger(JshellInternals.class.getName());

  private final JShell shell;
  private final @Nullable Tables tables;

  /// @param snippets all snippets ever, in order
  /// @param byKey the snippet of each key
  /// @param outers the wrapped source of each class
  /// @param tracked what is loaded of each class
  /// @param compiled the class files, which each compilation lists
  private record Tables(
      Collection<?> snippets,
      List<@Nullable Object> byKey,
      Map<?, ?> outers,
      Map<?, ?> tracked,
      Map<?, ?> compiled) {}

  private JshellInternals(JShell shell, @Nullable Tables tables) {
    this.shell = shell;
    this.tables = tables;
  }

  static JshellInternals of(JShell shell) {
    return new JshellInternals(shell, tables(shell));
  }

  boolean areOpen() {
    return tables != null;
  }

  private static @Nullable Tables tables(JShell shell) {
    if (!JShell.class.getModule().isOpen("jdk.jshell", JshellInternals.class.getModule())) {
      return null;
    }
    try {
      Object maps = field(shell, "maps");
      @SuppressWarnings("unchecked") // a list of snippets and nulls
      List<@Nullable Object> byKey = (List<@Nullable Object>) field(maps, "keyIndexToSnippet");
      return new Tables(
          (Collection<?>) field(maps, "snippets"),
          byKey,
          (Map<?, ?>) field(field(shell, "outerMap"), "classOuters"),
          (Map<?, ?>) field(field(shell, "classTracker"), "map"),
          (Map<?, ?>) field(field(field(shell, "taskFactory"), "fileManager"), "classObjects"));
    } catch (ReflectiveOperationException | ClassCastException e) {
      LOG.log(Level.FINE, "this JDK's JShell keeps all snippets", e);
      return null;
    }
  }

  private static Object field(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }

  /// Adds a folder to those in which documentation is looked for: JShell itself knows only the
  /// JDK's.
  static void addSources(SourceCodeAnalysis analysis, Path folder) {
    if (!JShell.class.getModule().isOpen("jdk.jshell", JshellInternals.class.getModule())) {
      return;
    }
    try {
      Method find = analysis.getClass().getDeclaredMethod("findSources");
      find.setAccessible(true);
      List<Object> sources = new ArrayList<>((List<?>) find.invoke(analysis));
      sources.add(folder);
      Field known = analysis.getClass().getDeclaredField("availableSources");
      known.setAccessible(true);
      known.set(analysis, sources);
    } catch (ReflectiveOperationException | ClassCastException e) {
      LOG.log(Level.FINE, "this JDK's JShell documents only the JDK", e);
    }
  }

  /// Forgets a snippet that is over.
  void forget(Snippet snippet, SnippetClasses classes) {
    if (shell.status(snippet).isActive()) {
      shell.drop(snippet);
    }
    if (tables == null) {
      return;
    }
    tables.snippets().remove(snippet);
    forgetKey(snippet, tables.byKey());
    String className = hasClass(snippet) ? className(snippet) : null;
    if (className != null && !isInUse(className)) {
      tables.outers().remove(className);
      tables.tracked().keySet().removeIf(name -> isWithin(name, className));
      tables.compiled().keySet().removeIf(name -> isWithin(name, className));
      classes.forget(className);
    }
  }

  /// A snippet's id is its key's index, which a newer snippet of the same key may have taken over.
  private static void forgetKey(Snippet snippet, List<@Nullable Object> byKey) {
    if (snippet.id().matches("\\d{1,9}")) {
      int index = Integer.parseInt(snippet.id());
      if (index < byKey.size() && snippet.equals(byKey.get(index))) {
        byKey.set(index, null);
      }
    }
  }

  /// Whether an active snippet has this class. A cell that is run again unchanged keeps its class
  /// under a new snippet.
  boolean isInUse(String className) {
    return shell
        .snippets()
        .filter(s -> hasClass(s) && shell.status(s).isActive())
        .anyMatch(s -> className.equals(className(s)));
  }

  private static boolean hasClass(Snippet snippet) {
    return snippet.kind() != Snippet.Kind.IMPORT && snippet.kind() != Snippet.Kind.ERRONEOUS;
  }

  private String className(Snippet snippet) {
    return shell.sourceCodeAnalysis().wrapper(snippet).fullClassName();
  }

  private static boolean isWithin(@Nullable Object name, String outer) {
    return name instanceof String text && SnippetClasses.isWithin(text, outer);
  }
}
