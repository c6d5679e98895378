package metamemory.view;

/// Draws all signs in columns.
final class LegendSvg {
  private static final double ROW = 26;
  private static final double COLUMN = ArenaSvg.CONTENT / 3;
  private static final int COLUMNS = 3;

  private LegendSvg() {}

  static Drawing draw() {
    Account account = LegendAccount.of();
    Canvas canvas = new Canvas(ArenaSvg.WIDTH);
    double top = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT) + 6;
    Legend.Sign[] signs = Legend.Sign.values();
    int rows = -Math.floorDiv(-signs.length, COLUMNS);
    for (int i = 0; i < signs.length; i++) {
      int column = i / rows;
      double x = ArenaSvg.LEFT + COLUMN * column;
      Legend.entry(canvas, signs[i], signs[i].meaning(false), x, top + ROW * (i % rows));
    }
    return Drawing.of(canvas, top + ROW * rows + 6, account);
  }
}
