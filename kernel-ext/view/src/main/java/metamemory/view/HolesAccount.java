package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// A heap with holes in words.
final class HolesAccount {
  private static final int WIDTH = 64;

  private HolesAccount() {}

  static Account of(HolesPicture picture) {
    List<Block> live =
        picture.blocks().stream().filter(b -> b.state() != Block.State.RELEASED).toList();
    List<String> facts = new ArrayList<>();
    facts.add(Words.bytes(picture.capacityBytes()));
    facts.add(Words.blocks(live.size()));
    facts.add(Words.bytes(picture.freeBytes()) + " free");
    facts.add(Words.count(picture.holes().size(), "hole", "holes"));
    facts.add("largest hole " + Words.bytes(picture.largestHoleBytes()));
    facts.add("fragmentation " + percent(picture) + " %");
    List<String> notes =
        picture.blocks().size() > HolesPicture.MOST_BLOCKS
            ? List.of("Only the first " + HolesPicture.MOST_BLOCKS + " blocks are drawn.")
            : List.of();
    return new Account(
        Words.clean(picture.title(), 80),
        facts,
        notes,
        body(picture),
        table(picture),
        words(picture));
  }

  /// Rounded down, so that 100 is never said of anything less.
  private static long percent(HolesPicture picture) {
    return (long) Math.floor(picture.fragmentation() * 100);
  }

  private static String body(HolesPicture picture) {
    if (picture.capacityBytes() == 0) {
      return "";
    }
    int width = (int) Math.min(WIDTH, Math.max(picture.capacityBytes(), 16));
    char[] cells = "F".repeat(width).toCharArray();
    for (Block block : picture.blocks()) {
      long from = block.offset() * width / picture.capacityBytes();
      long to = Math.max(from + 1, block.endOffset() * width / picture.capacityBytes());
      for (long cell = from; cell < Math.min(to, width); cell++) {
        cells[(int) cell] =
            switch (block.state()) {
              case LIVE -> 'L';
              case NEW -> '+';
              case RELEASED -> '−';
            };
      }
    }
    return "|" + new String(cells) + "|\nL live  + new  − released  F free\n";
  }

  private static Table table(HolesPicture picture) {
    List<List<String>> rows = new ArrayList<>();
    picture.blocks().stream()
        .filter(block -> block.state() != Block.State.RELEASED)
        .limit(HolesPicture.MOST_BLOCKS)
        .forEach(block -> rows.add(row(block.offset(), block.byteSize(), name(block))));
    picture.holes().stream()
        .limit(HolesPicture.MOST_BLOCKS)
        .forEach(hole -> rows.add(row(hole.offset(), hole.byteSize(), "hole")));
    return new Table(List.of("offset", "size", "what"), List.of(true, true, false), rows);
  }

  private static List<String> row(long offset, long byteSize, String what) {
    return List.of(Words.number(offset), Words.bytes(byteSize), what);
  }

  private static String name(Block block) {
    return block.label() == null ? "block" : Words.clean(block.label(), ArenaAccount.LABEL_CHARS);
  }

  private static String words(HolesPicture picture) {
    return "The largest request that fits is "
        + Words.bytes(picture.largestHoleBytes())
        + ", though "
        + Words.bytes(picture.freeBytes())
        + " are free.";
  }
}
