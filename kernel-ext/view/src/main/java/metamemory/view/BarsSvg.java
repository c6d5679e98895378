package metamemory.view;

import java.util.List;

/// Draws bars under each other, all to one scale.
final class BarsSvg {
  private static final double ROW = 22;
  private static final double MOST_LABEL = 280;
  private static final double INDENT = 14;

  private final Canvas canvas = new Canvas(ArenaSvg.WIDTH);
  private final BarsPicture picture;
  private final List<BarsPicture.Bar> bars;
  private final double barLeft;
  private final double longest;
  private final long most;

  private BarsSvg(BarsPicture picture) {
    this.picture = picture;
    this.bars = BarsAccount.shown(picture);
    this.most = Math.max(1, bars.stream().mapToLong(BarsPicture.Bar::amount).max().orElse(1));
    double label =
        bars.stream()
            .mapToDouble(bar -> indent(bar) + Type.SMALL.width(BarsAccount.label(bar)))
            .max()
            .orElse(0);
    double behind = bars.stream().mapToDouble(bar -> Type.SMALL.width(behind(bar))).max().orElse(0);
    this.barLeft = ArenaSvg.LEFT + Math.min(MOST_LABEL, label) + 12;
    this.longest = Math.max(60, ArenaSvg.WIDTH - barLeft - Math.min(300, behind) - 24);
  }

  static Drawing draw(BarsPicture picture) {
    return new BarsSvg(picture).draw();
  }

  private Drawing draw() {
    Account account = BarsAccount.of(picture);
    double y = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT) + 4;
    for (BarsPicture.Bar bar : bars) {
      bar(bar, y);
      y += ROW;
    }
    return Drawing.of(canvas, y + 8, account);
  }

  private static double indent(BarsPicture.Bar bar) {
    return INDENT * Math.clamp(bar.depth(), 0, 8);
  }

  private String behind(BarsPicture.Bar bar) {
    String note = BarsAccount.note(bar);
    return BarsAccount.amount(picture, bar.amount()) + (note.isEmpty() ? "" : " · " + note);
  }

  private void bar(BarsPicture.Bar bar, double y) {
    canvas.row(y).group(BarsAccount.sentence(picture, bar), true);
    double left = ArenaSvg.LEFT + indent(bar);
    canvas.text(
        left, y + 12.5, Type.SMALL, Type.SMALL.cut(BarsAccount.label(bar), barLeft - left - 10));
    double width = longest * Math.max(0, bar.amount()) / most;
    if (bar.amount() > 0) {
      canvas.rect(new Box(barLeft, y + 1, Math.max(2, width), 15), 2, Ink.LIVE);
    }
    double behind = barLeft + (bar.amount() > 0 ? Math.max(2, width) + 6 : 0);
    canvas.text(
        behind, y + 12.5, Type.SMALL, Type.SMALL.cut(behind(bar), ArenaSvg.WIDTH - behind - 4));
    canvas.endGroup();
  }
}
