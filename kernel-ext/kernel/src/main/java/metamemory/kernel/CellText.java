package metamemory.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A cell cut into stretches of Java and magic lines, in order.
///
/// A line that begins with `%name` is a magic unless the Java before it is unfinished: there it may
/// be a line of a text block or the second operand of a remainder.
final class CellText {
  private static final Pattern LINE_MAGIC = Pattern.compile("%([A-Za-z]\\w*)(?:[ \\t]+(.*))?");
  private static final Pattern CELL_MAGIC = Pattern.compile("%%([A-Za-z]\\w*)(?:[ \\t]+(.*))?");

  /// A stretch of a cell.
  sealed interface Part {}

  /// Java code.
  ///
  /// @param source the code
  /// @param firstLine the line of the cell at which it begins, counted from 1
  record Java(String source, int firstLine) implements Part {}

  /// A magic on a line of its own.
  record LineMagic(String name, String arguments, int line) implements Part {}

  /// A magic that takes the rest of the cell.
  record CellMagic(String name, String arguments, String body, int line) implements Part {}

  /// Tells whether Java code could end here.
  interface Completeness {
    boolean isComplete(String source);
  }

  private CellText() {}

  static List<Part> parse(String cell, Completeness completeness) {
    List<Part> parts = new ArrayList<>();
    String[] lines = cell.split("\\R", -1);
    StringBuilder code = new StringBuilder();
    int codeLine = 1;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      Matcher cellMagic = CELL_MAGIC.matcher(line);
      if (code.toString().isBlank() && parts.isEmpty() && cellMagic.matches()) {
        String body = String.join("\n", List.of(lines).subList(i + 1, lines.length));
        return List.of(new CellMagic(cellMagic.group(1), orEmpty(cellMagic.group(2)), body, i + 1));
      }
      Matcher lineMagic = LINE_MAGIC.matcher(line);
      if (lineMagic.matches()
          && (code.toString().isBlank() || completeness.isComplete(code.toString()))) {
        addCode(parts, code, codeLine);
        parts.add(new LineMagic(lineMagic.group(1), orEmpty(lineMagic.group(2)), i + 1));
        codeLine = i + 2;
      } else {
        code.append(lines[i]).append('\n');
      }
    }
    addCode(parts, code, codeLine);
    return parts;
  }

  private static void addCode(List<Part> parts, StringBuilder code, int firstLine) {
    if (!code.toString().isBlank()) {
      parts.add(new Java(code.toString(), firstLine));
    }
    code.setLength(0);
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
