package metamemory.view;

import java.util.EnumSet;

/// Draws bytes in rows of 16, each stretch of one kind on a ground of its own.
final class HexSvg {
  private static final double LEFT = 76;
  private static final double STEP = 27;
  private static final double ROW = 26;
  private static final double BOX = 21;

  private final Canvas canvas = new Canvas(ArenaSvg.WIDTH);
  private final HexPicture hex;
  private final EnumSet<Legend.Sign> signs = EnumSet.noneOf(Legend.Sign.class);

  private HexSvg(HexPicture hex) {
    this.hex = hex;
  }

  static Drawing draw(HexPicture hex) {
    return new HexSvg(hex).draw();
  }

  private Drawing draw() {
    Account account = HexAccount.of(hex);
    double y = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT) + 4;
    int size = hex.bytes().size();
    for (int from = 0; from < size; from += HexAccount.PER_ROW) {
      row(from, Math.min(size, from + HexAccount.PER_ROW), y);
      y += ROW;
    }
    Legend.draw(canvas, signs, ArenaSvg.LEFT, y + 6);
    return Drawing.of(canvas, y + (signs.isEmpty() ? 8 : 30), account);
  }

  private void row(int from, int to, double y) {
    canvas.row(y);
    canvas.text(LEFT - 10, y + 15, Type.SMALL.end(), "+" + from);
    for (int i = from; i < to; ) {
      int end = endOfRun(i, to);
      run(i, end, from, y);
      i = end;
    }
    double right = LEFT + STEP * HexAccount.PER_ROW + 12;
    canvas.text(right, y + 15, Type.CODE, HexAccount.characters(hex, from, to));
  }

  /// Where other bytes begin: of another kind, or of another range.
  private int endOfRun(int from, int to) {
    int end = from + 1;
    while (end < to && hex.kind(end) == hex.kind(from) && !beginsRange(end)) {
      end++;
    }
    return end;
  }

  private boolean beginsRange(int index) {
    return hex.ranges().stream().anyMatch(range -> range.from() == index);
  }

  private void run(int from, int to, int rowFrom, double y) {
    HexPicture.Kind kind = hex.kind(from);
    signs.add(HexAccount.sign(kind));
    Box box = new Box(LEFT + STEP * (from - rowFrom), y, STEP * (to - from), BOX).pinched(1);
    canvas.group(title(from, to, kind), true);
    switch (kind) {
      case DATA -> canvas.rect(box, 3, Ink.LIVE);
      case REDZONE -> canvas.rect(box.inset(0.5), 2, Ink.REDZONE);
      case DAMAGED -> canvas.rect(box.inset(1), 2, Ink.DAMAGED);
      case UNWRITTEN -> canvas.rect(box.inset(0.5), 2, Ink.UNWRITTEN);
      case RELEASED -> canvas.rect(box.inset(0.5), 2, Ink.OUTLINE.dashed("5 3"));
    }
    Type type = Type.CODE.middle().in(colour(kind));
    for (int i = from; i < to; i++) {
      String text = HexAccount.byteText(hex.bytes().get(i));
      double x = LEFT + STEP * (i - rowFrom) + STEP / 2;
      canvas.text(x, y + 15, kind == HexPicture.Kind.DAMAGED ? type.strong() : type, text);
    }
    canvas.endGroup();
  }

  private static String colour(HexPicture.Kind kind) {
    return switch (kind) {
      case DATA, REDZONE -> Palette.WHITE;
      case DAMAGED -> Palette.BLACK;
      case UNWRITTEN, RELEASED -> Palette.TEXT;
    };
  }

  private String title(int from, int to, HexPicture.Kind kind) {
    String name =
        hex.ranges().stream()
            .filter(range -> from >= range.from() && from < range.to())
            .map(HexAccount::name)
            .findFirst()
            .orElse("");
    return (HexAccount.word(kind) + " " + name).strip()
        + ": offset +"
        + from
        + ", "
        + Words.bytes(to - from)
        + ", address "
        + Words.hex(hex.address() + from);
  }
}
