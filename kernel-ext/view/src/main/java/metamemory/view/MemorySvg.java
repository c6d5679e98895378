package metamemory.view;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws an arena's memory: in one row or more, enlarged where little of it is used.
final class MemorySvg {
  private static final double LEFT = ArenaSvg.LEFT;
  private static final int MOST_NAMED_BELOW = 8;

  private final Canvas canvas;
  private final ArenaPicture arena;
  private final ArenaPlan plan;
  private final EnumSet<Legend.Sign> signs;
  private final double content;

  /// @param signs to which is added what occurs
  MemorySvg(Canvas canvas, ArenaPicture arena, ArenaPlan plan, EnumSet<Legend.Sign> signs) {
    this.canvas = canvas;
    this.arena = arena;
    this.plan = plan;
    this.signs = signs;
    this.content = canvas.content();
  }

  /// Draws, and tells where it ends.
  double draw(double top) {
    if (arena.closed() || arena.capacityBytes() == 0) {
      return drawNothing(top);
    }
    List<Strip> strips = plan.strips(arena, LEFT, content);
    double y = plan.enlarged() ? Overview.draw(canvas, arena, plan, top) : top;
    Strip.@Nullable Span roomiest = roomiestFree(strips);
    List<Block> unnamed = new ArrayList<>();
    for (Strip strip : strips) {
      StripSvg drawn = new StripSvg(canvas, arena, strip, plan, signs);
      y = drawn.draw(y, roomiest);
      unnamed.addAll(drawn.unnamed());
    }
    return listUnnamed(unnamed, y);
  }

  /// A closed arena, or one without any bytes: only the outline of what is not there, and how far
  /// it was used.
  private double drawNothing(double y) {
    Strip strip =
        Strip.of(
            List.of(new Piece(Piece.Kind.FREE, 0, Math.max(1, arena.capacityBytes()), null)),
            0,
            arena.capacityBytes(),
            LEFT,
            content);
    Markers markers = Markers.of(arena, strip, LEFT, LEFT + content);
    Box bar = new Box(LEFT, y + markers.height() + 6, content, StripSvg.TALL);
    canvas.rect(bar.inset(0.5), 3, Ink.OUTLINE.dashed("6 4"));
    canvas.text(
        bar.middle(), bar.y() + 27, Type.PLAIN.middle(), arena.closed() ? "closed" : "no bytes");
    markers.draw(canvas, bar.y(), bar.bottom());
    if (arena.capacityBytes() > 0) {
      Ruler.draw(canvas, strip, bar.bottom() + 4);
    }
    return bar.bottom() + 4 + Ruler.HEIGHT;
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
  private double listUnnamed(List<Block> blocks, double y) {
    if (blocks.isEmpty()) {
      return y;
    }
    List<String> names = new ArrayList<>();
    for (Block block : blocks.subList(0, Math.min(MOST_NAMED_BELOW, blocks.size()))) {
      String label = Words.clean(String.valueOf(block.label()), ArenaAccount.LABEL_CHARS);
      names.add(
          label
              + " ("
              + Words.bytes(block.byteSize())
              + " at "
              + Words.number(block.offset())
              + ")");
    }
    if (blocks.size() > MOST_NAMED_BELOW) {
      names.add("and " + (blocks.size() - MOST_NAMED_BELOW) + " more");
    }
    double below = y + 4;
    for (String line : Headline.wrap("Too narrow for a name: ", names, ", ", Type.SMALL, content)) {
      below += 16;
      canvas.text(LEFT, below, Type.SMALL, line);
    }
    return below + 4;
  }
}
