package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// Draws memory as one bar, with a character in each byte where there is room, and each view as a
/// bracket beneath it.
final class SlicesSvg {
  private static final double BAR = 34;
  private static final double LANE = 30;

  private final Canvas canvas = new Canvas(ArenaSvg.WIDTH);
  private final SlicesPicture picture;
  private final List<Double> laneEnds = new ArrayList<>();

  private SlicesSvg(SlicesPicture picture) {
    this.picture = picture;
  }

  static Drawing draw(SlicesPicture picture) {
    return new SlicesSvg(picture).draw();
  }

  private Drawing draw() {
    Account account = SlicesAccount.of(picture);
    double top = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT) + 4;
    Box bar = new Box(ArenaSvg.LEFT, top, ArenaSvg.CONTENT, BAR);
    canvas.rect(bar, 3, Ink.LIVE);
    characters(bar);
    Piece whole = new Piece(Piece.Kind.USED, 0, Math.max(1, picture.byteSize()), null);
    Strip strip =
        Strip.of(List.of(whole), 0, Math.max(1, picture.byteSize()), bar.x(), bar.width());
    Ruler.draw(canvas, strip, bar.bottom() + 4);
    double y = bar.bottom() + 4 + Ruler.HEIGHT + 6;
    for (SlicesPicture.Slice slice : SlicesAccount.shown(picture)) {
      slice(slice, strip, y);
    }
    y += LANE * laneEnds.size();
    int more = picture.slices().size() - SlicesAccount.shown(picture).size();
    if (more > 0) {
      canvas.text(ArenaSvg.LEFT, y + 14, Type.QUIET, "and " + more + " more views");
      y += 20;
    }
    return Drawing.of(canvas, y + 8, account);
  }

  private void characters(Box bar) {
    String characters = SlicesAccount.characters(picture);
    double step = bar.width() / Math.max(1, picture.byteSize());
    for (int i = 0; i < characters.length(); i++) {
      String one = characters.substring(i, i + 1);
      if (!one.isBlank()) {
        canvas.text(
            bar.x() + step * (i + 0.5), bar.y() + 22, Type.CODE.middle().in(Palette.WHITE), one);
      }
    }
  }

  private void slice(SlicesPicture.Slice slice, Strip strip, double top) {
    double from = strip.x(Math.clamp(slice.offset(), 0, strip.to()));
    double to = strip.x(Math.clamp(slice.offset() + slice.byteSize(), 0, strip.to()));
    String text = Type.SMALL.cut(SlicesAccount.name(slice), ArenaSvg.CONTENT);
    double half = Type.SMALL.width(text) / 2;
    double middle = Math.clamp((from + to) / 2, ArenaSvg.LEFT + half, ArenaSvg.WIDTH - half - 8);
    double left = Math.min(from, middle - half);
    double right = Math.max(to, middle + half);
    double y = top + LANE * lane(left, right);
    canvas.group(SlicesAccount.sentence(slice), true);
    Path bracket = new Path().move(from + 0.8, y).line(from + 0.8, y + 6);
    bracket.line(Math.max(from + 1.6, to - 0.8), y + 6).line(Math.max(from + 1.6, to - 0.8), y);
    canvas.path(bracket.toString(), Ink.line(2, 1));
    canvas.text(middle, y + 19, Type.SMALL.middle(), text).endGroup();
  }

  /// The first lane that is free there.
  private int lane(double left, double right) {
    for (int lane = 0; lane < laneEnds.size(); lane++) {
      if (laneEnds.get(lane) + 8 <= left) {
        laneEnds.set(lane, right);
        return lane;
      }
    }
    laneEnds.add(right);
    return laneEnds.size() - 1;
  }
}
