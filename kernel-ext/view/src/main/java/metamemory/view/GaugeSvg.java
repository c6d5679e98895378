package metamemory.view;

import java.util.List;

/// Draws a gauge: what is in use against the limit, and beneath it the latest requests that did not
/// fit, each where it would have begun.
final class GaugeSvg {
  private static final double BAR = 34;
  private static final double REQUEST = 14;
  private static final int MOST_REFUSALS = 6;

  private final GaugePicture gauge;
  private final List<GaugePicture.Refused> shown;
  private final Canvas canvas = new Canvas(ArenaSvg.WIDTH);
  private final double scale;

  private GaugeSvg(GaugePicture gauge) {
    this.gauge = gauge;
    int refusals = gauge.refusals().size();
    this.shown = gauge.refusals().subList(Math.max(0, refusals - MOST_REFUSALS), refusals);
    this.scale = ArenaSvg.CONTENT / most();
  }

  static Drawing draw(GaugePicture gauge) {
    return new GaugeSvg(gauge).draw();
  }

  /// Room beyond the limit for what did not fit, but never more than the gauge itself takes.
  private double most() {
    double limit = (double) Math.max(1, Math.max(gauge.limitBytes(), gauge.usedBytes()));
    double wanted = limit;
    for (GaugePicture.Refused refused : shown) {
      wanted = Math.max(wanted, (double) refused.endBytes());
    }
    return Math.min(wanted, limit * 1.6);
  }

  private double x(long bytes) {
    return ArenaSvg.LEFT + Math.min(ArenaSvg.CONTENT, bytes * scale);
  }

  private Drawing draw() {
    Account account = GaugeAccount.of(gauge);
    double y = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT);
    Markers markers = new Markers(ArenaSvg.LEFT, ArenaSvg.LEFT + ArenaSvg.CONTENT);
    markers.add(x(gauge.limitBytes()), "limit " + Words.number(gauge.limitBytes()), Ink.MARK);
    long peak = gauge.peakBytes().orElse(0);
    if (peak > gauge.usedBytes() && peak < gauge.limitBytes()) {
      markers.add(x(peak), "peak " + Words.number(peak), Ink.DASHED);
    }
    double top = y + markers.height() + 6;
    bar(top);
    markers.draw(canvas, top, top - 3);
    double limit = x(gauge.limitBytes());
    canvas.line(limit, top - 2, limit, top + BAR + 4, Ink.line(2.5, 1));
    y = top + BAR + 10;
    for (GaugePicture.Refused refused : shown) {
      request(refused, y);
      y += REQUEST + 30;
    }
    if (shown.size() < gauge.refusals().size()) {
      String earlier =
          Words.count(
              gauge.refusals().size() - shown.size(), "earlier refusal", "earlier refusals");
      canvas.text(ArenaSvg.LEFT, y + 14, Type.QUIET, "and " + earlier);
      y += 20;
    }
    return Drawing.of(canvas, y + 6, account);
  }

  private void bar(double top) {
    double used = x(gauge.usedBytes());
    double limit = x(gauge.limitBytes());
    segment(
        "in use " + Words.bytes(gauge.usedBytes()),
        new Box(ArenaSvg.LEFT, top, used - ArenaSvg.LEFT, BAR),
        true);
    segment("free " + Words.bytes(gauge.leftBytes()), new Box(used, top, limit - used, BAR), false);
  }

  private void segment(String text, Box box, boolean used) {
    if (box.width() <= 1) {
      return;
    }
    canvas.group(text, true);
    canvas.rect(used ? box : box.inset(0.5), 3, used ? Ink.LIVE : Ink.OUTLINE);
    if (Type.PLAIN.width(text) < box.width() - 8) {
      Type type = Type.PLAIN.middle().in(used ? Palette.WHITE : Palette.TEXT);
      canvas.text(box.middle(), box.y() + BAR / 2 + 4.5, type, text);
    }
    canvas.endGroup();
  }

  /// The request from where it would have begun, its part beyond the limit hatched.
  private void request(GaugePicture.Refused refused, double y) {
    double from = x(refused.usedBytes());
    double to = Math.max(from + 3, x(refused.endBytes()));
    double limit = Math.clamp(x(gauge.limitBytes()), from, to);
    boolean cut = refused.endBytes() > ArenaSvg.CONTENT / scale * 1.001;
    String site = refused.site() == null ? "" : " · " + Words.clean(refused.site(), 40);
    String text = "refused: " + Words.clean(refused.reason(), 120) + site;
    canvas.group(text, true);
    Box box = new Box(from, y, to - from, REQUEST);
    Ink outline = Ink.STALE;
    canvas.path(
        cut ? new Path().openRight(box).toString() : new Path().rect(box).toString(), outline);
    String beyond = Path.hatch(new Box(limit, y, to - limit, REQUEST), 6);
    if (!beyond.isEmpty()) {
      canvas.path(beyond, Ink.line(1, 0.6));
    }
    String shown = Type.SMALL.cut(text, ArenaSvg.CONTENT);
    double left = Math.min(from, ArenaSvg.LEFT + ArenaSvg.CONTENT - Type.SMALL.width(shown));
    canvas.text(left, y + REQUEST + 15, Type.SMALL, shown).endGroup();
  }
}
