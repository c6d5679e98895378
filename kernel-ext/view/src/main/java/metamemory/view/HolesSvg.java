package metamemory.view;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Draws a heap with holes as one bar to scale: each hole with its size, and the largest one
/// measured below.
final class HolesSvg {
  private static final double TALL = 44;

  private final Canvas canvas = new Canvas(ArenaSvg.WIDTH);
  private final HolesPicture picture;
  private final EnumSet<Legend.Sign> signs = EnumSet.noneOf(Legend.Sign.class);

  private HolesSvg(HolesPicture picture) {
    this.picture = picture;
  }

  static Drawing draw(HolesPicture picture) {
    return new HolesSvg(picture).draw();
  }

  private Drawing draw() {
    Account account = HolesAccount.of(picture);
    double top = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT) + 6;
    if (picture.capacityBytes() == 0) {
      Box bar = new Box(ArenaSvg.LEFT, top, ArenaSvg.CONTENT, TALL);
      canvas.rect(bar.inset(0.5), 3, Ink.RESERVED);
      canvas.text(bar.middle(), top + 27, Type.PLAIN.middle(), "no bytes");
      return Drawing.of(canvas, top + TALL + 12, account);
    }
    Strip strip = Strip.of(pieces(), 0, picture.capacityBytes(), ArenaSvg.LEFT, ArenaSvg.CONTENT);
    for (Strip.Span span : strip.spans()) {
      span(span, new Box(span.left(), top, span.width(), TALL));
    }
    Ruler.draw(canvas, strip, top + TALL + 4);
    double y = largest(strip, top + TALL + 4 + Ruler.HEIGHT);
    Legend.draw(canvas, signs, ArenaSvg.LEFT, y + 8);
    return Drawing.of(canvas, y + 30, account);
  }

  private List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    long cursor = 0;
    for (Block block : picture.blocks().stream().limit(HolesPicture.MOST_BLOCKS).toList()) {
      if (block.offset() > cursor) {
        pieces.add(new Piece(Piece.Kind.FREE, cursor, block.offset(), null));
      }
      long from = Math.max(cursor, block.offset());
      if (block.endOffset() > from) {
        pieces.add(new Piece(Piece.Kind.BLOCK, from, block.endOffset(), block));
        cursor = block.endOffset();
      }
    }
    if (picture.capacityBytes() > cursor) {
      boolean cut = picture.blocks().size() > HolesPicture.MOST_BLOCKS;
      Piece.Kind kind = cut ? Piece.Kind.USED : Piece.Kind.FREE;
      pieces.add(new Piece(kind, cursor, picture.capacityBytes(), null));
    }
    return pieces;
  }

  private void span(Strip.Span span, Box whole) {
    Legend.Sign sign = Legend.Sign.of(span.piece());
    signs.add(sign);
    Box box = whole.width() > 5 ? whole.pinched(0.6) : whole;
    String size = Words.bytes(span.piece().byteSize());
    Block block = span.piece().block();
    String name =
        block == null || block.label() == null
            ? ""
            : Words.clean(block.label(), ArenaAccount.LABEL_CHARS);
    canvas.group(title(span, sign, name), true);
    Box line = box.inset(Math.min(0.5, box.width() / 4));
    switch (sign) {
      case NEW -> canvas.rect(box.inset(Math.min(1.5, box.width() / 2.5)), 2, Ink.FRESH);
      case DEAD -> canvas.rect(line, 3, Ink.OUTLINE).path(Path.cross(box.inset(2)), Ink.CROSS);
      case FREE -> canvas.rect(line, 3, Ink.OUTLINE);
      default -> canvas.rect(box, 3, Ink.LIVE);
    }
    boolean filled = sign != Legend.Sign.DEAD && sign != Legend.Sign.FREE;
    Type type = Type.SMALL.middle().in(filled ? Palette.WHITE : Palette.TEXT);
    boolean both = !name.isEmpty() && type.strong().width(name) < box.width() - 4;
    if (both) {
      canvas.text(box.middle(), box.y() + 18, type.strong(), name);
    }
    if (type.width(size) < box.width() - 4) {
      canvas.text(box.middle(), box.y() + (both ? 34 : 26.5), type, size);
    }
    canvas.endGroup();
  }

  private static String title(Strip.Span span, Legend.Sign sign, String name) {
    String what = name.isEmpty() ? sign.meaning(false) : name;
    return what
        + ": offset "
        + Words.number(span.piece().from())
        + ", "
        + Words.bytes(span.piece().byteSize());
  }

  /// A bracket under the largest hole.
  private double largest(Strip strip, double y) {
    HolesPicture.Hole widest = null;
    for (HolesPicture.Hole hole : picture.holes()) {
      widest = widest == null || hole.byteSize() > widest.byteSize() ? hole : widest;
    }
    if (widest == null) {
      return y;
    }
    double from = strip.x(widest.offset()) + 1;
    double to = strip.x(widest.offset() + widest.byteSize()) - 1;
    Path bracket = new Path().move(from, y).line(from, y + 6);
    bracket.line(Math.max(from + 1, to), y + 6).line(Math.max(from + 1, to), y);
    canvas.path(bracket.toString(), Ink.MARK);
    String text = "largest hole " + Words.bytes(widest.byteSize());
    double half = Type.SMALL.width(text) / 2;
    double middle = Math.clamp((from + to) / 2, ArenaSvg.LEFT + half, ArenaSvg.WIDTH - half - 8);
    canvas.text(middle, y + 20, Type.SMALL.middle(), text);
    return y + 24;
  }
}
