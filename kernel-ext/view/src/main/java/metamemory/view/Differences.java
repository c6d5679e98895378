package metamemory.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What changed between two pictures of the same thing.
///
/// One piece of memory is compared block by block in one picture. Of pages those that changed are
/// compared so. Of slots, rows and scattered blocks both moments are shown, and what changed is
/// said in words above.
final class Differences {
  private static final int MOST_SAID = 8;
  private static final int MOST_PAGES = 4;
  private static final String TITLE = "Before and after";

  private Differences() {}

  static Picture of(Picture before, Picture after) {
    return switch (after) {
      case ArenaPicture arena when before instanceof ArenaPicture earlier ->
          new DiffPicture(earlier, arena);
      case PagesPicture pages when before instanceof PagesPicture earlier -> pages(earlier, pages);
      case GroupPicture group
          when before instanceof GroupPicture earlier
              && earlier.parts().size() == group.parts().size() ->
          parts(earlier, group);
      default ->
          new GroupPicture(
              TITLE,
              changes(before, after),
              List.of(
                  new GroupPicture.Part("before", before), new GroupPicture.Part("after", after)));
    };
  }

  /// Part by part, as the parts of a stack of decorators are.
  private static Picture parts(GroupPicture before, GroupPicture after) {
    List<GroupPicture.Part> parts = new ArrayList<>();
    for (int i = 0; i < after.parts().size(); i++) {
      Picture earlier = before.parts().get(i).picture();
      GroupPicture.Part later = after.parts().get(i);
      boolean same = earlier.equals(later.picture());
      parts.add(
          new GroupPicture.Part(
              same ? "as before" : later.caption(),
              same ? later.picture() : of(earlier, later.picture())));
    }
    return new GroupPicture(TITLE, List.of(), parts);
  }

  /// The pages that changed, are new or gone.
  private static Picture pages(PagesPicture before, PagesPicture after) {
    Map<String, ArenaPicture> earlier = new LinkedHashMap<>();
    before.pages().forEach(page -> earlier.put(page.name(), page.memory()));
    List<GroupPicture.Part> parts = new ArrayList<>();
    int changed = 0;
    int fresh = 0;
    for (PagesPicture.Page page : after.pages()) {
      ArenaPicture memory = earlier.remove(page.name());
      if (memory == null) {
        fresh++;
        parts.add(new GroupPicture.Part(page.name() + ", new", page.memory()));
      } else if (isChanged(new DiffPicture(memory, page.memory()))) {
        changed++;
        parts.add(new GroupPicture.Part(page.name(), new DiffPicture(memory, page.memory())));
      }
    }
    String note =
        Words.count(changed, "page", "pages")
            + " changed, "
            + Words.number(fresh)
            + " new, "
            + Words.number(earlier.size())
            + " gone";
    String more =
        parts.size() > MOST_PAGES ? "; the first " + MOST_PAGES + " of them are shown" : "";
    return new GroupPicture(
        TITLE, List.of(note + more + "."), parts.subList(0, Math.min(MOST_PAGES, parts.size())));
  }

  private static boolean isChanged(DiffPicture diff) {
    return !diff.fresh().isEmpty()
        || !diff.gone().isEmpty()
        || diff.before().positionBytes() != diff.after().positionBytes()
        || diff.before().liveBlocks() != diff.after().liveBlocks();
  }

  private static List<String> changes(Picture before, Picture after) {
    return switch (after) {
      case PoolPicture pool when before instanceof PoolPicture earlier ->
          said(
              "Slot ",
              texts(earlier.slots(), Differences::words),
              texts(pool.slots(), Differences::words));
      case SlotsPicture slots when before instanceof SlotsPicture earlier ->
          said(
              "Slot ",
              texts(earlier.slots(), Differences::words),
              texts(slots.slots(), Differences::words));
      case RowsPicture rows when before instanceof RowsPicture earlier ->
          said("Index ", rows(earlier), rows(rows));
      case HeapPicture heap when before instanceof HeapPicture earlier ->
          said("Block ", blocks(earlier), blocks(heap));
      case LazyPicture lazy when before instanceof LazyPicture earlier ->
          List.of(
              "Committed "
                  + signed(lazy.committedBytes() - earlier.committedBytes())
                  + ", used "
                  + signed(lazy.usedBytes() - earlier.usedBytes())
                  + ".");
      default -> List.of();
    };
  }

  private static String signed(long bytes) {
    return DiffAccount.signed(bytes) + " B";
  }

  private static <T> Map<Long, String> texts(List<T> items, Function<T, String> words) {
    Map<Long, String> texts = new LinkedHashMap<>();
    for (T item : items) {
      texts.put((long) texts.size(), words.apply(item));
    }
    return texts;
  }

  private static String words(PoolPicture.Slot slot) {
    String label = slot.label();
    return slot.isFree() ? "free" : label == null ? "live" : "live " + label;
  }

  private static String words(SlotsPicture.Slot slot) {
    String label = slot.label();
    String generation = slot.generation() == 0 ? "" : ", generation " + slot.generation();
    return switch (slot.state()) {
          case LIVE -> label == null ? "live" : "live " + label;
          case FREE -> "free";
          case RETIRED -> "retired";
        }
        + generation;
  }

  private static Map<Long, String> rows(RowsPicture picture) {
    Map<Long, String> texts = new LinkedHashMap<>();
    picture.rows().forEach(row -> texts.put(row.index(), (row.kind() + " " + row.text()).strip()));
    return texts;
  }

  private static Map<Long, String> blocks(HeapPicture heap) {
    Map<Long, String> texts = new LinkedHashMap<>();
    if (heap.blocks() instanceof Blocks.Each(List<Block> blocks)) {
      blocks.forEach(block -> texts.put(block.sequence(), Words.bytes(block.byteSize())));
    }
    return texts;
  }

  /// What is new, gone or another, in the order of the later moment.
  private static List<String> said(String noun, Map<Long, String> before, Map<Long, String> after) {
    Map<Long, String> gone = new HashMap<>(before);
    List<String> said = new ArrayList<>();
    after.forEach((key, text) -> {
      String earlier = gone.remove(key);
      if (earlier == null) {
        said.add(noun + key + " is new: " + text + ".");
      } else if (!earlier.equals(text)) {
        said.add(noun + key + ": " + earlier + " → " + text + ".");
      }
    });
    gone.forEach((key, text) -> said.add(noun + key + " is gone: " + text + "."));
    if (said.size() > MOST_SAID) {
      int more = said.size() - MOST_SAID + 1;
      said.subList(MOST_SAID - 1, said.size()).clear();
      said.add("And " + Words.number(more) + " more changes.");
    }
    return said.isEmpty() ? List.of("Nothing changed.") : said;
  }
}
