package metamemory.grade;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A cell's pieces and what each declares: nothing but its text decides that, so what was found for
/// a text is kept for the next notebook that has the same. Most cells of a class's notebooks are
/// the lesson's own, and to parse them takes longer than to check most answers.
///
/// @param pieces the pieces, in their order
record ParsedCell(List<Declaring> pieces) {
  /// Texts that are kept, by their characters together.
  private static final int MOST_CHARS = 4 << 20;

  private static final Map<String, ParsedCell> KEPT = new LinkedHashMap<>(256, 0.75f, true);
  private static int keptChars;

  /// A piece.
  ///
  /// @param piece its text
  /// @param declared what it declares, as of cell 1
  record Declaring(Pieces.Piece piece, List<Declarations.Declared> declared) {
    /// What it declares in a cell.
    List<Declarations.Declared> in(int cell) {
      return declared.stream().map(each -> each.in(cell)).toList();
    }
  }

  static ParsedCell of(String source) {
    synchronized (KEPT) {
      ParsedCell kept = KEPT.get(source);
      if (kept != null) {
        return kept;
      }
    }
    ParsedCell parsed =
        new ParsedCell(
            Pieces.of(source).stream()
                .map(piece ->
                    new Declaring(piece, piece.isWhole() ? Declarations.of(piece, 1) : List.of()))
                .toList());
    keep(source, parsed);
    return parsed;
  }

  private static void keep(String source, ParsedCell parsed) {
    if (source.length() > MOST_CHARS / 8) {
      return;
    }
    synchronized (KEPT) {
      if (KEPT.put(source, parsed) == null) {
        keptChars += source.length();
      }
      var eldest = KEPT.entrySet().iterator();
      while (keptChars > MOST_CHARS && eldest.hasNext()) {
        keptChars -= eldest.next().getKey().length();
        eldest.remove();
      }
    }
  }
}
