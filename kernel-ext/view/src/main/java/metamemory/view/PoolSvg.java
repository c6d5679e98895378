package metamemory.view;

import java.util.EnumSet;
import java.util.List;

/// Draws a pool as rows of slots, with arrows from each free slot to the next. Of a large pool only
/// which slots are live.
final class PoolSvg {
  private static final int MOST_SLOTS = 64;
  private static final Ink ARROW = Ink.line(1.5, 0.85);
  private static final int MOST_ARROWS = 32;
  private static final int MOST_LINES = 32;
  private static final double SLOT_HEIGHT = 38;
  private static final double ROW = 84;

  private final Canvas canvas = new Canvas(ArenaSvg.WIDTH);
  private final PoolPicture pool;
  private final FreeList free;
  private final EnumSet<Legend.Sign> signs = EnumSet.noneOf(Legend.Sign.class);
  private final int perRow;
  private double top;

  private PoolSvg(PoolPicture pool) {
    this.pool = pool;
    this.free = FreeList.of(pool);
    this.perRow = pool.slots().size() <= 32 ? 8 : 16;
  }

  static Drawing draw(PoolPicture pool) {
    return new PoolSvg(pool).draw();
  }

  private Drawing draw() {
    Account account = PoolAccount.of(pool);
    top = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT) + 38;
    double y = pool.slots().size() <= MOST_SLOTS ? slots() : lines();
    Legend.draw(canvas, signs, ArenaSvg.LEFT, y + 8);
    return Drawing.of(canvas, y + 34, account);
  }

  private double slots() {
    for (int i = 0; i < pool.slots().size(); i++) {
      slot(i, pool.slots().get(i));
    }
    List<Integer> order = free.order();
    for (int i = 0; i + 1 < Math.min(MOST_ARROWS, order.size()); i++) {
      arrow(box(order.get(i)), box(order.get(i + 1)), ARROW, Palette.TEXT);
    }
    if (free.breaksInside(pool)) {
      arrow(box(order.getLast()), box(free.brokenTo()), Ink.STALE, Palette.STALE);
    }
    if (!order.isEmpty()) {
      Box first = box(order.getFirst());
      canvas.text(first.middle(), first.y() + 31, Type.SMALL.strong().middle(), "next");
    }
    int rows = -Math.floorDiv(-pool.slots().size(), perRow);
    return top + rows * ROW - 34;
  }

  private Box box(int index) {
    int row = index / perRow;
    double width = ArenaSvg.CONTENT / perRow;
    double x = ArenaSvg.LEFT + width * (index % perRow);
    return new Box(x, top + ROW * row, width, SLOT_HEIGHT).pinched(1);
  }

  private void slot(int index, PoolPicture.Slot slot) {
    Box box = box(index);
    canvas.group(PoolAccount.sentence(pool, index), true);
    switch (slot.state()) {
      case LIVE -> {
        signs.add(Legend.Sign.LIVE);
        canvas.rect(box, 3, Ink.LIVE);
      }
      case NEW -> {
        signs.add(Legend.Sign.NEW);
        canvas.rect(box.inset(1.5), 2, Ink.FRESH);
      }
      case RELEASED -> {
        signs.add(Legend.Sign.FREE);
        canvas.rect(box.inset(0.5), 3, Ink.OUTLINE);
      }
    }
    String colour = slot.isFree() ? Palette.TEXT : Palette.WHITE;
    canvas.text(box.x() + 5, box.y() + 15, Type.SMALL.in(colour), Integer.toString(index));
    String label =
        slot.isFree() ? "" : Words.clean(String.valueOf(slot.label()), ArenaAccount.LABEL_CHARS);
    Type bold = Type.SMALL.strong().in(colour);
    if (slot.label() != null && bold.width(label) < box.width() - 6) {
      canvas.text(box.middle(), box.y() + 31, bold.middle(), label);
    }
    canvas.endGroup();
  }

  /// Within a row a bow over the slots; to another row a straight line through the room between the
  /// rows.
  private void arrow(Box from, Box to, Ink ink, String head) {
    boolean sameRow = to.y() == from.y();
    double side = to.x() > from.x() ? 8 : -8;
    double fromX = from.middle() + (sameRow ? side : 0);
    double fromY = to.y() > from.y() ? from.bottom() : from.y();
    double toX = to.middle() - (sameRow ? side : 0);
    double toY = to.y() < from.y() ? to.bottom() : to.y();
    double bowX = (fromX + toX) / 2;
    double bowY =
        sameRow
            ? from.y() - (toX > fromX ? 18 : 30) - Math.abs(toX - fromX) / 16
            : (fromY + toY) / 2;
    canvas.path(new Path().move(fromX, fromY).bow(bowX, bowY, toX, toY).toString(), ink);
    canvas.path(new Path().arrowHead(bowX, bowY, toX, toY).toString(), Ink.solid(head));
  }

  /// Many slots: a line of them is a bar in which the live ones are filled.
  private double lines() {
    int size = pool.slots().size();
    int perLine = Math.max(64, -Math.floorDiv(-size, MOST_LINES));
    double y = top - 28;
    for (int from = 0; from < size; from += perLine) {
      line(from, Math.min(size, from + perLine), perLine, y);
      y += 18;
    }
    signs.add(Legend.Sign.LIVE);
    signs.add(Legend.Sign.FREE);
    return y;
  }

  private void line(int from, int to, int perLine, double y) {
    double left = ArenaSvg.LEFT + 76;
    double step = (ArenaSvg.CONTENT - 150) / perLine;
    Path live = new Path();
    int count = 0;
    for (int i = from; i < to; i++) {
      if (!pool.slots().get(i).isFree()) {
        int begin = i;
        while (i + 1 < to && !pool.slots().get(i + 1).isFree()) {
          i++;
        }
        live.rect(new Box(left + (begin - from) * step, y, (i + 1 - begin) * step, 13));
        count += i + 1 - begin;
      }
    }
    canvas.group("slots " + from + " to " + (to - 1) + ": " + count + " live", true);
    canvas.text(left - 8, y + 11, Type.SMALL.end(), Words.number(from));
    canvas.rect(new Box(left, y, (to - from) * step, 13), 0, Ink.OUTLINE);
    if (count > 0) {
      canvas.path(live.toString(), Ink.LIVE);
    }
    canvas.text(left + (to - from) * step + 8, y + 11, Type.SMALL, Words.number(count) + " live");
    canvas.endGroup();
  }
}
