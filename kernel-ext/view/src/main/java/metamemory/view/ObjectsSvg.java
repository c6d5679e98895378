package metamemory.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// Draws objects in columns by their distance from where one looks, with an arrow for each
/// reference.
final class ObjectsSvg {
  private static final int COLUMNS = 4;
  private static final double GAP = 36;
  private static final double ROOTS = 86;
  private static final double LINE = 18;
  private static final double SPACE = 12;
  private static final int MOST_PARTS = 8;
  private static final int MOST_ROOTS = 24;

  private static final double WIDEST_BOX = 200;

  /// Wide enough for `#12 ArrayList` and its bytes.
  private static final double NARROW_BOX = 142;

  private final Canvas canvas;
  private final ObjectsPicture picture;
  private final int shown;
  private final int[] columns;
  private final Box[] boxes;
  private final double width;

  private ObjectsSvg(ObjectsPicture picture, boolean narrow) {
    this.picture = picture;
    this.shown = Math.min(ObjectsPicture.MOST_OBJECTS, picture.objects().size());
    this.columns = distances();
    this.boxes = new Box[shown];
    int used = Math.clamp(Arrays.stream(columns).max().orElse(0) + 1L, 1, COLUMNS);
    double widest = (ArenaSvg.CONTENT - ROOTS - GAP * used) / used;
    this.width = Math.min(narrow && used > 1 ? NARROW_BOX : WIDEST_BOX, widest);
    double needed = 2 * ArenaSvg.LEFT + ROOTS + used * (GAP + width);
    this.canvas = new Canvas(narrow ? needed : ArenaSvg.WIDTH);
  }

  static Drawing draw(ObjectsPicture picture) {
    return new ObjectsSvg(picture, false).draw();
  }

  /// Draws objects for a place beside another picture: no wider than they need.
  static Drawing drawNarrow(ObjectsPicture picture) {
    return new ObjectsSvg(picture, true).draw();
  }

  private Drawing draw() {
    Account account = ObjectsAccount.of(picture);
    double top = Headline.draw(canvas, account, ArenaSvg.LEFT, canvas.content()) + 8;
    double end = place(top);
    for (int i = 0; i < shown; i++) {
      box(i);
    }
    double y = top;
    for (ObjectsPicture.Root root : picture.roots().stream().limit(MOST_ROOTS).toList()) {
      root(root, y);
      y += 26;
    }
    for (int i = 0; i < shown; i++) {
      arrows(i);
    }
    return Drawing.of(canvas, Math.max(y, end) + 6, account);
  }

  /// How many references each object is away from the nearest root, at most the last column.
  private int[] distances() {
    int[] distances = new int[shown];
    Arrays.fill(distances, -1);
    Deque<Integer> waiting = new ArrayDeque<>();
    for (ObjectsPicture.Root root : picture.roots()) {
      reach(root.object(), 0, distances, waiting);
    }
    while (!waiting.isEmpty()) {
      int object = waiting.remove();
      for (ObjectsPicture.Part part : picture.objects().get(object).parts()) {
        reach(part.object(), distances[object] + 1, distances, waiting);
      }
    }
    for (int i = 0; i < shown; i++) {
      distances[i] = Math.clamp(distances[i], 0, COLUMNS - 1);
    }
    return distances;
  }

  private void reach(int object, int distance, int[] distances, Deque<Integer> waiting) {
    if (object >= 0 && object < shown && distances[object] < 0) {
      distances[object] = distance;
      waiting.add(object);
    }
  }

  private double place(double top) {
    double[] next = new double[COLUMNS];
    Arrays.fill(next, top);
    double end = top;
    for (int i = 0; i < shown; i++) {
      int column = columns[i];
      double x = ArenaSvg.LEFT + ROOTS + GAP + column * (width + GAP);
      double height = 24 + LINE * parts(i).size() + (parts(i).isEmpty() ? 0 : 4);
      boxes[i] = new Box(x, next[column], width, height);
      next[column] += height + SPACE;
      end = Math.max(end, boxes[i].bottom());
    }
    return end;
  }

