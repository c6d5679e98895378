package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// Values by index in words.
final class RowsAccount {
  static final int TEXT_CHARS = 90;
  static final int KIND_CHARS = 30;

  private RowsAccount() {}

  static Account of(RowsPicture picture) {
    List<String> facts = new ArrayList<>();
    String noun = Words.clean(picture.noun(), 20);
    facts.add(Words.count(picture.size(), noun, noun + "s"));
    picture.facts().forEach(fact -> facts.add(Words.clean(fact, 80)));
    if (picture.rows().size() < picture.size()) {
      facts.add("the first " + picture.rows().size() + " are shown");
    }
    return new Account(
        Words.clean(picture.type(), ArenaAccount.LABEL_CHARS),
        facts,
        List.of(),
        "",
        table(picture),
        Words.sentence(picture.rows().stream().limit(12).map(RowsAccount::sentence).toList()));
  }

  private static Table table(RowsPicture picture) {
    return new Table(
            List.of("index", "kind", "value", "order"),
            List.of(true, false, false, false),
            picture.rows().stream()
                .map(row -> List.of(Words.number(row.index()), kind(row), text(row), closing(row)))
                .toList())
        .withoutEmptyColumns();
  }

  static String kind(RowsPicture.Row row) {
    return Words.clean(row.kind(), KIND_CHARS);
  }

  static String text(RowsPicture.Row row) {
    return Words.clean(row.text(), TEXT_CHARS);
  }

  static String sentence(RowsPicture.Row row) {
    return "index "
        + Words.number(row.index())
        + ": "
        + (kind(row) + " " + text(row)).strip()
        + (row.closing() == 0 ? "" : ", " + closing(row));
  }

  static String closing(RowsPicture.Row row) {
    return row.closing() == 0 ? "" : "closed as number " + Words.number(row.closing());
  }
}
