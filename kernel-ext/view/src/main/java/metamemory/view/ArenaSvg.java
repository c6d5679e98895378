package metamemory.view;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws an arena: facts, the memory from left to right, a ruler, and what the signs mean.
final class ArenaSvg {
  static final double WIDTH = 760;
  static final double LEFT = 24;
  static final double CONTENT = WIDTH - 2 * LEFT;

  private final ArenaPicture arena;
  private final Account account;
  private final ArenaPlan plan;
  private final Canvas canvas = new Canvas(WIDTH);
  private final EnumSet<Legend.Sign> signs = EnumSet.noneOf(Legend.Sign.class);
  private double y;

  private ArenaSvg(ArenaPicture arena) {
    this.arena = arena;
    this.account = Account.of(arena);
    this.plan = ArenaPlan.of(arena);
  }

  static Drawing draw(ArenaPicture arena) {
    return new ArenaSvg(arena).draw();
  }

  private Drawing draw() {
    y = Headline.draw(canvas, account, LEFT, CONTENT);
    switch (arena.blocks()) {
      case Blocks.Summary summary -> y = new DensitySvg(canvas, arena, summary).draw(y);
      case Blocks.Each _, Blocks.Unknown _ -> drawMemory();
    }
    return Drawing.of(canvas, y + 4, account.title(), ArenaAccount.description(arena));
  }

  private void drawMemory() {
    if (arena.closed() || arena.capacityBytes() == 0) {
      drawNothing();
      return;
    }
    List<Strip> strips = plan.strips(arena, LEFT, CONTENT);
    if (plan.enlarged()) {
      y = Overview.draw(canvas, arena, plan, y);
    }
    Strip.@Nullable Span roomiest = roomiestFree(strips);
    List<Block> unnamed = new ArrayList<>();
    for (Strip strip : strips) {
      StripSvg drawn = new StripSvg(canvas, arena, strip, plan, signs);
      y = drawn.draw(y, roomiest);
      unnamed.addAll(drawn.unnamed());
    }
    y = listUnnamed(unnamed);
    Legend.draw(canvas, signs, LEFT, y + 10);
    y += 30;
  }

  /// A closed arena, or one without any bytes: only the outline of what is not there, and how far
  /// it was used.
  private void drawNothing() {
    Strip strip =
        Strip.of(
            List.of(new Piece(Piece.Kind.FREE, 0, Math.max(1, arena.capacityBytes()), null)),
            0,
            arena.capacityBytes(),
            LEFT,
            CONTENT);
    Markers markers = Markers.of(arena, strip, LEFT, LEFT + CONTENT);
    Box bar = new Box(LEFT, y + markers.height() + 6, CONTENT, StripSvg.TALL);
    canvas.rect(bar.inset(0.5), 3, Ink.OUTLINE.dashed("6 4"));
    canvas.text(
        bar.middle(), bar.y() + 27, Type.PLAIN.middle(), arena.closed() ? "closed" : "no bytes");
    markers.draw(canvas, bar.y(), bar.bottom());
    if (arena.capacityBytes() > 0) {
      Ruler.draw(canvas, strip, bar.bottom() + 4);
    }
    y = bar.bottom() + 4 + Ruler.HEIGHT;
  }

  private static Strip.@Nullable Span roomiestFree(List<Strip> strips) {
    Strip.Span widest = null;
    for (Strip strip : strips) {
      for (Strip.Span span : strip.spans()) {
        boolean free = span.piece().kind() == Piece.Kind.FREE;
        if (free && (widest == null || span.width() > widest.width())) {
          widest = span;
        }
      }
    }
    return widest;
  }

  /// Names that found no room in their boxes.
  private double listUnnamed(List<Block> blocks) {
    if (blocks.isEmpty()) {
      return y;
    }
    List<String> names = new ArrayList<>();
    for (Block block : blocks) {
      String label = Words.clean(String.valueOf(block.label()), ArenaAccount.LABEL_CHARS);
      names.add(
          label
              + " ("
              + Words.bytes(block.byteSize())
              + " at "
              + Words.number(block.offset())
              + ")");
    }
    List<String> lines = Headline.wrap("Too narrow for a name: ", names, ", ", Type.SMALL, CONTENT);
    double below = y + 4;
    for (String line : lines.subList(0, Math.min(3, lines.size()))) {
      below += 16;
      canvas.text(LEFT, below, Type.SMALL, line);
    }
    return below + 4;
  }
}
