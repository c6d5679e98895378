package metamemory.view;

import java.util.List;

/// Draws scopes as boxes in boxes over a timeline: an inner box ends before the outer one does.
final class ScopesSvg {
  private static final int MOST_SCOPES = 60;
  private static final double HEAD = 24;
  private static final double INSET = 5;

  /// Tints add up, and beyond this depth text on them would be hard to read.
  private static final int TINTED = 4;

  private final Canvas canvas = new Canvas(ArenaSvg.WIDTH);
  private final ScopesPicture picture;
  private final List<ScopesPicture.Scope> scopes;
  private final double scale;
  private final double height;
  private double top;

  private ScopesSvg(ScopesPicture picture) {
    this.picture = picture;
    this.scopes = picture.scopes().subList(0, Math.min(MOST_SCOPES, picture.scopes().size()));
    this.scale = ArenaSvg.CONTENT / Math.max(1, picture.now());
    int deepest = Math.max(1, scopes.stream().mapToInt(ScopesPicture.Scope::depth).max().orElse(1));
    this.height = deepest * (HEAD + INSET) + 14;
  }

  static Drawing draw(ScopesPicture picture) {
    return new ScopesSvg(picture).draw();
  }

  private Drawing draw() {
    Account account = ScopesAccount.of(picture);
    top = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT) + 6;
    scopes.forEach(this::scope);
    double y = top + height + 6;
    timeline(y);
    y += 44;
    if (scopes.size() < picture.scopes().size()) {
      canvas.text(
          ArenaSvg.LEFT,
          y + 8,
          Type.QUIET,
          "and " + (picture.scopes().size() - scopes.size()) + " more scopes");
      y += 18;
    }
    return Drawing.of(canvas, y, account);
  }

  private double x(long event) {
    return ArenaSvg.LEFT + event * scale;
  }

  private void scope(ScopesPicture.Scope scope) {
    int inside = Math.max(0, scope.depth() - 1);
    double left = x(scope.opened());
    double right = Math.max(left + 2, x(scope.closed().orElse(picture.now())));
    double upper = top + inside * HEAD;
    Box box =
        new Box(left, upper, right - left, Math.max(8, top + height - INSET * inside - upper))
            .pinched(0.5);
    canvas.group(scope.sentence(), true);
    if (scope.depth() <= TINTED) {
      canvas.rect(box, 4, Ink.tint(Palette.LIVE, 0.12));
    }
    if (scope.closed().isPresent()) {
      canvas.rect(box, 4, Ink.OUTLINE);
    } else {
      canvas.path(new Path().openRight(box).toString(), Ink.line(1.5, 1));
    }
    String figures = " " + Words.blocks(scope.blocks()) + ", " + Words.bytes(scope.bytes());
    label(scope.label(), figures, new Box(box.x() + 6, upper, box.width() - 10, HEAD));
    canvas.endGroup();
  }

  private void label(String name, String figures, Box room) {
    Type bold = Type.SMALL.strong();
    double width = bold.width(name);
    if (width > room.width()) {
      return;
    }
    canvas.text(room.x(), room.y() + 16, bold, name);
    if (width + 6 + Type.SMALL.width(figures) <= room.width()) {
      canvas.text(room.x() + width + 6, room.y() + 16, Type.SMALL, figures.strip());
    }
  }

  private void timeline(double y) {
    long step = Ruler.decimalStep(picture.now());
    Path marks = new Path();
    for (long event = 0; event <= picture.now(); event += step) {
      marks.move(x(event), y).line(x(event), y + 6);
      Ruler.label(canvas, x(event), y - 2, Words.number(event));
    }
    canvas.path(marks.toString(), Ink.TICKS);
    canvas.text(ArenaSvg.LEFT + ArenaSvg.CONTENT / 2, y + 36, Type.QUIET.middle(), "events");
  }
}
