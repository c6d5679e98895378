package metamemory;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.net.URL;
import java.security.CodeSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where in the user's code a call came from: the nearest frame that is neither of this library nor
/// of the JDK.
final class Sites {
  private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);
  private static final @Nullable URL LIBRARY = location(Sites.class);

  private Sites() {}

  /// The caller's line, for example `Parser.node(Parser.java:12)`.
  static String caller() {
    return WALKER.walk(frames ->
        frames
            .filter(frame -> isUsers(frame.getDeclaringClass()))
            .findFirst()
            .map(Sites::describe)
            .orElse("an unknown place"));
  }

  private static boolean isUsers(Class<?> type) {
    boolean ofLibrary =
        Objects.equals(type.getClassLoader(), Sites.class.getClassLoader())
            && Objects.equals(String.valueOf(location(type)), String.valueOf(LIBRARY));
    return !ofLibrary && type.getModule() != Object.class.getModule();
  }

  private static @Nullable URL location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null ? null : source.getLocation();
  }

  private static String describe(StackFrame frame) {
    String type = frame.getDeclaringClass().getName();
    return type.substring(type.lastIndexOf('.') + 1)
        + "."
        + frame.getMethodName()
        + "("
        + frame.getFileName()
        + ":"
        + frame.getLineNumber()
        + ")";
  }
}
