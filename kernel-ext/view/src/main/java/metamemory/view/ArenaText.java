package metamemory.view;

import java.util.EnumSet;
import java.util.List;

/// An arena as a bar of letters.
final class ArenaText {
  private static final int WIDTH = 64;

  private ArenaText() {}

  static String body(ArenaPicture arena) {
    return body(arena, false);
  }

  static String body(ArenaPicture arena, boolean difference) {
    StringBuilder text = new StringBuilder();
    ArenaPlan plan = ArenaPlan.of(arena);
    if (!arena.closed() && arena.capacityBytes() > 0) {
      switch (arena.blocks()) {
        case Blocks.Summary summary -> density(text, summary);
        case Blocks.Each _, Blocks.Unknown _ -> bar(text, arena, plan, difference);
      }
    }
    String position =
        arena.closed() ? "" : "position " + Words.number(arena.positionBytes()) + " · ";
    text.append(position)
        .append("high-water mark ")
        .append(Words.number(arena.highWaterBytes()))
        .append('\n');
    return text.toString();
  }

  private static void bar(
      StringBuilder text, ArenaPicture arena, ArenaPlan plan, boolean difference) {
    if (plan.enlarged()) {
      text.append("The first ").append(Words.bytes(plan.windowBytes())).append(", enlarged:\n");
    }
    EnumSet<Legend.Sign> signs = EnumSet.noneOf(Legend.Sign.class);
    List<Piece> pieces = Piece.of(arena, plan.windowBytes());
    int width = (int) Math.min(WIDTH, Math.max(plan.windowBytes(), 16));
    text.append('|');
    for (int cell = 0; cell < width; cell++) {
      double from = (double) plan.windowBytes() * cell / width;
      double to = (double) plan.windowBytes() * (cell + 1) / width;
      Legend.Sign sign = most(pieces, from, to);
      signs.add(sign);
      text.append(sign.letter());
    }
    text.append("|\n");
    ruler(text, plan.windowBytes(), width);
    text.append(
            String.join(
                "  ",
                signs.stream()
                    .map(sign -> sign.letter() + " " + sign.meaning(difference))
                    .toList()))
        .append('\n');
  }

  private static void ruler(StringBuilder text, long bytes, int width) {
    StringBuilder line = new StringBuilder(" ");
    long step = Ruler.step(bytes);
    String last = Words.tick(bytes, step);
    for (long offset = 0; offset < bytes; offset = Ruler.next(offset, step)) {
      String mark = Words.tick(offset, step);
      int at = (int) (1 + (double) offset * width / bytes);
      boolean fits = at >= line.length() + (offset == 0 ? 0 : 1) && at + mark.length() < width + 1;
      if (fits) {
        line.append(" ".repeat(at - line.length())).append(mark);
      }
    }
    line.append(" ".repeat(Math.max(1, width + 1 - line.length()))).append(last);
    text.append(line).append('\n');
  }

  /// What most of a stretch is; of equals the one that tells more.
  private static Legend.Sign most(List<Piece> pieces, double from, double to) {
    Legend.Sign most = Legend.Sign.FREE;
    double best = -1;
    for (Piece piece : pieces) {
      double share = Math.min(to, (double) piece.to()) - Math.max(from, (double) piece.from());
      if (share > best) {
        best = share;
        most = Legend.Sign.of(piece);
      }
    }
    return most;
  }

  private static void density(StringBuilder text, Blocks.Summary summary) {
    int width = Words.number(summary.rows().getLast().offset()).length();
    text.append("How much of each part is live, from its offset:\n");
    for (Blocks.Row row : summary.rows()) {
      String offset = Words.number(row.offset());
      text.append(" ".repeat(width - offset.length())).append(offset).append(" |");
      row.cells().forEach(percent -> text.append(" ▁▂▃▄▅▆▇█".charAt((percent * 8 + 99) / 100)));
      text.append("| ").append(Words.blocks(row.blocks())).append(", ");
      text.append(Words.bytes(row.liveBytes())).append('\n');
    }
    text.append(sizes(summary.sizes()));
    text.append("The table has ").append(summary.listed()).append(".\n");
  }

  static String sizes(List<Blocks.SizeClass> sizes) {
    StringBuilder text = new StringBuilder();
    long most = sizes.stream().mapToLong(Blocks.SizeClass::blocks).max().orElse(1);
    int width = sizes.stream().mapToInt(size -> size.range().length()).max().orElse(0);
    text.append("Sizes:\n");
    for (Blocks.SizeClass size : sizes) {
      text.append(" ".repeat(width - size.range().length())).append(size.range()).append(' ');
      text.append("█".repeat((int) Math.max(1, 32 * size.blocks() / most))).append(' ');
      text.append(Words.blocks(size.blocks())).append('\n');
    }
    return text.toString();
  }
}
