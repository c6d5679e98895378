package metamemory.view;

import java.util.List;

/// Draws parts as one bar to scale, and beneath it each part's name and size. A peak above all of
/// them together shortens the bar, so that its mark stands where that peak was.
final class PartsSvg {
  private static final double BAR = 34;
  private static final int MOST_PARTS = 24;

  private final Canvas canvas = new Canvas(ArenaSvg.WIDTH);
  private final PartsPicture picture;
  private final List<PartsPicture.Part> parts;

  private PartsSvg(PartsPicture picture) {
    this.picture = picture;
    this.parts = picture.parts().stream().limit(MOST_PARTS).toList();
  }

  static Drawing draw(PartsPicture picture) {
    return new PartsSvg(picture).draw();
  }

  private Drawing draw() {
    Account account = PartsAccount.of(picture);
    double y = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT);
    long whole = Math.max(1, Math.max(picture.totalBytes(), picture.peakBytes().orElse(0)));
    Markers markers = new Markers(ArenaSvg.LEFT, ArenaSvg.LEFT + ArenaSvg.CONTENT);
    picture
        .peakBytes()
        .ifPresent(peak ->
            markers.add(
                ArenaSvg.LEFT + ArenaSvg.CONTENT * ((double) peak / whole),
                "peak " + Words.number(peak),
                Ink.DASHED));
    double top = y + markers.height() + 4;
    double x = ArenaSvg.LEFT;
    for (PartsPicture.Part part : parts) {
      double width = ArenaSvg.CONTENT * part.bytes() / whole;
      part(part, new Box(x, top, width, BAR));
      x += width;
    }
    markers.draw(canvas, top, top - 3);
    return Drawing.of(canvas, names(top + BAR + 12) + 26, account);
  }

  private void part(PartsPicture.Part part, Box whole) {
    if (part.bytes() == 0) {
      return;
    }
    Box box = whole.width() > 4 ? whole.pinched(0.6) : whole;
    String text = PartsAccount.sentence(part);
    canvas.group(text, true);
    switch (part.role()) {
      case USED -> canvas.rect(box, 3, Ink.LIVE);
      case PADDING -> canvas.hatched(box);
      case FREE -> canvas.rect(box.inset(Math.min(0.5, box.width() / 3)), 3, Ink.OUTLINE);
      case RESERVED -> canvas.rect(box.inset(Math.min(0.5, box.width() / 3)), 3, Ink.RESERVED);
    }
    boolean readable = part.role() != PartsPicture.Role.PADDING;
    if (readable && Type.PLAIN.width(text) < box.width() - 8) {
      String colour = part.role() == PartsPicture.Role.USED ? Palette.WHITE : Palette.TEXT;
      canvas.text(box.middle(), box.y() + BAR / 2 + 4.5, Type.PLAIN.middle().in(colour), text);
    }
    canvas.endGroup();
  }

  private double names(double top) {
    double x = ArenaSvg.LEFT;
    double y = top;
    for (PartsPicture.Part part : parts) {
      String text = PartsAccount.sentence(part);
      if (x + Legend.entryWidth(text) > ArenaSvg.WIDTH && x > ArenaSvg.LEFT) {
        x = ArenaSvg.LEFT;
        y += 22;
      }
      x = Legend.entry(canvas, PartsAccount.sign(part), text, x, y);
    }
    return y;
  }
}
