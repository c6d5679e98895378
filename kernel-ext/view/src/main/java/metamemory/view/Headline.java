package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// The name and the line of facts at the head of a picture, and the notes below. The facts of a
/// long name stand below it too.
final class Headline {
  private Headline() {}

  /// Draws, and tells where the rest may begin.
  static double draw(Canvas canvas, Account account, double left, double width) {
    boolean isLong = Type.TITLE.width(account.name()) > width / 2;
    String name = Type.TITLE.cut(account.name(), width);
    double indent = isLong ? 0 : Type.TITLE.width(name) + 12;
    List<String> lines = wrap("", account.facts(), " · ", Type.PLAIN, width - indent);
    double y = 22;
    boolean beside = !isLong && !lines.isEmpty();
    canvas.headline(left, y, name, beside ? lines.getFirst() : "");
    for (int i = beside ? 1 : 0; i < lines.size(); i++) {
      y += 18;
      canvas.text(left, y, Type.PLAIN, lines.get(i));
    }
    for (String note : account.notes()) {
      for (String line : wrap("", List.of(note.split(" ")), " ", Type.SMALL, width)) {
        y += 18;
        canvas.text(left, y, Type.SMALL, line);
      }
    }
    return y + 10;
  }

  /// Puts items into lines of bounded width.
  static List<String> wrap(
      String start, List<String> items, String between, Type type, double width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(start);
    boolean first = true;
    for (String item : items) {
      if (!first && type.width(line + between + item) > width) {
        lines.add(line.toString());
        line.setLength(0);
        first = true;
      }
      line.append(first ? "" : between).append(type.cut(item, width));
      first = false;
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}
