package metamemory.view;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import metamemory.Interner;
import metamemory.LongList;
import metamemory.LongMap;
import metamemory.SmallLongList;
import metamemory.TextBuilder;
import metamemory.Usage;
import metamemory.view.PartsPicture.Part;
import metamemory.view.PartsPicture.Role;

/// Reads figures: an allocator's usage, and what collections use of what they hold.
final class FigurePictures {
  private FigurePictures() {}

  static PartsPicture of(Usage usage) {
    long free = Math.max(0, usage.committedBytes() - usage.usedBytes());
    long notBacked = Math.max(0, usage.reservedBytes() - usage.usedBytes() - free);
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("asked for", usage.requestedBytes(), Role.USED));
    parts.add(new Part("padding", usage.paddingBytes(), Role.PADDING));
    parts.add(new Part("free", free, Role.FREE));
    if (notBacked > 0) {
      parts.add(new Part("reserved, not backed", notBacked, Role.RESERVED));
    }
    List<String> facts = new ArrayList<>();
    facts.add(Words.count(usage.allocations(), "allocation", "allocations"));
    facts.add(Words.blocks(usage.liveBlocks()) + " live");
    facts.add(Words.count(usage.pages(), "page", "pages"));
    if (usage.depth() > 0) {
      facts.add(Words.count(usage.depth(), "open scope", "open scopes"));
    }
    return new PartsPicture("Usage", facts, parts, OptionalLong.of(usage.peakBytes()));
  }

  static PartsPicture of(LongList list) {
    return held(
        "LongList",
        Words.count(list.size(), "value", "values"),
        8 * list.size(),
        8 * list.capacity());
  }

  static PartsPicture of(TextBuilder text) {
    return held(
        "TextBuilder", "\"" + Foreign.text(text, 30) + "\"", text.byteSize(), text.capacity());
  }

  static PartsPicture of(SmallLongList list) {
    String where = list.isSpilled() ? "spilled into an allocator" : "inside the object itself";
    return held(
        "SmallLongList",
        Words.count(list.size(), "value", "values") + " " + where,
        8 * list.size(),
        8 * Math.max(list.size(), SmallLongList.INLINE_VALUES));
  }

  private static PartsPicture held(String type, String fact, long used, long held) {
    return new PartsPicture(
        type,
        List.of(fact),
        List.of(new Part("used", used, Role.USED), new Part("held, free", held - used, Role.FREE)),
        OptionalLong.empty());
  }

  static RowsPicture of(Interner interner) {
    List<RowsPicture.Row> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(RowsPicture.MOST_ROWS, interner.size()); i++) {
      rows.add(new RowsPicture.Row(i, "", "\"" + Foreign.text(interner.get(i), 40) + "\""));
    }
    return new RowsPicture(
        "Interner",
        "text",
        List.of(Words.bytes(interner.byteSize()) + " held"),
        rows,
        interner.size());
  }

  static RowsPicture of(LongMap map) {
    List<RowsPicture.Row> rows = new ArrayList<>();
    map.forEach((key, value) -> {
      if (rows.size() < RowsPicture.MOST_ROWS) {
        rows.add(new RowsPicture.Row(rows.size(), "", key + " → " + value));
      }
    });
    return new RowsPicture(
        "LongMap", "pair", List.of("room for " + Words.number(map.capacity())), rows, map.size());
  }
}