  /// The parts that are drawn, and where they are too many, how many are not.
  private List<ObjectsPicture.Part> parts(int object) {
    List<ObjectsPicture.Part> all = picture.objects().get(object).parts();
    if (all.size() <= MOST_PARTS) {
      return all;
    }
    List<ObjectsPicture.Part> some = new ArrayList<>(all.subList(0, MOST_PARTS - 1));
    some.add(new ObjectsPicture.Part("", "⋯ " + (all.size() - MOST_PARTS + 1) + " more", -1));
    return some;
  }

  private void box(int object) {
    Box box = boxes[object];
    ObjectsPicture.Node node = picture.objects().get(object);
    canvas.group(ObjectsAccount.sentence(picture, object), true);
    canvas.rect(box.inset(0.5), 4, Ink.OUTLINE);
    canvas.rect(new Box(box.x(), box.y(), box.width(), 22), 4, Ink.LIVE);
    Type bold = Type.SMALL.strong().in(Palette.WHITE);
    String size = Words.bytes(node.byteSize());
    String name = "#" + (object + 1) + " " + ObjectsAccount.type(node);
    double room = box.width() - Type.SMALL.width(size) - 22;
    canvas.text(box.x() + 7, box.y() + 15.5, bold, bold.cut(name, room));
    canvas.text(box.right() - 6, box.y() + 15.5, Type.SMALL.end().in(Palette.WHITE), size);
    double y = box.y() + 24;
    for (ObjectsPicture.Part part : parts(object)) {
      String text =
          part.object() < 0
              ? ObjectsAccount.part(picture, part)
              : Words.clean(part.name(), 24)
                  + (ahead(object, part.object()) ? "" : " → #" + (part.object() + 1));
      String cut = Type.SMALL.cut(text.strip(), box.width() - 24);
      if (!cut.isEmpty()) {
        canvas.text(box.x() + 7, y + 13, Type.SMALL, cut);
      }
      y += LINE;
    }
    canvas.endGroup();
  }

  private void root(ObjectsPicture.Root root, double y) {
    canvas.group(
        ObjectsAccount.name(root) + " → " + ObjectsAccount.target(picture, root.object()), true);
    Box box = new Box(ArenaSvg.LEFT, y, ROOTS, 22);
    canvas.rect(box.inset(0.5), 11, Ink.HANDLE);
    String name =
        root.object() < 0 ? ObjectsAccount.name(root) + " = null" : ObjectsAccount.name(root);
    Type bold = Type.SMALL.strong().middle();
    canvas.text(box.middle(), y + 15.5, bold, bold.cut(name, ROOTS - 14));
    canvas.endGroup();
    arrow(box.right(), y + 11, root.object());
  }

  private void arrows(int object) {
    double y = boxes[object].y() + 24 + LINE / 2;
    for (ObjectsPicture.Part part : parts(object)) {
      if (ahead(object, part.object())) {
        canvas.rect(new Box(boxes[object].right() - 12, y - 3, 6, 6), 3, Ink.solid(Palette.TEXT));
        arrow(boxes[object].right() - 6, y, part.object());
      }
      y += LINE;
    }
  }

  /// Whether a reference leads to the right. Arrows back would cross what lies between: those are
  /// told by number.
  private boolean ahead(int object, int target) {
    return target >= 0 && target < shown && columns[target] > columns[object];
  }

  private void arrow(double fromX, double fromY, int object) {
    if (object < 0 || object >= shown) {
      return;
    }
    double toX = boxes[object].x() - 1;
    double toY = boxes[object].y() + 11;
    double bowX = fromX + (toX - fromX) * 0.55;
    canvas.path(new Path().move(fromX, fromY).bow(bowX, toY, toX, toY).toString(), Ink.HANDLE);
    canvas.path(new Path().arrowHead(bowX, toY, toX, toY).toString(), Ink.solid(Palette.TEXT));
  }
}
