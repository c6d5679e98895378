package metamemory.kernel;

import java.util.HashMap;
import java.util.Map;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/// Translates lines of the class that JShell makes around a snippet to lines of the snippet.
///
/// A snippet's text is not simply a block within that class: the declaration of a variable is, and
/// its initial value follows some lines below. So each line is looked up by the positions in it
/// that lead to the snippet and back. The first line of an initial value leads nowhere; it is
/// reckoned from the line after it.
final class SnippetLines {
  private static final int NONE = 0;

  private final SnippetWrapper wrapper;
  private final String[] lines;
  private final Map<Integer, Integer> known = new HashMap<>();

  SnippetLines(SnippetWrapper wrapper) {
    this.wrapper = wrapper;
    this.lines = wrapper.wrapped().split("\\n", -1);
  }

  /// Translates a line.
  ///
  /// @param line a line of the class, from 1
  /// @return the line of the snippet, from 1
  int sourceLine(int line) {
    return known.computeIfAbsent(line, this::find);
  }

  private int find(int line) {
    for (int below = 0; below <= 1; below++) {
      int mapped = mapped(line + below);
      if (mapped != NONE) {
        return Math.max(1, mapped - below);
      }
    }
    for (int above = line - 1; above >= 1; above--) {
      int mapped = mapped(above);
      if (mapped != NONE) {
        return mapped;
      }
    }
    return 1;
  }

  private int mapped(int line) {
    if (line < 1 || line > lines.length) {
      return NONE;
    }
    int start = 0;
    for (int i = 0; i < line - 1; i++) {
      start += lines[i].length() + 1;
    }
    for (int at = start; at < start + lines[line - 1].length(); at++) {
      int source = wrapper.wrappedToSourcePosition(at);
      if (source >= 0
          && source < wrapper.source().length()
          && wrapper.sourceToWrappedPosition(source) == at) {
        return 1
            + (int) wrapper.source().substring(0, source).chars().filter(c -> c == '\n').count();
      }
    }
    return NONE;
  }
}
