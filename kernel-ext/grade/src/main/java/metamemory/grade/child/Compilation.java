package metamemory.grade.child;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import metamemory.grade.wire.Code;
import metamemory.grade.wire.Frame;
import org.jspecify.annotations.Nullable;

/// An answer after the compiler saw it. Nothing is written to a disk.
sealed interface Compilation {
  /// The compiler recurses through expressions: a long sum of constants needs more stack than a
  /// learner's code is given.
  long STACK_BYTES = 16 << 20;

  /// It compiles.
  ///
  /// @param classes class files by binary name
  record Compiled(Map<String, byte[]> classes) implements Compilation {}

  /// It does not.
  ///
  /// @param problems the errors
  record Failed(List<Frame.Diagnosis> problems) implements Compilation {}

  /// The compiler itself failed.
  ///
  /// @param error what it died of
  record GaveUp(String error) implements Compilation {}

  /// An import of all that a package or a class has.
  Pattern STAR_IMPORT = Pattern.compile("\\s*import\\s.*\\*\\s*;\\s*");

  /// What a cell may call without an import; a display is a print here, since a check has no
  /// notebook to draw into.
  String STATICS =
      """
      package notebook;
      public final class Statics {
        private Statics() {}
        public static void display(Object shown) { System.out.println(shown); }
      }
      """;

  /// Compiles an answer. An import on demand of what is not here, a drawing package say, is left
  /// out: whatever the answer does need of it shows as an error where it is used.
  ///
  /// @param files the compiler's files, which stay open
  static Compilation of(
      StandardJavaFileManager files, String className, String source, String classPath) {
    Compilation first = compile(files, className, source, classPath);
    if (!(first instanceof Failed(var problems))) {
      return first;
    }
    String[] lines = source.split("\n", -1);
    boolean changed = false;
    for (Frame.Diagnosis problem : problems) {
      int line = problem.line() - 1;
      if (line >= 0 && STAR_IMPORT.matcher(lines[line]).matches()) {
        lines[line] = "";
        changed = true;
      }
    }
    return changed ? compile(files, className, String.join("\n", lines), classPath) : first;
  }

  /// What a compiler reads the JDK and the library through: its second use finds them open.
  static StandardJavaFileManager files() {
    return ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, Locale.ENGLISH, null);
  }

  private static Compilation compile(
      StandardJavaFileManager files, String className, String source, String classPath) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StringWriter words = new StringWriter();
    Classes classes = new Classes(files);
    try {
      List<String> options =
          List.of(
              "-proc:none", "-implicit:none", "-Xlint:none", "-g", "-parameters", "-cp", classPath);
      List<Source> sources =
          List.of(new Source(className, source), new Source("notebook.Statics", STATICS));
      if (compiler.getTask(words, classes, diagnostics, options, null, sources).call()) {
        return new Compiled(classes.written());
      }
    } catch (OutOfMemoryError | StackOverflowError e) {
      return gaveUp(e.toString());
    }
    List<Frame.Diagnosis> problems = problems(diagnostics.getDiagnostics(), source);
    return problems.isEmpty() ? gaveUp(words.toString()) : new Failed(problems);
  }

  /// The compiler reports no error when it fails itself, but prints a page on it.
  private static GaveUp gaveUp(String words) {
    return new GaveUp(
        words
            .lines()
            .filter(line -> line.startsWith("java.lang."))
            .findFirst()
            .orElse("no reason given"));
  }

  /// What is to be told or run of this.
  ///
  /// @param isTrusted whether the answer may name whatever the JDK has
  default Code code(boolean isTrusted) {
    return switch (this) {
      case Failed(var problems) -> new Code.Refused(problems);
      case GaveUp(String error) ->
          new Code.Refused(
              List.of(
                  new Frame.Diagnosis(
                      0,
                      0,
                      "the compiler itself gave up ("
                          + error
                          + "): look for huge constants and very deep nesting")));
      case Compiled(var classes) -> {
        List<Frame.Diagnosis> beyond = isTrusted ? List.of() : Reach.beyond(classes);
        yield beyond.isEmpty() ? new Code.Classes(classes) : new Code.Refused(beyond);
      }
    };
  }

  private static List<Frame.Diagnosis> problems(
      List<Diagnostic<? extends JavaFileObject>> diagnostics, String source) {
    return diagnostics.stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .map(each -> problem(each, source))
        .toList();
  }

  /// The compiler's own column counts a tab as up to eight; a caret is to stand under a character.
  private static Frame.Diagnosis problem(
      Diagnostic<? extends JavaFileObject> diagnostic, String source) {
    String message = diagnostic.getMessage(Locale.ENGLISH);
    if (diagnostic.getPosition() == Diagnostic.NOPOS) {
      return new Frame.Diagnosis(0, 0, message);
    }
    int position = (int) Math.min(diagnostic.getPosition(), source.length());
    int lineStart = source.lastIndexOf('\n', position - 1) + 1;
    return new Frame.Diagnosis((int) diagnostic.getLineNumber(), position - lineStart + 1, message);
  }

  /// Source that is in memory.
  final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(
          URI.create("answer:///" + className.replace('.', '/') + Kind.SOURCE.extension),
          Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /// Keeps the class files in memory.
  final class Classes extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> files = new HashMap<>();

    Classes(JavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location,
        String className,
        JavaFileObject.Kind kind,
        @Nullable FileObject sibling) {
      return new SimpleJavaFileObject(
          URI.create("answer:///" + className.replace('.', '/') + kind.extension), kind) {
        @Override
        public OutputStream openOutputStream() {
          return files.computeIfAbsent(className, _ -> new ByteArrayOutputStream());
        }
      };
    }

    Map<String, byte[]> written() {
      Map<String, byte[]> classes = new TreeMap<>();
      files.forEach((name, file) -> classes.put(name, file.toByteArray()));
      return classes;
    }
  }
}
