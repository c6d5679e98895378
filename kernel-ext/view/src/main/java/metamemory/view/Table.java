package metamemory.view;

import java.util.List;
import java.util.stream.IntStream;

/// Rows of words: what a picture says, for those who read rather than see.
///
/// @param header the columns' names
/// @param numbers which columns hold numbers and are set to the right
/// @param rows each with a word per column
record Table(List<String> header, List<Boolean> numbers, List<List<String>> rows) {
  static final Table NONE = new Table(List.of(), List.of(), List.of());

  /// A table without the columns that have nothing in any row.
  Table withoutEmptyColumns() {
    List<Integer> kept =
        IntStream.range(0, header.size())
            .filter(column -> rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
            .boxed()
            .toList();
    return new Table(
        kept.stream().map(header::get).toList(),
        kept.stream().map(numbers::get).toList(),
        rows.stream().map(row -> kept.stream().map(row::get).toList()).toList());
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /// In columns of spaces, two between each.
  String text() {
    StringBuilder text = new StringBuilder();
    line(text, header);
    rows.forEach(row -> line(text, row));
    return text.toString();
  }

  private void line(StringBuilder text, List<String> words) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < words.size(); column++) {
      String word = words.get(column);
      String space = " ".repeat(width(column) - word.codePointCount(0, word.length()));
      line.append(column == 0 ? "" : "  ");
      line.append(numbers.get(column) ? space + word : word + space);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private int width(int column) {
    int width = header.get(column).length();
    for (List<String> row : rows) {
      String word = row.get(column);
      width = Math.max(width, word.codePointCount(0, word.length()));
    }
    return width;
  }

  void html(Markup markup) {
    markup.open("table").open("tr");
    header.forEach(name -> markup.leaf("th", name));
    markup.close("tr").line();
    for (List<String> row : rows) {
      markup.open("tr");
      row.forEach(word -> markup.leaf("td", word));
      markup.close("tr").line();
    }
    markup.close("table");
  }
}
