package metamemory.cli.grading;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import metamemory.grade.Verdict;

/// Lines of comma-separated values, as RFC 4180 has them.
public final class CsvText {
  private CsvText() {}

  /// One line.
  ///
  /// @param values the cells; a text that a spreadsheet would take for a formula gets an apostrophe
  ///   before it
  /// @return the line with its end
  public static String line(List<String> values) {
    return values.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String value) {
    String safe = value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
    boolean isPlain = safe.chars().noneMatch(each -> ",\"\r\n".indexOf(each) >= 0);
    return isPlain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }

  /// A verdict as results have it.
  ///
  /// @param verdict the verdict
  /// @return a word in small letters
  public static String word(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }
}
