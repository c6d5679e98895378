package metamemory.view;

import java.util.EnumSet;
import java.util.List;

/// Draws pages as bars under each other, all to one scale.
final class PagesSvg {
  private static final double NAMES = 96;
  private static final double BAR_LEFT = ArenaSvg.LEFT + NAMES;
  private static final double BAR_WIDTH = 470;
  private static final double LEAST_WIDTH = 48;
  private static final double ROW = 34;
  private static final int MOST_PAGES = 20;
  private static final int MOST_BLOCKS = 120;

  private final Canvas canvas = new Canvas(ArenaSvg.WIDTH);
  private final PagesPicture picture;
  private final EnumSet<Legend.Sign> signs = EnumSet.noneOf(Legend.Sign.class);
  private final long largest;
  private final boolean blocksShown;

  private PagesSvg(PagesPicture picture) {
    this.picture = picture;
    this.largest =
        Math.max(
            1,
            picture.pages().stream()
                .mapToLong(page -> page.memory().capacityBytes())
                .max()
                .orElse(1));
    this.blocksShown =
        picture.pages().stream().limit(MOST_PAGES).mapToLong(PagesSvg::listed).sum() <= MOST_BLOCKS;
  }

  private static long listed(PagesPicture.Page page) {
    return page.memory().blocks() instanceof Blocks.Each(List<Block> blocks)
        ? blocks.size()
        : MOST_BLOCKS + 1;
  }

  static Drawing draw(PagesPicture picture) {
    return new PagesSvg(picture).draw();
  }

  private Drawing draw() {
    Account account = PagesAccount.of(picture);
    double y = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT) + 4;
    List<PagesPicture.Page> pages = picture.pages();
    for (int i = 0; i < pages.size(); i++) {
      boolean folded = pages.size() > MOST_PAGES && i >= MOST_PAGES - 1 && i < pages.size() - 1;
      if (!folded) {
        page(pages.get(i), y);
        y += ROW;
      } else if (i == MOST_PAGES - 1) {
        String count = Words.count(pages.size() - MOST_PAGES, "page", "pages");
        canvas.text(BAR_LEFT, y + 14, Type.QUIET, "⋯ " + count + " between");
        y += 24;
      }
    }
    Legend.draw(canvas, signs, ArenaSvg.LEFT, y + 6);
    return Drawing.of(canvas, y + 30, account);
  }

  private void page(PagesPicture.Page page, double y) {
    ArenaPicture memory = page.memory();
    canvas.text(
        ArenaSvg.LEFT, y + 18, Type.SMALL, Type.SMALL.cut(PagesAccount.name(page), NAMES - 8));
    double width = Math.max(LEAST_WIDTH, BAR_WIDTH * memory.capacityBytes() / largest);
    ArenaPicture drawn = blocksShown ? memory : memory.with(new Blocks.Unknown(""));
    ArenaPlan plan =
        new ArenaPlan(memory.capacityBytes(), false, Math.max(1, memory.capacityBytes()), 1);
    for (Strip strip : plan.strips(drawn, BAR_LEFT, width)) {
      new StripSvg(canvas, drawn, strip, plan, signs).drawBar(y, ROW - 8);
    }
    String fill =
        Words.number(memory.positionBytes()) + " of " + Words.bytes(memory.capacityBytes());
    canvas.text(
        BAR_LEFT + width + 8,
        y + 18,
        Type.SMALL,
        Type.SMALL.cut(fill, ArenaSvg.WIDTH - BAR_LEFT - width - 10));
  }
}
