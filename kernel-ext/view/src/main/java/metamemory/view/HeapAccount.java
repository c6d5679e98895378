package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// Scattered blocks in words.
final class HeapAccount {
  private HeapAccount() {}

  static Account of(HeapPicture heap) {
    return new Account(
        Words.clean(heap.type(), ArenaAccount.LABEL_CHARS),
        facts(heap),
        notes(heap),
        heap.blocks() instanceof Blocks.Summary summary ? ArenaText.sizes(summary.sizes()) : "",
        table(heap),
        heap.blocks() instanceof Blocks.Summary summary
            ? "Too many blocks to draw one by one: the sizes, and "
                + summary.listed()
                + ", which are in the table too."
            : "The blocks lie anywhere in memory; only their sizes are to scale.");
  }

  private static List<String> facts(HeapPicture heap) {
    List<String> facts = new ArrayList<>();
    facts.add(heap.closed() ? "closed" : Words.blocks(heap.liveBlocks()) + " live");
    facts.add(Words.bytes(heap.requestedBytes()) + " asked for");
    if (heap.refusals() > 0) {
      facts.add(Words.count(heap.refusals(), "request", "requests") + " refused");
    }
    return facts;
  }

  private static List<String> notes(HeapPicture heap) {
    return heap.blocks() instanceof Blocks.Summary summary && summary.unrecordedBlocks() > 0
        ? List.of(
            Words.blocks(summary.unrecordedBlocks())
                + " more than the recorder holds: counted, but not drawn.")
        : List.of();
  }

  private static Table table(HeapPicture heap) {
    return new Table(
            List.of("address", "size", "alignment", "block", "asked for at"),
            List.of(true, true, true, false, false),
            listed(heap).stream().map(HeapAccount::row).toList())
        .withoutEmptyColumns();
  }

  static List<Block> listed(HeapPicture heap) {
    return switch (heap.blocks()) {
      case Blocks.Each each -> each.blocks();
      case Blocks.Summary summary -> summary.largest();
      case Blocks.Unknown _ -> List.of();
    };
  }

  private static List<String> row(Block block) {
    String label =
        block.label() == null ? "" : Words.clean(block.label(), ArenaAccount.LABEL_CHARS);
    String sign = block.state() == Block.State.NEW ? "+ " : "";
    return List.of(
        Words.hex(block.offset()),
        Words.bytes(block.byteSize()),
        Words.bytes(block.byteAlignment()),
        (sign + label).strip(),
        block.site() == null ? "" : Words.clean(block.site(), ArenaAccount.SITE_CHARS));
  }
}
