package metamemory.view;

import java.util.List;

/// Draws values by index in two columns, each with its index beside it.
final class RowsSvg {
  private static final double ROW = 26;
  private static final double INDEX = 60;
  private static final double COLUMN = ArenaSvg.CONTENT / 2;
  private static final double BADGE = 32;

  private final Canvas canvas = new Canvas(ArenaSvg.WIDTH);
  private final RowsPicture picture;
  private final Kinds kinds;
  private final boolean wide;

  private RowsSvg(RowsPicture picture) {
    this.picture = picture;
    this.kinds = new Kinds(picture.rows().stream().map(RowsPicture.Row::kind).toList());
    this.wide =
        picture.rows().stream()
            .anyMatch(row -> Type.SMALL.width(words(row)) > COLUMN - INDEX - 12 - 14 - badge());
  }

  /// The room for badges, where there are any.
  private double badge() {
    return picture.rows().stream().anyMatch(row -> row.closing() > 0) ? BADGE + 6 : 0;
  }

  static Drawing draw(RowsPicture picture) {
    return new RowsSvg(picture).draw();
  }

  private Drawing draw() {
    Account account = RowsAccount.of(picture);
    double top = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT) + 4;
    List<RowsPicture.Row> rows = picture.rows();
    int perColumn = wide || rows.size() <= 8 ? rows.size() : (rows.size() + 1) / 2;
    for (int i = 0; i < rows.size(); i++) {
      double left = ArenaSvg.LEFT + (i < perColumn ? 0 : COLUMN);
      double y = top + ROW * (i % Math.max(1, perColumn));
      canvas.row(perColumn == rows.size() ? y : FocusWords.HEAD);
      row(rows.get(i), left, y);
    }
    return Drawing.of(canvas, top + ROW * perColumn + 8, account);
  }

  private void row(RowsPicture.Row row, double left, double y) {
    canvas.group(RowsAccount.sentence(row), true);
    canvas.text(left + INDEX - 8, y + 16, Type.SMALL.end(), Words.number(row.index()));
    Box box =
        new Box(left + INDEX, y, (wide ? 2 * COLUMN : COLUMN) - INDEX - 12 - badge(), ROW - 4);
    canvas.rect(box, 3, kinds.ink(row.kind()));
    Type type = Type.SMALL.in(kinds.text(row.kind()));
    canvas.text(box.x() + 8, y + 15.5, type, type.cut(words(row), box.width() - 14));
    if (row.closing() > 0) {
      closing(row, box);
    }
    canvas.endGroup();
  }

  /// When it will be closed, as a number in a badge behind it.
  private void closing(RowsPicture.Row row, Box box) {
    double left = box.x() + box.width() + 6;
    canvas.rect(new Box(left, box.y(), BADGE, box.height()), box.height() / 2, Ink.OUTLINE);
    canvas.text(left + BADGE / 2, box.y() + 15.5, Type.SMALL.middle(), Words.number(row.closing()));
  }

  /// The kind and the value; a record's value begins with its kind already.
  private static String words(RowsPicture.Row row) {
    String kind = RowsAccount.kind(row);
    String text = RowsAccount.text(row);
    return text.startsWith(kind) ? text : (kind + " " + text).strip();
  }
}
