package metamemory.view;

import java.util.EnumSet;
import java.util.List;

/// Draws scattered blocks as islands, each with its address beneath; of many only which sizes there
/// are.
final class HeapSvg {
  private static final int MOST_BLOCKS = 64;
  private static final double HEIGHT = 40;
  private static final double ROW = 84;
  private static final double GAP = 16;

  private final Canvas canvas = new Canvas(ArenaSvg.WIDTH);
  private final HeapPicture heap;
  private final EnumSet<Legend.Sign> signs = EnumSet.noneOf(Legend.Sign.class);
  private double x = ArenaSvg.LEFT;
  private double y;

  private HeapSvg(HeapPicture heap) {
    this.heap = heap;
  }

  static Drawing draw(HeapPicture heap) {
    return new HeapSvg(heap).draw();
  }

  private Drawing draw() {
    Account account = HeapAccount.of(heap);
    y = Headline.draw(canvas, account, ArenaSvg.LEFT, ArenaSvg.CONTENT) + 6;
    if (heap.blocks() instanceof Blocks.Summary summary) {
      return Drawing.of(canvas, new SizesSvg(canvas, 0, summary).draw(y + 14) + 10, account);
    }
    List<Block> blocks = HeapAccount.listed(heap);
    List<Block> shown = blocks.subList(0, Math.min(MOST_BLOCKS, blocks.size()));
    long largest = Math.max(1, shown.stream().mapToLong(Block::byteSize).max().orElse(1));
    shown.forEach(block -> island(block, largest));
    y += shown.isEmpty() ? 0 : ROW;
    if (shown.size() < blocks.size()) {
      canvas.text(
          ArenaSvg.LEFT,
          y + 4,
          Type.QUIET,
          "and " + Words.blocks(blocks.size() - shown.size()) + " more");
      y += 18;
    }
    Legend.draw(canvas, signs, ArenaSvg.LEFT, y);
    return Drawing.of(canvas, y + 26, account);
  }

  private void island(Block block, long largest) {
    String address = Words.hex(block.offset());
    double width = Math.max(Type.SMALL.width(address), 240.0 * block.byteSize() / largest);
    if (x + width > ArenaSvg.LEFT + ArenaSvg.CONTENT && x > ArenaSvg.LEFT) {
      x = ArenaSvg.LEFT;
      y += ROW;
    }
    double drawn = Math.max(3, 240.0 * block.byteSize() / largest);
    canvas.row(y).group(ArenaAccount.sentence(0, block), true);
    Box box = new Box(x, y, drawn, HEIGHT);
    if (block.state() == Block.State.NEW) {
      signs.add(Legend.Sign.NEW);
      canvas.rect(box.inset(Math.min(1.5, drawn / 2.5)), 2, Ink.FRESH);
    } else {
      signs.add(Legend.Sign.LIVE);
      canvas.rect(box, 3, Ink.LIVE);
    }
    String left = label(block, box);
    canvas.text(x, y + HEIGHT + 15, Type.SMALL, address);
    if (!left.isEmpty()) {
      canvas.text(x, y + HEIGHT + 30, Type.SMALL, Type.SMALL.cut(left, width + 4));
    }
    canvas.endGroup();
    x += width + GAP;
  }

  /// Name and size, and of them what found no room in the box.
  private String label(Block block, Box box) {
    Type size = Type.SMALL.in(Palette.WHITE).middle();
    String bytes = Words.bytes(block.byteSize());
    String name = block.label() == null ? "" : Words.clean(block.label(), ArenaAccount.LABEL_CHARS);
    double room = box.width() - 6;
    if (size.strong().width(name) > room || size.width(bytes) > room) {
      return (name + " " + bytes).strip();
    }
    if (!name.isEmpty()) {
      canvas.text(box.middle(), box.y() + 17, size.strong(), name);
    }
    canvas.text(box.middle(), box.y() + (name.isEmpty() ? 24 : 32), size, bytes);
    return "";
  }
}
