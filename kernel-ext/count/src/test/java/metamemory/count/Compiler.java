package metamemory.count;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Compiles a source text to class files in memory.
final class Compiler {
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  private Compiler() {}

  /// The class files by binary name. Throws with javac's words if there are errors.
  static Map<String, byte[]> compile(String className, String source, String... options) {
    Map<String, ByteArrayOutputStream> written = new HashMap<>();
    JavaFileManager files =
        new ForwardingJavaFileManager<JavaFileManager>(
            JAVAC.getStandardFileManager(null, null, null)) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
              @Override
              public OutputStream openOutputStream() {
                return written.computeIfAbsent(name, _ -> new ByteArrayOutputStream());
              }
            };
          }
        };
    StringBuilder complaints = new StringBuilder();
    boolean compiled =
        JAVAC
            .getTask(
                null,
                files,
                complaint -> complaints.append(complaint).append('\n'),
                List.of(options),
                null,
                List.of(source(className, source)))
            .call();
    if (!compiled) {
      throw new IllegalArgumentException(complaints + source);
    }
    Map<String, byte[]> classFiles = new HashMap<>();
    written.forEach((name, bytes) -> classFiles.put(name, bytes.toByteArray()));
    return classFiles;
  }

  /// The class file of the class alone.
  static byte[] compileOne(String className, String source, String... options) {
    return Objects.requireNonNull(compile(className, source, options).get(className), className);
  }

  private static JavaFileObject source(String className, String text) {
    return new SimpleJavaFileObject(
        URI.create("memory:///" + className.replace('.', '/') + ".java"),
        JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
