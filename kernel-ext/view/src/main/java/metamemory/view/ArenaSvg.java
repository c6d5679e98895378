package metamemory.view;

import java.util.EnumSet;

/// Draws an arena: facts, the memory from left to right, a ruler, and what the signs mean.
final class ArenaSvg {
  static final double WIDTH = 760;
  static final double LEFT = 24;
  private static final double NARROW = 460;
  static final double CONTENT = WIDTH - 2 * LEFT;

  private ArenaSvg() {}

  static Drawing draw(ArenaPicture arena) {
    return draw(arena, WIDTH);
  }

  /// Draws an arena for a place beside another picture: narrower, where its blocks are drawn one by
  /// one.
  static Drawing drawNarrow(ArenaPicture arena) {
    return draw(arena, arena.blocks() instanceof Blocks.Summary ? WIDTH : NARROW);
  }

  private static Drawing draw(ArenaPicture arena, double width) {
    Account account = ArenaAccount.of(arena);
    Canvas canvas = new Canvas(width);
    double y = Headline.draw(canvas, account, LEFT, canvas.content());
    y =
        switch (arena.blocks()) {
          case Blocks.Summary summary -> new DensitySvg(canvas, arena, summary).draw(y);
          case Blocks.Each _, Blocks.Unknown _ -> memory(canvas, arena, y);
        };
    return Drawing.of(canvas, y + 4, account);
  }

  private static double memory(Canvas canvas, ArenaPicture arena, double y) {
    EnumSet<Legend.Sign> signs = EnumSet.noneOf(Legend.Sign.class);
    double below =
        new MemorySvg(canvas, arena, ArenaPlan.of(arena, canvas.content()), signs).draw(y);
    if (signs.isEmpty()) {
      return below;
    }
    return Legend.draw(canvas, signs, LEFT, below + 10) + 20;
  }
}
