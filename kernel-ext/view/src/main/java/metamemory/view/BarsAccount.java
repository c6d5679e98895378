package metamemory.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Bars in words.
final class BarsAccount {
  private static final int WIDTH = 40;

  private BarsAccount() {}

  static Account of(BarsPicture picture) {
    List<String> facts = new ArrayList<>();
    long outer = picture.bars().stream().filter(bar -> bar.depth() == 0).count();
    facts.add(Words.count(outer, "bar", "bars"));
    long sum =
        picture.bars().stream()
            .filter(bar -> bar.depth() == 0)
            .mapToLong(BarsPicture.Bar::amount)
            .sum();
    facts.add("together " + amount(picture, sum));
    if (picture.bars().size() > BarsPicture.MOST_BARS) {
      facts.add("the first " + BarsPicture.MOST_BARS + " of " + picture.bars().size() + " lines");
    }
    return new Account(
        Words.clean(picture.title(), 80),
        facts,
        List.of(),
        body(picture),
        Table.NONE,
        Words.sentence(
            shown(picture).stream().limit(12).map(bar -> sentence(picture, bar)).toList()));
  }

  /// The bars as a table, for the page: the text form is a list of them already.
  static Table table(BarsPicture picture) {
    return new Table(
            List.of("bar", "amount", "", "part of"),
            List.of(false, true, false, false),
            IntStream.range(0, shown(picture).size()).mapToObj(i -> row(picture, i)).toList())
        .withoutEmptyColumns();
  }

  private static List<String> row(BarsPicture picture, int index) {
    BarsPicture.Bar bar = picture.bars().get(index);
    return List.of(label(bar), amount(picture, bar.amount()), note(bar), around(picture, index));
  }

  /// The bar that another one is indented below.
  private static String around(BarsPicture picture, int index) {
    for (int i = index - 1; i >= 0; i--) {
      if (picture.bars().get(i).depth() < picture.bars().get(index).depth()) {
        return label(picture.bars().get(i));
      }
    }
    return "";
  }

  static List<BarsPicture.Bar> shown(BarsPicture picture) {
    return picture.bars().stream().limit(BarsPicture.MOST_BARS).toList();
  }

  static String amount(BarsPicture picture, long amount) {
    String unit = Words.clean(picture.unit(), 20);
    return unit.equals("B") ? Words.bytes(amount) : (Words.number(amount) + " " + unit).strip();
  }

  static String label(BarsPicture.Bar bar) {
    return Words.clean(bar.label(), 80);
  }

  static String note(BarsPicture.Bar bar) {
    return Words.clean(bar.note(), 60);
  }

  static String sentence(BarsPicture picture, BarsPicture.Bar bar) {
    String note = note(bar).isEmpty() ? "" : ", " + note(bar);
    return label(bar) + ": " + amount(picture, bar.amount()) + note;
  }

  private static String body(BarsPicture picture) {
    List<BarsPicture.Bar> bars = shown(picture);
    long most = Math.max(1, bars.stream().mapToLong(BarsPicture.Bar::amount).max().orElse(1));
    int width =
        bars.stream()
            .mapToInt(bar -> indented(bar).codePointCount(0, indented(bar).length()))
            .max()
            .orElse(0);
    StringBuilder text = new StringBuilder();
    for (BarsPicture.Bar bar : bars) {
      String name = indented(bar);
      text.append(name).append(" ".repeat(width - name.codePointCount(0, name.length()) + 2));
      text.append("█".repeat((int) Math.round((double) WIDTH * bar.amount() / most)));
      text.append(bar.amount() == 0 ? "" : " ").append(amount(picture, bar.amount()));
      text.append(note(bar).isEmpty() ? "" : " · " + note(bar)).append('\n');
    }
    return text.toString();
  }

  private static String indented(BarsPicture.Bar bar) {
    return "  ".repeat(Math.clamp(bar.depth(), 0, 12)) + label(bar);
  }
}
