package metamemory.view;

import java.util.EnumSet;

/// Draws slots with their generations as badges, and beneath them the handles, each with a line to
/// its slot.
final class SlotsSvg {
  private static final int PER_ROW = 12;
  private static final int MOST_SLOTS = 72;
  private static final int MOST_HANDLES = 12;
  private static final double HEIGHT = 46;
  private static final double ROW = 54;
  private static final double HANDLE = 26;

  private final Canvas canvas = new Canvas(ArenaSvg.WIDTH);
  private final SlotsPicture picture;
  private final EnumSet<Legend.Sign> signs = EnumSet.noneOf(Legend.Sign.class);
  private final int shown;
  private final int perRow;
  private double top;

  private SlotsSvg(SlotsPicture picture) {
    this.picture = picture;
    this.shown = Math.min(MOST_SLOTS, picture.slots().size());
    this.perRow = Math.clamp(shown, 6, PER_ROW);
  }

  static Drawing draw(SlotsPicture picture) {
    return new SlotsSvg(picture).draw();
  }

  private Drawing draw() {
    Account account = SlotsAccount.of(picture);
    top = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT) + 4;
    for (int i = 0; i < shown; i++) {
      slot(i, picture.slots().get(i));
    }
    double y = top + -Math.floorDiv(-shown, perRow) * ROW;
    if (shown < picture.slots().size()) {
      canvas.text(
          ArenaSvg.LEFT,
          y + 10,
          Type.QUIET,
          "and " + Words.number(picture.slots().size() - shown) + " more slots");
      y += 18;
    }
    y = handles(y);
    Legend.draw(canvas, signs, ArenaSvg.LEFT, y + 8);
    return Drawing.of(canvas, y + 34, account);
  }

  private Box box(int index) {
    int row = index / perRow;
    double width = ArenaSvg.CONTENT / perRow;
    return new Box(ArenaSvg.LEFT + width * (index % perRow), top + ROW * row, width, HEIGHT)
        .pinched(1.5);
  }

  private void slot(int index, SlotsPicture.Slot slot) {
    Box box = box(index);
    boolean live = slot.state() == SlotsPicture.State.LIVE;
    String label = SlotsAccount.label(slot);
    String generation = "g" + Words.number(slot.generation());
    canvas.row(box.y()).group(SlotsAccount.sentence(slot, index), true);
    switch (slot.state()) {
      case LIVE -> canvas.rect(box, 3, Ink.LIVE);
      case FREE -> canvas.rect(box.inset(0.5), 3, Ink.OUTLINE);
      case RETIRED ->
          canvas.rect(box.inset(0.5), 3, Ink.OUTLINE).path(Path.cross(box.inset(2)), Ink.CROSS);
    }
    signs.add(
        live
            ? Legend.Sign.LIVE
            : slot.state() == SlotsPicture.State.FREE ? Legend.Sign.FREE : Legend.Sign.RETIRED);
    Type small = Type.SMALL.in(live ? Palette.WHITE : Palette.TEXT);
    canvas.text(box.x() + 5, box.y() + 16, small, Integer.toString(index));
    if (small.strong().width(generation) < box.width() - 26) {
      canvas.text(box.right() - 5, box.y() + 16, small.strong().end(), generation);
    }
    if (!label.isEmpty() && small.width(label) < box.width() - 6) {
      canvas.text(box.middle(), box.y() + 36, small.middle(), label);
    }
    canvas.endGroup();
  }

  /// Lines are drawn only where all slots are in one row: elsewhere they would cross other slots.
  private double handles(double y) {
    int count = Math.min(MOST_HANDLES, picture.handles().size());
    double below = y + (shown <= perRow ? 40 : 8);
    double x = ArenaSvg.LEFT;
    for (SlotsPicture.Handle handle : picture.handles().subList(0, count)) {
      double width = width(handle);
      if (x + width > ArenaSvg.LEFT + ArenaSvg.CONTENT && x > ArenaSvg.LEFT) {
        x = ArenaSvg.LEFT;
        below += HANDLE + 10;
      }
      handle(handle, new Box(x, below, width, HANDLE), y);
      x += width + 12;
    }
    if (count < picture.handles().size()) {
      below += HANDLE + 4;
      canvas.text(
          ArenaSvg.LEFT,
          below + 12,
          Type.QUIET,
          "and " + (picture.handles().size() - count) + " more handles");
    }
    return count == 0 ? y : below + HANDLE;
  }

  private String text(SlotsPicture.Handle handle) {
    String stale = picture.isValid(handle) ? "" : " STALE";
    return SlotsAccount.name(handle)
        + " → "
        + handle.index()
        + " g"
        + Words.number(handle.generation())
        + stale;
  }

  private double width(SlotsPicture.Handle handle) {
    return Type.SMALL.strong().width(text(handle)) + 16;
  }

  private void handle(SlotsPicture.Handle handle, Box box, double slotsEnd) {
    boolean valid = picture.isValid(handle);
    signs.add(valid ? Legend.Sign.HANDLE : Legend.Sign.STALE);
    Ink ink = valid ? Ink.HANDLE : Ink.STALE;
    // Arrows of later handles cross the room above this one.
    canvas.row(FocusWords.HEAD).group(SlotsAccount.sentence(picture, handle), true);
    canvas.rect(box, 13, ink);
    canvas.text(box.middle(), box.y() + 17, Type.SMALL.strong().middle(), text(handle));
    boolean firstRow = box.y() < slotsEnd + 48;
    if (shown <= perRow && firstRow && handle.index() >= 0 && handle.index() < shown) {
      Box slot = box(handle.index());
      double tip = Math.clamp(box.middle(), slot.x() + 14, slot.right() - 14);
      canvas.line(box.middle(), box.y(), tip, slot.bottom() + 3, ink);
      Path head = new Path().arrowHead(box.middle(), box.y(), tip, slot.bottom() + 1);
      canvas.path(head.toString(), Ink.solid(valid ? Palette.TEXT : Palette.STALE));
    }
    canvas.endGroup();
  }
}
