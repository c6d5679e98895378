package metamemory.view;

import java.util.EnumSet;
import java.util.List;

/// Draws the same arena twice, one moment under the other, to the same scale.
final class DiffSvg {
  private static final int MOST_BLOCKS = 96;

  private DiffSvg() {}

  static Drawing draw(DiffPicture diff) {
    Account account = DiffAccount.of(diff);
    Canvas canvas = new Canvas(ArenaSvg.WIDTH);
    double y = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT);
    y =
        diff.listed() && count(diff) <= MOST_BLOCKS
            ? moments(canvas, diff, y)
            : ledger(canvas, diff, y);
    return Drawing.of(canvas, y + 4, account);
  }

  private static int count(DiffPicture diff) {
    return Math.max(count(diff.before()), count(diff.after()));
  }

  private static int count(ArenaPicture arena) {
    return arena.blocks() instanceof Blocks.Each(List<Block> blocks)
        ? blocks.size()
        : Integer.MAX_VALUE;
  }

  private static double moments(Canvas canvas, DiffPicture diff, double top) {
    DiffMoments moments = DiffMoments.of(diff);
    boolean further = moments.after().positionBytes() >= moments.before().positionBytes();
    ArenaPlan plan =
        ArenaPlan.of(further && !moments.after().closed() ? moments.after() : moments.before());
    EnumSet<Legend.Sign> signs = EnumSet.noneOf(Legend.Sign.class);
    double y = top + 14;
    canvas.text(ArenaSvg.LEFT, y, Type.SMALL.strong(), "before");
    y = new MemorySvg(canvas, moments.before(), plan, signs).draw(y);
    canvas.text(ArenaSvg.LEFT, y + 22, Type.SMALL.strong(), "after");
    y = new MemorySvg(canvas, moments.after(), plan, signs).draw(y + 22);
    Legend.draw(canvas, signs, ArenaSvg.LEFT, y + 10, true);
    return y + 30;
  }

  /// Too many blocks to compare by eye: the totals, and how they changed.
  private static double ledger(Canvas canvas, DiffPicture diff, double top) {
    Table table = DiffAccount.totals(diff);
    double y = top + 14;
    line(canvas, table.header(), y, Type.QUIET);
    for (List<String> row : table.rows()) {
      y += 20;
      line(canvas, row, y, Type.PLAIN);
    }
    return y + 10;
  }

  private static void line(Canvas canvas, List<String> words, double y, Type type) {
    if (!words.getFirst().isEmpty()) {
      canvas.text(ArenaSvg.LEFT, y, type, words.getFirst());
    }
    for (int column = 1; column < words.size(); column++) {
      canvas.text(180 + 150.0 * column, y, type.end(), words.get(column));
    }
  }
}
