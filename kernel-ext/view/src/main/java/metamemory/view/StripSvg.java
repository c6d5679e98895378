package metamemory.view;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws one row of memory with its arrows and its ruler.
final class StripSvg {
  static final double TALL = 44;
  private static final double LOW = 30;
  private static final double GAP = 0.6;
  private static final double LEAST_HATCHED = 3;
  private static final int MOST_SEPARATE_PADDINGS = 32;

  private final Canvas canvas;
  private final ArenaPicture arena;
  private final Strip strip;
  private final ArenaPlan plan;
  private final EnumSet<Legend.Sign> signs;
  private final List<Block> unnamed = new ArrayList<>();
  private Strip.@Nullable Span labelledFree;

  StripSvg(
      Canvas canvas, ArenaPicture arena, Strip strip, ArenaPlan plan, EnumSet<Legend.Sign> signs) {
    this.canvas = canvas;
    this.arena = arena;
    this.strip = strip;
    this.plan = plan;
    this.signs = signs;
  }

  /// The blocks with a label that found no room.
  List<Block> unnamed() {
    return unnamed;
  }

  /// Draws, and tells where the next row may begin.
  double draw(double y, Strip.@Nullable Span labelledFree) {
    Markers markers = Markers.of(arena, strip, ArenaSvg.LEFT, ArenaSvg.LEFT + canvas.content());
    double top = y + markers.height() + 6;
    double height = plan.rows() == 1 ? TALL : LOW;
    this.labelledFree = labelledFree;
    markers.draw(canvas, top, top + height);
    drawBar(top, height);
    Ruler.draw(canvas, strip, top + height + 4);
    return top + height + 4 + Ruler.HEIGHT;
  }

  /// Draws the memory alone, without arrows and ruler.
  void drawBar(double top, double height) {
    canvas.row(top);
    boolean joined = arena.liveBlocks() > MOST_SEPARATE_PADDINGS;
    if (joined) {
      paddings(top, height);
    }
    for (Strip.Span span : strip.spans()) {
      Box box = new Box(span.left(), top, span.width(), height);
      switch (span.piece().kind()) {
        case BLOCK -> block(span, box);
        case PADDING -> padding(span, box, joined);
        case DEAD -> dead(span.piece(), box);
        case USED -> used(span.piece(), box);
        case FREE -> free(box, span.equals(labelledFree));
      }
    }
  }

  private void block(Strip.Span span, Box whole) {
    Block block = span.piece().block();
    if (block == null) {
      return;
    }
    canvas.group(ArenaAccount.sentence(arena.address(), block), true);
    Box box = whole.width() > 5 ? whole.pinched(GAP) : whole;
    switch (block.state()) {
      case LIVE -> {
        signs.add(Legend.Sign.LIVE);
        canvas.rect(box, 3, Ink.LIVE);
      }
      case NEW -> {
        signs.add(Legend.Sign.NEW);
        canvas.rect(box.inset(Math.min(1.5, box.width() / 2.5)), 2, Ink.FRESH);
      }
      case RELEASED -> {
        signs.add(Legend.Sign.DEAD);
        canvas.rect(box.inset(0.5), 3, Ink.OUTLINE).path(Path.cross(box.inset(2)), Ink.CROSS);
      }
    }
    label(span, block, box);
    canvas.endGroup();
  }

  private void label(Strip.Span span, Block block, Box box) {
    boolean begins = span.piece().from() == block.offset();
    String name = block.label() == null ? "" : Words.clean(block.label(), ArenaAccount.LABEL_CHARS);
    List<String> lines = begins ? lines(name, block, box) : List.of();
    double top = box.y() + box.height() / 2 + (lines.size() == 2 ? -3 : 4.5);
    for (int i = 0; i < lines.size(); i++) {
      Type type = i == 0 && !name.isEmpty() ? Type.PLAIN.strong() : Type.SMALL;
      String colour = block.state() == Block.State.RELEASED ? Palette.TEXT : Palette.WHITE;
      canvas.text(box.middle(), top + 16 * i, type.middle().in(colour), lines.get(i));
    }
    if (begins && !name.isEmpty() && lines.stream().noneMatch(line -> line.contains(name))) {
      unnamed.add(block);
    }
  }

