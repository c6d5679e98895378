package metamemory.view;

/// Draws a process's areas as boxes under each other, each with its address, its sizes and what it
/// is for.
final class ProcessSvg {
  private static final double ADDRESS = 116;
  private static final double BOX = 290;
  private static final double ROW = 44;

  private final Canvas canvas = new Canvas(ArenaSvg.WIDTH);
  private final ProcessPicture picture;

  private ProcessSvg(ProcessPicture picture) {
    this.picture = picture;
  }

  static Drawing draw(ProcessPicture picture) {
    return new ProcessSvg(picture).draw();
  }

  private Drawing draw() {
    Account account = ProcessAccount.of(picture);
    double y = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT) + 4;
    for (ProcessPicture.Area area : ProcessAccount.shown(picture)) {
      area(area, y);
      y += ROW;
    }
    return Drawing.of(canvas, y + 8, account);
  }

  private void area(ProcessPicture.Area area, double y) {
    canvas.row(y).group(ProcessAccount.sentence(area), true);
    Type mono = Type.CODE;
    String address = ProcessAccount.address(area);
    if (!address.isEmpty()) {
      canvas.text(ArenaSvg.LEFT + ADDRESS - 8, y + 24, mono.end(), address);
    }
    Box box = new Box(ArenaSvg.LEFT + ADDRESS, y, BOX, ROW - 4);
    canvas.rect(box.inset(0.5), 3, Ink.OUTLINE);
    double used = BOX * share(area);
    if (used > 0) {
      canvas.rect(new Box(box.x() + 1, box.bottom() - 5, Math.max(2, used - 2), 4), 2, Ink.LIVE);
    }
    Type bold = Type.SMALL.strong();
    canvas.text(box.x() + 14, y + 14, bold, bold.cut(ProcessAccount.name(area), BOX - 18));
    String sizes = ProcessAccount.sizes(area);
    canvas.text(box.x() + 14, y + 30, Type.SMALL, Type.SMALL.cut(sizes, BOX - 18));
    double left = box.right() + 12;
    String note = ProcessAccount.note(area);
    if (!note.isEmpty()) {
      canvas.text(left, y + 24, Type.SMALL, Type.SMALL.cut(note, ArenaSvg.WIDTH - left - 6));
    }
    canvas.endGroup();
  }

  /// How much of it is in use, from 0 to 1; 0 if that is not known.
  private static double share(ProcessPicture.Area area) {
    return area.residentBytes() <= 0 || area.reservedBytes() <= 0
        ? 0
        : Math.min(1, (double) area.residentBytes() / area.reservedBytes());
  }
}
