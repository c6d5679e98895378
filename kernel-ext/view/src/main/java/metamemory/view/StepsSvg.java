package metamemory.view;

import java.util.EnumSet;
import java.util.List;

/// Draws steps as a strip of small bars under each other, all to one scale: how the memory filled,
/// at a glance.
final class StepsSvg {
  private static final int MOST_BLOCKS = 24;
  private static final double ROW = 26;
  private static final double BAR = 16;
  private static final double BAR_LEFT = 330;
  private static final double BAR_WIDTH = ArenaSvg.WIDTH - ArenaSvg.LEFT - BAR_LEFT;

  private final Canvas canvas = new Canvas(ArenaSvg.WIDTH);
  private final StepsPicture picture;
  private final EnumSet<Legend.Sign> signs = EnumSet.noneOf(Legend.Sign.class);

  private final long window;

  private StepsSvg(StepsPicture picture) {
    this.picture = picture;
    this.window = window();
  }

  static Drawing draw(StepsPicture picture) {
    return new StepsSvg(picture).draw();
  }

  private Drawing draw() {
    Account account = StepsAccount.of(picture);
    double y = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT) + 4;
    for (int i = 0; i < picture.steps().size(); i++) {
      if (picture.isDrawn(i)) {
        step(i, y);
        y += ROW;
      } else if (picture.isDrawn(i - 1)) {
        String left =
            Words.count(picture.steps().size() - StepsPicture.MOST_DRAWN, "step", "steps");
        canvas.text(ArenaSvg.LEFT, y + 12, Type.QUIET, "⋯ " + left + " between");
        y += ROW;
      }
    }
    Legend.draw(canvas, signs, ArenaSvg.LEFT, y + 6);
    return Drawing.of(canvas, y + 30, account);
  }

  private long window() {
    long window = 1;
    long furthest = -1;
    for (StepsPicture.Step step : picture.steps()) {
      if (step.after() instanceof ArenaPicture arena && arena.positionBytes() > furthest) {
        furthest = arena.positionBytes();
        window = Math.max(1, ArenaPlan.of(arena).windowBytes());
      }
    }
    return window;
  }

  private void step(int index, double y) {
    String line = StepsAccount.line(picture, index);
    Picture after = picture.steps().get(index).after();
    canvas.row(y).group(line + ": " + String.join(", ", Account.of(after).facts()), true);
    canvas.text(
        ArenaSvg.LEFT, y + 12, Type.SMALL, Type.SMALL.cut(line, BAR_LEFT - ArenaSvg.LEFT - 10));
    if (after instanceof ArenaPicture arena) {
      bar(arena, y);
    } else {
      String facts = Account.of(after).headline();
      canvas.text(BAR_LEFT, y + 12, Type.SMALL, Type.SMALL.cut(facts, BAR_WIDTH));
    }
    canvas.endGroup();
  }

  private void bar(ArenaPicture after, double y) {
    Box whole = new Box(BAR_LEFT, y, BAR_WIDTH, BAR);
    if (after.closed()) {
      canvas.rect(whole.inset(0.5), 2, Ink.OUTLINE.dashed("6 4"));
      return;
    }
    Strip strip = Strip.toScale(Piece.of(drawn(after), window), 0, window, BAR_LEFT, BAR_WIDTH);
    canvas.rect(whole.inset(0.5), 2, Ink.OUTLINE);
    all(strip, Legend.Sign.LIVE, y, Ink.LIVE);
    all(strip, Legend.Sign.USED, y, Ink.LIVE);
    all(strip, Legend.Sign.NEW, y, Ink.FRESH);
    all(strip, Legend.Sign.PADDING, y, Ink.HATCH);
    all(strip, Legend.Sign.DEAD, y, Ink.CROSS);
  }

  /// In a bar this small, many blocks are only shown as what they take together.
  private static ArenaPicture drawn(ArenaPicture arena) {
    boolean many = arena.liveBlocks() > MOST_BLOCKS;
    return many ? arena.with(new Blocks.Unknown("")) : arena;
  }

  /// All pieces of one sign as one shape, so that many steps stay few shapes.
  private void all(Strip strip, Legend.Sign sign, double y, Ink ink) {
    Path path = new Path();
    List<Box> boxes =
        strip.spans().stream()
            .filter(span -> Legend.Sign.of(span.piece()) == sign)
            .map(span ->
                new Box(span.left(), y, span.width(), BAR).pinched(Math.min(0.5, span.width() / 5)))
            .toList();
    for (Box box : boxes) {
      switch (sign) {
        case PADDING -> path.append(Path.hatch(box, 6));
        case DEAD -> path.append(Path.cross(box));
        case NEW -> path.rect(box.inset(Math.min(1.5, box.width() / 2.5)));
        case LIVE,
            USED,
            HEADER,
            FIELD,
            FREE,
            RETIRED,
            HANDLE,
            STALE,
            RESERVED,
            REDZONE,
            DAMAGED,
            UNWRITTEN ->
            path.rect(box);
      }
    }
    if (!boxes.isEmpty()) {
      signs.add(sign);
      if (!path.toString().isEmpty()) {
        canvas.path(path.toString(), ink);
      }
    }
  }
}
