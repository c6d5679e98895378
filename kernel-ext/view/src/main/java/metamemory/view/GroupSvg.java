package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// Draws pictures beside each other where their widths allow it, else under each other. Pictures
/// that are compared are drawn narrower, and their drawing may be wider than others: a page shows
/// the parts one by one, as wide as it is ([Html]).
final class GroupSvg {
  private static final double GAP = 16;
  private static final double WIDEST_COMPARISON = 1_280;

  private final GroupPicture picture;
  private final List<Drawing> drawings;
  private final Canvas canvas;

  private GroupSvg(GroupPicture picture) {
    this.picture = picture;
    this.drawings = drawings(picture);
    double together = picture.beside() ? width(drawings) : 0;
    boolean wide = together > ArenaSvg.WIDTH && together <= WIDEST_COMPARISON;
    this.canvas = new Canvas(wide ? together : ArenaSvg.WIDTH);
  }

  static Drawing draw(GroupPicture picture) {
    return new GroupSvg(picture).draw();
  }

  /// The name and the facts alone, above parts that a page shows one by one.
  static Drawing head(GroupPicture picture) {
    Canvas canvas = new Canvas(ArenaSvg.WIDTH);
    Account account = GroupAccount.of(picture);
    double end = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT);
    return Drawing.of(canvas, end, account);
  }

  /// The parts' drawings, of one height where they are compared, so that their tops stay in line.
  static List<Drawing> drawings(GroupPicture picture) {
    List<Drawing> drawings = new ArrayList<>();
    int budget = Svg.MOST_SHAPES - head(picture).shapes() - 4 * picture.parts().size() - 16;
    for (GroupPicture.Part part : picture.parts()) {
      Drawing drawing = drawn(part.picture(), budget, picture.beside());
      budget -= drawing.shapes();
      drawings.add(drawing);
    }
    double height = drawings.stream().mapToDouble(Drawing::height).max().orElse(0);
    return picture.beside()
        ? drawings.stream().map(drawing -> drawing.ofHeight(height)).toList()
        : drawings;
  }

  private Drawing draw() {
    Account account = GroupAccount.of(picture);
    double y = Headline.draw(canvas, account, ArenaSvg.LEFT, canvas.content()) + 4;
    List<Drawing> row = new ArrayList<>();
    List<String> captions = new ArrayList<>();
    for (int i = 0; i < drawings.size(); i++) {
      Drawing drawing = drawings.get(i);
      if (!row.isEmpty() && width(row) + drawing.width() > canvas.width()) {
        y = row(row, captions, y);
        row.clear();
        captions.clear();
      }
      row.add(drawing);
      captions.add(GroupAccount.caption(picture.parts().get(i)));
    }
    return Drawing.of(canvas, row.isEmpty() ? y : row(row, captions, y), account);
  }

  /// A picture that would be too much together with the others is told in its line of facts.
  private static Drawing drawn(Picture picture, int budget, boolean beside) {
    Drawing drawing = beside ? narrow(picture) : Svg.draw(picture);
    int chars = FocusWords.without(drawing.body()).length();
    if (drawing.shapes() <= budget && chars <= Svg.MOST_GROUPED_CHARS) {
      return drawing;
    }
    Canvas small = new Canvas(ArenaSvg.WIDTH);
    Account account = Account.of(picture).withNotes(List.of("Show it by itself to see it drawn."));
    double end = Headline.draw(small, account, ArenaSvg.LEFT, ArenaSvg.CONTENT);
    return Drawing.of(small, end, account);
  }

  private static Drawing narrow(Picture picture) {
    return switch (picture) {
      case ArenaPicture arena -> ArenaSvg.drawNarrow(arena);
      case ObjectsPicture objects -> ObjectsSvg.drawNarrow(objects);
      default -> Svg.draw(picture);
    };
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
