package metamemory.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;

/// Cuts a cell into its statements and declarations as JShell would, without running anything.
///
/// A line that begins with `%` or `!` where a statement may begin is a command of the kernel, and
/// left out.
final class Pieces {
  /// Beyond this a cell is taken as one piece, for the compiler in the child to make sense of.
  private static final int MOST_CHARS = 256 << 10;

  private static final int MOST_PIECES = 2000;

  /// Beyond this the parser, which recurses, may run out of stack, and says so at length.
  private static final int DEEPEST = 500;

  private static final Pattern COMMAND = Pattern.compile("\\s*(%%?[A-Za-z]\\w*(\\s.*)?|!.*)");
  private static final Set<SourceCodeAnalysis.Completeness> ENDS =
      Set.of(
          SourceCodeAnalysis.Completeness.COMPLETE,
          SourceCodeAnalysis.Completeness.COMPLETE_WITH_SEMI,
          SourceCodeAnalysis.Completeness.CONSIDERED_INCOMPLETE);

  private static final class Shell {
    // Never asked to evaluate anything.
    static final JShell ONLY = JShell.builder().executionEngine("local").build();
    static final SourceCodeAnalysis ANALYSIS = ONLY.sourceCodeAnalysis();
  }

  private Pieces() {}

  /// A statement or a declaration.
  ///
  /// @param source as it was written; with a semicolon, where only that was missing
  /// @param line where it begins, from 1
  /// @param isWhole whether it ends where it should; if not it is the rest of the cell
  record Piece(String source, int line, boolean isWhole) {}

  static List<Piece> of(String cell) {
    String[] lines = cell.split("\\R", -1);
    List<Piece> pieces = new ArrayList<>();
    StringBuilder code = new StringBuilder();
    int codeLine = 1;
    for (int i = 0; i < lines.length; i++) {
      if (COMMAND.matcher(lines[i]).matches() && (code.toString().isBlank() || ends(code))) {
        addPieces(code.toString(), codeLine, pieces);
        code.setLength(0);
        codeLine = i + 2;
      } else {
        code.append(lines[i]).append('\n');
      }
    }
    addPieces(code.toString(), codeLine, pieces);
    return pieces;
  }

  private static void addPieces(String code, int firstLine, List<Piece> pieces) {
    String rest = code;
    int line = firstLine;
    while (!rest.isBlank()) {
      int start = rest.length() - rest.stripLeading().length();
      line += lines(rest, start);
      rest = rest.substring(start);
      int length = pieces.size() < MOST_PIECES ? length(rest) : 0;
      if (length <= 0) {
        pieces.add(new Piece(rest, line, false));
        return;
      }
      pieces.add(new Piece(rest.substring(0, length), line, true));
      line += lines(rest, length);
      rest = rest.substring(length);
    }
  }

  /// Whether code could end here: else the next line may belong to a text block, or go on with a
  /// remainder.
  private static boolean ends(CharSequence code) {
    String rest = code.toString();
    while (!rest.isBlank()) {
      int length = length(rest.stripLeading());
      if (length <= 0) {
        return false;
      }
      rest = rest.stripLeading().substring(length);
    }
    return true;
  }

  /// How much of the text is its first statement, 0 if it does not end.
  private static int length(String text) {
    if (text.length() > MOST_CHARS || depth(text) > DEEPEST) {
      return 0;
    }
    try {
      synchronized (Shell.ANALYSIS) {
        SourceCodeAnalysis.CompletionInfo info = Shell.ANALYSIS.analyzeCompletion(text);
        return ENDS.contains(info.completeness()) ? text.length() - info.remaining().length() : 0;
      }
    } catch (RuntimeException | StackOverflowError | InternalError | AssertionError e) {
      // The parser recurses, and is not made for what malice can write.
      return 0;
    }
  }

  /// How deep brackets stand in each other, at most; those in texts and comments count too.
  private static int depth(String text) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '(', '[', '{' -> deepest = Math.max(deepest, ++depth);
        case ')', ']', '}' -> depth--;
        default -> {}
      }
    }
    return deepest;
  }

  private static int lines(String text, int end) {
    int lines = 0;
    for (int at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
      lines++;
    }
    return lines;
  }
}
