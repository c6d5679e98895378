package metamemory.view;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Draws a tree with pointers at the left, and its table of indexes at the right.
final class TreeSvg {
  private static final double TREE = 400;
  private static final double TABLE = ArenaSvg.LEFT + TREE + 36;
  private static final double LEVEL = 64;
  private static final double BOX = 36;
  private static final double ROW = 26;

  private final Canvas canvas = new Canvas(ArenaSvg.WIDTH);
  private final TreePicture picture;
  private final Map<Integer, TreePicture.Node> byIndex = new HashMap<>();
  private final Map<Integer, Box> boxes = new HashMap<>();
  private final Set<Integer> placed = new HashSet<>();
  private double nextLeaf;
  private double leafWidth;
  private double bottom;

  private TreeSvg(TreePicture picture) {
    this.picture = picture;
    picture.nodes().stream()
        .limit(TreePicture.MOST_NODES)
        .forEach(node -> byIndex.put(node.index(), node));
  }

  static Drawing draw(TreePicture picture) {
    return new TreeSvg(picture).draw();
  }

  private Drawing draw() {
    Account account = TreeAccount.of(picture);
    double top = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT) + 8;
    canvas.text(ArenaSvg.LEFT, top + 12, Type.QUIET, "as pointers");
    canvas.text(TABLE, top + 12, Type.QUIET, "as indexes");
    top += 24;
    bottom = top;
    leafWidth = TREE / Math.max(1, leaves(picture.root(), new HashSet<>()));
    place(picture.root(), top);
    for (TreePicture.Node node : byIndex.values().stream().sorted(TreeSvg::byIndex).toList()) {
      pointers(node);
    }
    double y = top;
    for (TreePicture.Node node : byIndex.values().stream().sorted(TreeSvg::byIndex).toList()) {
      box(node);
      row(node, y);
      y += ROW;
    }
    return Drawing.of(canvas, Math.max(y, bottom) + 10, account);
  }

  private static int byIndex(TreePicture.Node one, TreePicture.Node other) {
    return Integer.compare(one.index(), other.index());
  }

  private int leaves(int index, Set<Integer> seen) {
    TreePicture.@Nullable Node node = byIndex.get(index);
    if (node == null || !seen.add(index)) {
      return 0;
    }
    int sum = node.children().stream().mapToInt(child -> leaves(child, seen)).sum();
    return Math.max(1, sum);
  }

  /// Places a node over the middle of its children.
  private void place(int index, double y) {
    TreePicture.@Nullable Node node = byIndex.get(index);
    if (node == null || !placed.add(index)) {
      return;
    }
    double from = nextLeaf;
    node.children().forEach(child -> place(child, y + LEVEL));
    if (nextLeaf == from) {
      nextLeaf += leafWidth;
    }
    double middle = ArenaSvg.LEFT + (from + nextLeaf) / 2;
    double width = Math.min(92, leafWidth - 6);
    boxes.put(index, new Box(middle - width / 2, y, width, BOX));
    bottom = Math.max(bottom, y + BOX);
  }

  private void pointers(TreePicture.Node node) {
    Box from = boxes.get(node.index());
    for (int child : node.children()) {
      Box to = boxes.get(child);
      if (from != null && to != null) {
        double x = Math.clamp(to.middle(), from.x() + 6, Math.max(from.x() + 6, from.right() - 6));
        canvas.line(x, from.bottom(), to.middle(), to.y() - 3, Ink.HANDLE);
        Path head = new Path().arrowHead(x, from.bottom(), to.middle(), to.y() - 1);
        canvas.path(head.toString(), Ink.solid(Palette.TEXT));
      }
    }
  }

  private void box(TreePicture.Node node) {
    Box box = boxes.get(node.index());
    if (box == null) {
      return;
    }
    canvas.group(TreeAccount.sentence(node), true);
    canvas.rect(box, 5, Kinds.ink(node.index()));
    Type type = Type.SMALL.middle().in(Kinds.text(node.index()));
    String label = type.strong().cut(TreeAccount.label(node), box.width() - 4);
    String index = "[" + node.index() + "]";
    if (label.length() > 1 || label.equals(TreeAccount.label(node))) {
      canvas.text(box.middle(), box.y() + 15, type.strong(), label);
    }
    if (type.width(index) < box.width()) {
      canvas.text(box.middle(), box.y() + 31, type, index);
    }
    canvas.endGroup();
  }

  private void row(TreePicture.Node node, double y) {
    canvas.group(TreeAccount.sentence(node), true);
    canvas.text(TABLE + 24, y + 16, Type.SMALL.end(), Integer.toString(node.index()));
    Box box = new Box(TABLE + 32, y, 104, ROW - 4);
    canvas.rect(box, 3, Kinds.ink(node.index()));
    Type type = Type.SMALL.strong().in(Kinds.text(node.index()));
    canvas.text(box.x() + 8, y + 15.5, type, type.cut(TreeAccount.label(node), box.width() - 12));
    List<Integer> children = node.children();
    double x = box.right() + 6;
    for (int child : children.stream().limit(3).toList()) {
      Box cell = new Box(x, y, 30, ROW - 4);
      canvas.rect(cell.inset(0.5), 3, Ink.OUTLINE);
      Type small = Type.SMALL.middle();
      canvas.text(cell.middle(), y + 15.5, small, small.cut(Integer.toString(child), 27));
      x = cell.right() + 4;
    }
    canvas.endGroup();
  }
}
