package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// Draws pictures beside each other where their widths allow it, else under each other.
final class GroupSvg {
  private static final double GAP = 16;

  private final Canvas canvas = new Canvas(ArenaSvg.WIDTH);
  private final GroupPicture picture;

  private GroupSvg(GroupPicture picture) {
    this.picture = picture;
  }

  static Drawing draw(GroupPicture picture) {
    return new GroupSvg(picture).draw();
  }

  private Drawing draw() {
    Account account = GroupAccount.of(picture);
    double y = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT) + 4;
    List<Drawing> row = new ArrayList<>();
    List<String> captions = new ArrayList<>();
    int budget = Svg.MOST_SHAPES - canvas.shapes() - 4 * picture.parts().size() - 16;
    for (GroupPicture.Part part : picture.parts()) {
      Drawing drawing = drawn(part.picture(), budget);
      budget -= drawing.shapes();
      if (!row.isEmpty() && width(row) + drawing.width() > ArenaSvg.WIDTH) {
        y = row(row, captions, y);
        row.clear();
        captions.clear();
      }
      row.add(drawing);
      captions.add(GroupAccount.caption(part));
    }
    return Drawing.of(canvas, row.isEmpty() ? y : row(row, captions, y), account);
  }

  /// A picture that would be too much together with the others is told in its line of facts.
  private static Drawing drawn(Picture picture, int budget) {
    Drawing drawing = Svg.draw(picture);
    if (drawing.shapes() <= budget && drawing.body().length() <= Svg.MOST_GROUPED_CHARS) {
      return drawing;
    }
    Canvas small = new Canvas(ArenaSvg.WIDTH);
    Account account = Account.of(picture).withNotes(List.of("Show it by itself to see it drawn."));
    double end = Headline.draw(small, account, ArenaSvg.LEFT, ArenaSvg.CONTENT);
    return Drawing.of(small, end, account);
  }

  private static double width(List<Drawing> row) {
    return row.stream().mapToDouble(Drawing::width).sum();
  }

  private double row(List<Drawing> row, List<String> captions, double top) {
    double x = 0;
    double end = top;
    boolean named = captions.stream().anyMatch(caption -> !caption.isEmpty());
    double below = named ? top + 18 : top;
    for (int i = 0; i < row.size(); i++) {
      Drawing drawing = row.get(i);
      Type bold = Type.SMALL.strong();
      String caption = bold.cut(captions.get(i), drawing.width() - ArenaSvg.LEFT - 8);
      if (!caption.isEmpty()) {
        canvas.text(x + ArenaSvg.LEFT, top + 14, bold, caption);
      }
      canvas.drawing(drawing, x, below);
      x += drawing.width();
      end = Math.max(end, below + drawing.height());
    }
    return end + GAP / 2;
  }
}
