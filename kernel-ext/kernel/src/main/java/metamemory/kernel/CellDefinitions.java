package metamemory.kernel;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import metamemory.grade.Definition;
import metamemory.grade.Definitions;

/// What the cells of a notebook declare, read without running any of them: for a check from outside
/// a notebook.
public final class CellDefinitions implements AutoCloseable {
  /// What JShell calls the value of an expression that was not evaluated.
  private static final String UNNAMED = "$$";

  private final JShell shell = JShell.builder().executionEngine("local").build();
  private final SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();

  /// Reads cells in their order.
  ///
  /// @param cells the sources of the code cells
  /// @return the declarations; of two of one name the later counts
  public List<Definition> of(List<String> cells) {
    List<Definition> all = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      for (CellText.Part part : CellText.parse(cells.get(i), this::isComplete)) {
        switch (part) {
          case CellText.Java(String source, int line) -> add(source, i + 1, line, all);
          case CellText.CellMagic magic -> add(magic.body(), i + 1, magic.line() + 1, all);
          case CellText.LineMagic _ -> {}
        }
      }
    }
    return all;
  }

  private void add(String source, int cell, int firstLine, List<Definition> all) {
    String rest = source;
    while (!rest.isBlank()) {
      CompletionInfo next = analysis.analyzeCompletion(rest);
      String one = next.source();
      if (one == null || one.isBlank()) {
        // What does not parse: the compiler of the check will say so, with all that follows it.
        return;
      }
      String bare = one.replaceFirst("^(?:[ \\t]*\\R)+", "");
      int skipped = source.length() - rest.length() + one.length() - bare.length();
      int line =
          firstLine + (int) source.substring(0, skipped).chars().filter(c -> c == '\n').count();
      for (Snippet snippet : analysis.sourceToSnippets(bare.stripTrailing())) {
        Definitions.of(snippet, cell, line)
            .filter(each -> !each.name().equals(UNNAMED))
            .ifPresent(each -> replace(all, each));
      }
      rest = next.remaining();
    }
  }

  private static void replace(List<Definition> all, Definition definition) {
    all.removeIf(other ->
        definition.kind() != Definition.Kind.IMPORT
            && definition.kind() != Definition.Kind.METHOD
            && other.kind() == definition.kind()
            && other.name().equals(definition.name()));
    all.removeIf(other -> other.source().equals(definition.source()));
    all.add(definition);
  }

  private boolean isComplete(String source) {
    String rest = source;
    while (!rest.isBlank()) {
      CompletionInfo info = analysis.analyzeCompletion(rest);
      if (info.completeness() == SourceCodeAnalysis.Completeness.DEFINITELY_INCOMPLETE) {
        return false;
      }
      if (info.remaining() == null || info.remaining().length() >= rest.length()) {
        return true;
      }
      rest = info.remaining();
    }
    return true;
  }

  @Override
  public void close() {
    shell.close();
  }
}
