package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// A difference in words.
final class DiffAccount {
  static final int MOST_LISTED = 40;

  private DiffAccount() {}

  static Account of(DiffPicture diff) {
    return new Account(
        Words.clean(diff.after().type(), ArenaAccount.LABEL_CHARS),
        facts(diff),
        notes(diff),
        body(diff),
        diff.listed() ? changes(diff) : totals(diff),
        description(diff));
  }

  private static List<String> facts(DiffPicture diff) {
    List<String> facts = new ArrayList<>();
    if (diff.listed()) {
      facts.add("+ " + Words.count(diff.fresh().size(), "block new", "blocks new"));
      facts.add("− " + Words.count(diff.gone().size(), "block gone", "blocks gone"));
    } else {
      facts.add(signed(diff.after().liveBlocks() - diff.before().liveBlocks()) + " blocks");
    }
    facts.add(
        signed(diff.after().requestedBytes() - diff.before().requestedBytes()) + " B asked for");
    facts.add(signed(diff.after().paddingBytes() - diff.before().paddingBytes()) + " B padding");
    facts.add(
        "position "
            + Words.number(diff.before().positionBytes())
            + " → "
            + Words.number(diff.after().positionBytes()));
    return facts;
  }

  private static List<String> notes(DiffPicture diff) {
    return diff.after().closed() && !diff.before().closed()
        ? List.of("It was closed in between.")
        : List.of();
  }

  static String signed(long value) {
    return value > 0 ? "+" + Words.number(value) : value < 0 ? "−" + Words.number(-value) : "±0";
  }

  private static String body(DiffPicture diff) {
    if (!diff.listed()) {
      return "";
    }
    DiffMoments moments = DiffMoments.of(diff);
    return "before:\n"
        + ArenaText.body(moments.before(), true)
        + "after:\n"
        + ArenaText.body(moments.after(), true);
  }

  private static Table changes(DiffPicture diff) {
    List<List<String>> rows = new ArrayList<>();
    diff.gone().forEach(block -> rows.add(row("−", block)));
    diff.fresh().forEach(block -> rows.add(row("+", block)));
    return new Table(
            List.of("", "offset", "size", "block", "asked for at"),
            List.of(false, true, true, false, false),
            rows.subList(0, Math.min(MOST_LISTED, rows.size())))
        .withoutEmptyColumns();
  }

  private static List<String> row(String sign, Block block) {
    String label = block.label();
    String site = block.site();
    return List.of(
        sign,
        Words.number(block.offset()),
        Words.bytes(block.byteSize()),
        label == null ? "" : Words.clean(label, ArenaAccount.LABEL_CHARS),
        site == null ? "" : Words.clean(site, ArenaAccount.SITE_CHARS));
  }

  static Table totals(DiffPicture diff) {
    ArenaPicture before = diff.before();
    ArenaPicture after = diff.after();
    return new Table(
        List.of("", "before", "after", "difference"),
        List.of(false, true, true, true),
        List.of(
            row("live blocks", before.liveBlocks(), after.liveBlocks()),
            row("asked for, B", before.requestedBytes(), after.requestedBytes()),
            row("padding, B", before.paddingBytes(), after.paddingBytes()),
            row("position", before.positionBytes(), after.positionBytes()),
            row("high-water mark", before.highWaterBytes(), after.highWaterBytes()),
            row("free, B", before.freeBytes(), after.freeBytes())));
  }

  private static List<String> row(String name, long before, long after) {
    return List.of(name, Words.number(before), Words.number(after), signed(after - before));
  }

  private static String description(DiffPicture diff) {
    return "Before: position "
        + Words.number(diff.before().positionBytes())
        + ", "
        + Words.blocks(diff.before().liveBlocks())
        + ". After: position "
        + Words.number(diff.after().positionBytes())
        + ", "
        + Words.blocks(diff.after().liveBlocks())
        + ".";
  }
}
