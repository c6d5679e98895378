package metamemory.view;

import java.util.List;

/// Draws a source with what each line created beside it.
final class AllocationsSvg {
  private static final double LEFT = 16;
  private static final double ROW = 24;
  private static final double FOLDED = 20;

  private final Account account;
  private final List<SourceRow> rows;
  private final AllocationsColumns columns;
  private final Canvas canvas;
  private final long most;

  private AllocationsSvg(AllocationsPicture picture) {
    this.account = Account.of(picture);
    this.rows = SourceRow.of(picture);
    this.columns = AllocationsColumns.of(picture, rows);
    this.canvas = new Canvas(Math.ceil(columns.width()));
    this.most = picture.lines().stream().mapToLong(AllocationsPicture.Line::bytes).max().orElse(0);
  }

  static Drawing draw(AllocationsPicture picture) {
    return new AllocationsSvg(picture).draw();
  }

  private Drawing draw() {
    double width = canvas.width() - 2 * LEFT;
    double y = Headline.draw(canvas, account.withNotes(List.of()), LEFT, width) + 18;
    headers(y);
    y += 10;
    for (SourceRow row : rows) {
      switch (row) {
        case SourceRow.Shown(AllocationsPicture.Line line, boolean heaviest) ->
            line(line, heaviest, y);
        case SourceRow.Folded(int first, int last) -> folded(first, last, y);
      }
      y += row instanceof SourceRow.Folded ? FOLDED : ROW;
    }
    for (String note : account.notes()) {
      y += 22;
      canvas.text(LEFT, y, Type.QUIET, note);
    }
    return Drawing.of(canvas, y + 12, account);
  }

  private void headers(double y) {
    canvas.text(columns.created(), y, Type.QUIET, "created on this line");
    canvas.text(columns.bytes(), y, Type.QUIET, "bytes");
    if (columns.inside() > 0) {
      canvas.text(columns.inside(), y, Type.QUIET.end(), AllocationsColumns.INSIDE);
    }
    if (columns.library() > 0) {
      canvas.text(columns.library(), y, Type.QUIET.end(), AllocationsColumns.LIBRARY);
    }
  }

  private void line(AllocationsPicture.Line line, boolean heaviest, double y) {
    boolean allocates = line.allocates();
    double base = y + 16;
    if (allocates) {
      String most = heaviest ? " (the most of all lines)" : "";
      canvas.row(y).group(AllocationsAccount.sentence(line) + most, true);
    }
    if (heaviest) {
      canvas.rect(new Box(8, y, canvas.width() - 16, ROW), 0, Ink.tint(Palette.NEW, 0.16));
      canvas.rect(new Box(8, y, 4, ROW), 0, Ink.solid(Palette.NEW));
    }
    Type number = heaviest ? Type.SMALL.strong() : Type.QUIET;
    canvas.text(
        AllocationsColumns.SOURCE - 14, base, number.end(), Integer.toString(line.number()));
    String source = Type.CODE.cut(AllocationsAccount.source(line, 200), columns.sourceWidth());
    if (!source.isBlank()) {
      canvas.text(AllocationsColumns.SOURCE, base, Type.CODE, source);
    }
    if (allocates) {
      amounts(line, y);
      canvas.endGroup();
    }
  }

  private void amounts(AllocationsPicture.Line line, double y) {
    double base = y + 16;
    if (!line.created().isEmpty()) {
      canvas.text(columns.created(), base, Type.PLAIN, created(line));
      double bar = Math.max(2, AllocationsColumns.LONGEST_BAR * line.bytes() / Math.max(1, most));
      canvas.rect(new Box(columns.bytes(), y + 6, bar, 12), Math.min(2, bar / 2), Ink.LIVE);
      canvas.text(columns.bytes() + bar + 6, base, Type.SMALL, Words.bytes(line.bytes()));
    }
    if (columns.inside() > 0 && line.insideCallBytes().orElse(0) > 0) {
      canvas.text(columns.inside(), base, Type.SMALL.end(), AllocationsAccount.inside(line));
    }
    if (line.libraryAllocations() > 0) {
      canvas.text(columns.library(), base, Type.SMALL.end(), AllocationsAccount.library(line));
    }
  }

  /// As many types as fit, and how many more there are.
  private String created(AllocationsPicture.Line line) {
    List<AllocationsPicture.Created> created = line.created();
    for (int shown = created.size(); shown > 0; shown--) {
      AllocationsPicture.Line part =
          new AllocationsPicture.Line(
              line.number(), "", created.subList(0, shown), 0, 0, line.insideCallBytes());
      String more = shown == created.size() ? "" : " + " + (created.size() - shown) + " more";
      String text = AllocationsAccount.created(part) + more;
      if (Type.PLAIN.width(text) <= columns.createdWidth()) {
        return text;
      }
    }
    return Type.PLAIN.cut(AllocationsAccount.created(line), columns.createdWidth());
  }

  private void folded(int first, int last, double y) {
    int count = last - first + 1;
    String text = "⋯ " + Words.count(count, "line", "lines");
    canvas.text(
        AllocationsColumns.SOURCE,
        y + 14,
        Type.QUIET,
        text + (first == last ? " (" + first : " (" + first + "–" + last) + ")");
  }
}
