package metamemory.view;

import java.util.List;

/// Draws layers as boxes under each other, with an arrow from each to the next.
final class LayersSvg {
  private static final int MOST_LAYERS = 12;
  private static final double ROW = 48;
  private static final double BOX = 30;
  private static final double WIDTH = 190;

  private final Canvas canvas = new Canvas(ArenaSvg.WIDTH);
  private final LayersPicture picture;

  private LayersSvg(LayersPicture picture) {
    this.picture = picture;
  }

  static Drawing draw(LayersPicture picture) {
    return new LayersSvg(picture).draw();
  }

  private Drawing draw() {
    Account account = LayersAccount.of(picture);
    double y = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT) + 6;
    List<LayersPicture.Layer> shown = picture.layers().stream().limit(MOST_LAYERS).toList();
    for (int i = 0; i < shown.size(); i++) {
      boolean last = i == picture.layers().size() - 1;
      layer(shown.get(i), last, y);
      y += last ? BOX : ROW;
    }
    if (shown.size() < picture.layers().size()) {
      int more = picture.layers().size() - shown.size();
      canvas.text(ArenaSvg.LEFT, y + 12, Type.QUIET, "and " + more + " more layers");
      y += 20;
    }
    return Drawing.of(canvas, y + 10, account);
  }

  private void layer(LayersPicture.Layer layer, boolean last, double y) {
    Type bold = Type.SMALL.strong();
    Box box = new Box(ArenaSvg.LEFT, y, WIDTH, BOX);
    String name = LayersAccount.name(layer);
    String figures = LayersAccount.figures(layer);
    canvas.row(y).group((name + ": " + figures).replaceFirst(": $", ""), true);
    canvas.rect(last ? box : box.inset(0.5), 4, last ? Ink.LIVE : Ink.line(1.5, 1));
    String colour = last ? Palette.WHITE : Palette.TEXT;
    canvas.text(box.middle(), y + 19.5, bold.middle().in(colour), bold.cut(name, WIDTH - 12));
    double left = box.right() + 14;
    canvas.text(left, y + 19.5, Type.PLAIN, Type.PLAIN.cut(figures, ArenaSvg.WIDTH - left - 8));
    if (!last) {
      canvas.line(box.middle(), y + BOX + 1, box.middle(), y + ROW - 4, Ink.MARK);
      Path head = new Path().arrowHead(box.middle(), y + BOX, box.middle(), y + ROW - 1);
      canvas.path(head.toString(), Ink.solid(Palette.TEXT));
    }
    canvas.endGroup();
  }
}
