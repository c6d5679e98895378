package metamemory.kernel;

import java.util.List;
import java.util.Optional;
import jdk.jshell.Diag;

/// JShell makes a cell's records public, and then Java wants their constructors to be public, too.
/// Everyone writes them without.
final class RecordConstructors {
  private static final String CODE = "compiler.err.invalid.canonical.constructor.in.record";
  private static final String PUBLIC = "public ";

  private RecordConstructors() {}

  /// The source with what JShell wants added, if that is all that is wrong at some place of it.
  static Optional<String> mended(String source, List<Diag> diagnostics) {
    return diagnostics.stream()
        .filter(diagnostic -> CODE.equals(diagnostic.getCode()))
        .map(diagnostic -> (int) diagnostic.getStartPosition())
        .filter(start -> start > 0 && start < source.length() && isWithoutModifier(source, start))
        .findFirst()
        .map(start -> source.substring(0, start) + PUBLIC + source.substring(start));
  }

  /// A name, and then a body or parameters.
  private static boolean isWithoutModifier(String source, int start) {
    int end = start;
    while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
      end++;
    }
    String after = source.substring(end).stripLeading();
    boolean alone = !source.substring(0, start).stripTrailing().endsWith("public");
    return end > start && alone && (after.startsWith("{") || after.startsWith("("));
  }
}
