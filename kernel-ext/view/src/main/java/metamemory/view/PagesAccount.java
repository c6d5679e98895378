package metamemory.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// Pages in words.
final class PagesAccount {
  private static final int BAR = 40;
  private static final int MOST_LISTED = 40;
  private static final int MOST_BLOCKS = 100;

  private PagesAccount() {}

  static Account of(PagesPicture picture) {
    return new Account(
        Words.clean(picture.type(), ArenaAccount.LABEL_CHARS),
        facts(picture),
        List.of(),
        body(picture),
        table(picture),
        Words.count(picture.pages().size(), "page", "pages")
            + " in the order in which they were taken.");
  }

  private static List<String> facts(PagesPicture picture) {
    List<String> facts = new ArrayList<>();
    facts.add(Words.count(picture.pages().size(), "page", "pages"));
    facts.add(Words.bytes(sum(picture, ArenaPicture::capacityBytes)) + " held");
    facts.add(Words.blocks(sum(picture, ArenaPicture::liveBlocks)));
    facts.add(Words.bytes(sum(picture, ArenaPicture::requestedBytes)) + " asked for");
    facts.add(Words.bytes(sum(picture, ArenaPicture::paddingBytes)) + " padding");
    if (picture.unusedBytes() > 0) {
      facts.add(Words.bytes(picture.unusedBytes()) + " unused at page ends");
    }
    return facts;
  }

  private static long sum(PagesPicture picture, ToLongFunction<ArenaPicture> bytes) {
    return picture.pages().stream().mapToLong(page -> bytes.applyAsLong(page.memory())).sum();
  }

  private static String body(PagesPicture picture) {
    StringBuilder text = new StringBuilder();
    for (PagesPicture.Page page :
        picture.pages().subList(0, Math.min(MOST_LISTED, picture.pages().size()))) {
      ArenaPicture memory = page.memory();
      double share =
          memory.capacityBytes() == 0
              ? 0
              : (double) memory.positionBytes() / memory.capacityBytes();
      int used = Math.clamp(Math.round(share * BAR), 0, BAR);
      text.append('|')
          .append("U".repeat(used))
          .append("F".repeat(BAR - used))
          .append("| ")
          .append(name(page))
          .append('\n');
    }
    return text.append("U in use  F free\n").toString();
  }

  static String name(PagesPicture.Page page) {
    return Words.clean(page.name(), 24);
  }

  private static Table table(PagesPicture picture) {
    return new Table(
        List.of("page", "address", "size", "in use", "blocks"),
        List.of(false, true, true, true, true),
        picture.pages().stream().limit(MOST_LISTED).map(PagesAccount::row).toList());
  }

  /// The blocks of all pages, where they are few enough to be drawn one by one.
  static Table blocks(PagesPicture picture) {
    List<List<String>> rows = new ArrayList<>();
    for (PagesPicture.Page page : picture.pages()) {
      if (!(page.memory().blocks() instanceof Blocks.Each)) {
        return Table.NONE;
      }
      for (List<String> block : ArenaAccount.rows(page.memory(), page.memory().address())) {
        rows.add(Stream.concat(Stream.of(name(page)), block.stream()).toList());
      }
    }
    List<String> columns = Stream.concat(Stream.of("page"), ArenaAccount.COLUMNS.stream()).toList();
    List<Boolean> numbers = Stream.concat(Stream.of(false), ArenaAccount.NUMBERS.stream()).toList();
    return rows.size() > MOST_BLOCKS
        ? Table.NONE
        : new Table(columns, numbers, rows).withoutEmptyColumns();
  }

  private static List<String> row(PagesPicture.Page page) {
    ArenaPicture memory = page.memory();
    return List.of(
        name(page),
        Words.hex(memory.address()),
        Words.bytes(memory.capacityBytes()),
        Words.bytes(memory.positionBytes()),
        Words.number(memory.liveBlocks()));
  }
}
