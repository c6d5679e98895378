package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// An arena in words.
final class ArenaAccount {
  static final int LABEL_CHARS = 40;
  static final int SITE_CHARS = 80;
  static final List<String> COLUMNS =
      List.of("offset", "address", "size", "alignment", "padding before", "block", "asked for at");
  static final List<Boolean> NUMBERS = List.of(true, true, true, true, true, false, false);

  private ArenaAccount() {}

  static Account of(ArenaPicture arena) {
    return new Account(
        Words.clean(arena.type(), LABEL_CHARS),
        facts(arena),
        notes(arena),
        ArenaText.body(arena),
        table(arena, 0),
        description(arena));
  }

  private static List<String> facts(ArenaPicture arena) {
    List<String> facts = new ArrayList<>();
    facts.add(Words.bytes(arena.capacityBytes()));
    if (arena.closed()) {
      facts.add("closed");
      return facts;
    }
    facts.add(Words.blocks(arena.liveBlocks()));
    if (arena.liveBlocks() > 0) {
      facts.add(Words.bytes(arena.requestedBytes()) + " asked for");
      facts.add(Words.bytes(arena.paddingBytes()) + " padding");
    }
    if (arena.deadBytes() > 0) {
      facts.add(Words.bytes(arena.deadBytes()) + " released");
    }
    facts.add(Words.bytes(arena.freeBytes()) + " free");
    return facts;
  }

  private static List<String> notes(ArenaPicture arena) {
    List<String> notes = new ArrayList<>();
    if (arena.closed()) {
      notes.add("Closed: its blocks are gone and its memory is given back.");
    }
    if (arena.blocks() instanceof Blocks.Unknown(String why)) {
      notes.add(Words.clean(why, 200));
    }
    if (arena.blocks() instanceof Blocks.Summary summary && summary.unrecordedBlocks() > 0) {
      notes.add(
          Words.blocks(summary.unrecordedBlocks())
              + " more than the recorder holds: counted, but not drawn.");
    }
    String refusal = arena.lastRefusal();
    if (arena.refusals() > 0) {
      String why = refusal == null ? "" : ", the latest: " + Words.clean(refusal, 200);
      notes.add(Words.count(arena.refusals(), "request", "requests") + " refused" + why);
    }
    return notes;
  }

  /// The blocks as a table for the page, with what the pointer is told of each. The text form has
  /// no addresses: they would make its lines too long.
  static Table table(ArenaPicture arena) {
    return table(arena, arena.address());
  }

  private static Table table(ArenaPicture arena, long address) {
    return new Table(COLUMNS, NUMBERS, rows(arena, address)).withoutEmptyColumns();
  }

  /// The cells of [#COLUMNS], from where the memory begins or 0 to leave addresses out.
  static List<List<String>> rows(ArenaPicture arena, long address) {
    List<Block> blocks =
        switch (arena.blocks()) {
          case Blocks.Each each -> each.blocks();
          case Blocks.Summary summary -> summary.largest();
          case Blocks.Unknown _ -> List.of();
        };
    return blocks.stream().map(block -> row(address, block)).toList();
  }

  private static List<String> row(long address, Block block) {
    String label = block.label();
    String site = block.site();
    String state =
        switch (block.state()) {
          case LIVE -> "";
          case NEW -> "+ ";
          case RELEASED -> "− ";
        };
    return List.of(
        Words.number(block.offset()),
        address == 0 ? "" : Words.hex(address + block.offset()),
        Words.bytes(block.byteSize()),
        Words.bytes(block.byteAlignment()),
        Words.bytes(block.paddingBytes()),
        (state + (label == null ? "" : Words.clean(label, LABEL_CHARS))).strip(),
        site == null ? "" : Words.clean(site, SITE_CHARS));
  }

  /// A block in one line, from where the memory begins or 0 if its offset is its address: for the
  /// pointer that hovers over it, for the tab key, and for the screen reader.
  static String sentence(long address, Block block) {
    String label = block.label();
    String site = block.site();
    StringBuilder words = new StringBuilder();
    words
        .append(label == null ? "block " + block.sequence() : Words.clean(label, LABEL_CHARS))
        .append(": ");
    words.append(address == 0 ? "" : "offset " + Words.number(block.offset()) + ", ");
    words.append(Words.bytes(block.byteSize()));
    words.append(", aligned to ").append(Words.bytes(block.byteAlignment()));
    if (block.paddingBytes() > 0) {
      words.append(", after ").append(Words.bytes(block.paddingBytes())).append(" padding");
    }
    words.append(", address ").append(Words.hex(address + block.offset()));
    if (site != null) {
      words.append(", ").append(Words.clean(site, SITE_CHARS));
    }
    return words.append(fate(block.state())).toString();
  }

  private static String fate(Block.State state) {
    return switch (state) {
      case LIVE -> "";
      case NEW -> ", new since the last picture";
      case RELEASED -> ", released";
    };
  }

  private static String description(ArenaPicture arena) {
    StringBuilder words = new StringBuilder();
    if (arena.blocks() instanceof Blocks.Each(List<Block> blocks) && !blocks.isEmpty()) {
      words.append("Blocks from the start: ");
      List<String> first = blocks.stream().limit(12).map(ArenaAccount::brief).toList();
      words.append(String.join(", ", first));
      words.append(blocks.size() > 12 ? ", and " + (blocks.size() - 12) + " more. " : ". ");
    }
    if (arena.blocks() instanceof Blocks.Summary summary) {
      words
          .append("Too many blocks to draw one by one: how much of each part is live, the sizes, ")
          .append("and ")
          .append(summary.listed())
          .append(", which are in the table too. ");
    }
    words.append("Position ").append(Words.number(arena.positionBytes()));
    words.append(", high-water mark ").append(Words.number(arena.highWaterBytes())).append('.');
    return words.toString();
  }

  private static String brief(Block block) {
    String label = block.label();
    String padding =
        block.paddingBytes() == 0 ? "" : Words.bytes(block.paddingBytes()) + " padding, ";
    String name = label == null ? "" : Words.clean(label, LABEL_CHARS) + " ";
    return padding + name + Words.bytes(block.byteSize());
  }
}