  /// The most that fits: name and size, or one of them, or nothing.
  private static List<String> lines(String name, Block block, Box box) {
    String plus =
        switch (block.state()) {
          case LIVE -> "";
          case NEW -> "+";
          case RELEASED -> "−";
        };
    String size = Words.bytes(block.byteSize());
    double room = box.width() - 5;
    List<List<String>> choices =
        name.isEmpty()
            ? List.of(List.of((plus + " " + size).strip()), List.of(plus))
            : List.of(
                List.of((plus + " " + name).strip(), size),
                List.of((plus + " " + name).strip()),
                List.of(plus));
    for (List<String> lines : choices) {
      boolean fits =
          lines.size() * 20 <= box.height() && lines.stream().allMatch(line -> width(line) <= room);
      if (fits && !lines.getFirst().isEmpty()) {
        return lines;
      }
    }
    return List.of();
  }

  private static double width(String line) {
    return Type.PLAIN.strong().width(line);
  }

  private void padding(Strip.Span span, Box box, boolean joined) {
    signs.add(Legend.Sign.PADDING);
    Block block = span.piece().block();
    if (joined || block == null) {
      return;
    }
    String before =
        block.label() == null ? "block " + block.sequence() : Words.clean(block.label(), 40);
    canvas.group("padding: " + Words.bytes(block.paddingBytes()) + " before " + before, false);
    canvas.hatched(box.pinched(Math.min(0.5, box.width() / 4)));
    canvas.endGroup();
  }

  /// All padding of the row as one shape: hundreds of shapes would be too many. In the narrowest
  /// boxes a hatch could not be seen.
  private void paddings(double top, double height) {
    Path outlines = new Path();
    long bytes = 0;
    for (Strip.Span span : strip.spans()) {
      if (span.piece().kind() == Piece.Kind.PADDING) {
        Box box = new Box(span.left(), top, span.width(), height).pinched(span.width() / 5);
        outlines.rect(box);
        if (box.width() >= LEAST_HATCHED) {
          outlines.append(Path.hatch(box, 10));
        }
        bytes += span.piece().byteSize();
      }
    }
    if (bytes > 0) {
      canvas.group("padding: " + Words.bytes(bytes) + " in this row", false);
      canvas.path(outlines.toString(), Ink.HATCH).endGroup();
    }
  }

  private void dead(Piece piece, Box box) {
    signs.add(Legend.Sign.DEAD);
    canvas.group("released: " + Words.bytes(piece.byteSize()), false);
    canvas
        .rect(box.inset(0.5), 3, Ink.OUTLINE)
        .path(Path.cross(box.inset(2)), Ink.CROSS)
        .endGroup();
  }

  private void used(Piece piece, Box box) {
    signs.add(Legend.Sign.USED);
    String text = "in use " + Words.bytes(piece.byteSize());
    canvas.group(text, false).rect(box.pinched(GAP), 3, Ink.LIVE);
    if (Type.PLAIN.width(text) < box.width() - 8) {
      canvas.text(box.middle(), middle(box), Type.PLAIN.middle().in(Palette.WHITE), text);
    }
    canvas.endGroup();
  }

  private void free(Box box, boolean labelled) {
    signs.add(Legend.Sign.FREE);
    String text = "free " + Words.bytes(arena.freeBytes());
    Box outline = box.inset(Math.min(0.5, box.width() / 4));
    canvas.group(text, false);
    if (plan.enlarged()) {
      canvas.path(new Path().openRight(outline).toString(), Ink.OUTLINE);
    } else {
      canvas.rect(outline, 3, Ink.OUTLINE);
    }
    Box room = besideHighWater(box);
    if (labelled && Type.PLAIN.width(text) < room.width() - 8) {
      canvas.text(room.middle(), middle(box), Type.PLAIN.middle(), text);
    }
    canvas.endGroup();
  }

  /// The wider part of the free room, on one side of the high-water line.
  private Box besideHighWater(Box box) {
    double line = strip.x(arena.highWaterBytes());
    boolean crossed = arena.highWaterBytes() <= strip.to() && line > box.x() && line < box.right();
    if (!crossed) {
      return box;
    }
    return line > box.middle()
        ? new Box(box.x(), box.y(), line - box.x(), box.height())
        : new Box(line, box.y(), box.right() - line, box.height());
  }

  private static double middle(Box box) {
    return box.y() + box.height() / 2 + 4.5;
  }
}
