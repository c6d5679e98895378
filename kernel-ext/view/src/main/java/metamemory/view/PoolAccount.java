package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// A pool in words.
final class PoolAccount {
  private static final int MOST_LISTED = 64;
  private static final int MOST_LETTERS = 1024;
  private static final int LETTERS_PER_LINE = 64;

  private PoolAccount() {}

  static Account of(PoolPicture pool) {
    FreeList free = FreeList.of(pool);
    long live = pool.slots().stream().filter(slot -> !slot.isFree()).count();
    return new Account(
        Words.clean(pool.type(), ArenaAccount.LABEL_CHARS),
        List.of(
            Words.count(pool.slots().size(), "slot", "slots")
                + (pool.slotBytes() == 0 ? "" : " of " + Words.bytes(pool.slotBytes())),
            Words.number(live) + " live",
            Words.number(pool.slots().size() - live) + " free",
            pool.firstFree() == PoolPicture.NONE ? "full" : "next is slot " + pool.firstFree()),
        free.broken().isEmpty() ? List.of() : List.of(free.broken()),
        letters(pool) + chain(free),
        table(pool, false),
        chain(free).strip() + ".");
  }

  private static String letters(PoolPicture pool) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(MOST_LETTERS, pool.slots().size()); i++) {
      text.append(
          switch (pool.slots().get(i).state()) {
            case LIVE -> 'L';
            case NEW -> '+';
            case RELEASED -> 'F';
          });
      if ((i + 1) % LETTERS_PER_LINE == 0) {
        text.append('\n');
      }
    }
    return text.toString().stripTrailing() + "\nL live  + new since the last picture  F free\n";
  }

  private static String chain(FreeList free) {
    List<String> steps = new ArrayList<>();
    free.order().stream().limit(24).forEach(index -> steps.add(Integer.toString(index)));
    if (free.order().size() > 24) {
      steps.add("…");
    }
    return "Free list: " + (steps.isEmpty() ? "empty" : String.join(" → ", steps)) + "\n";
  }

  /// The live slots; for a page also the free ones, and where each lies.
  static Table table(PoolPicture pool, boolean whole) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < pool.slots().size() && rows.size() < MOST_LISTED; i++) {
      if (whole || !pool.slots().get(i).isFree()) {
        rows.add(whole ? wholeRow(pool, i) : row(i, pool.slots().get(i)));
      }
    }
    List<String> columns =
        whole
            ? List.of("slot", "address", "size", "alignment", "value", "type", "asked for at")
            : List.of("slot", "value", "asked for at");
    List<Boolean> numbers =
        whole ? List.of(true, true, true, true, false, false, false) : List.of(true, false, false);
    return new Table(columns, numbers, rows).withoutEmptyColumns();
  }

  private static List<String> row(int index, PoolPicture.Slot slot) {
    return List.of(Integer.toString(index), value(slot), site(slot));
  }

  private static List<String> wholeRow(PoolPicture pool, int index) {
    PoolPicture.Slot slot = pool.slots().get(index);
    boolean placed = slot.address() != 0;
    return List.of(
        Integer.toString(index),
        placed ? Words.hex(slot.address()) : "",
        placed ? Words.bytes(pool.slotBytes()) : "",
        slot.byteAlignment() == 0 ? "" : Words.bytes(slot.byteAlignment()),
        slot.isFree() ? free(slot) : ("live " + value(slot)).strip(),
        SlotsAccount.typeName(slot.valueType()),
        site(slot));
  }

  private static String value(PoolPicture.Slot slot) {
    String sign = slot.state() == Block.State.NEW ? "+ " : "";
    String label = slot.label() == null ? "" : Words.clean(slot.label(), ArenaAccount.LABEL_CHARS);
    return (sign + label).strip();
  }

  private static String site(PoolPicture.Slot slot) {
    String site = slot.site();
    return site == null ? "" : Words.clean(site, ArenaAccount.SITE_CHARS);
  }

  private static String free(PoolPicture.Slot slot) {
    return slot.nextFree() < 0
        ? "free, the last of the list"
        : "free, then slot " + slot.nextFree();
  }

  static String sentence(PoolPicture picture, int index) {
    PoolPicture.Slot slot = picture.slots().get(index);
    return sentence(index, slot)
        + SlotsAccount.type(slot.valueType())
        + place(picture.slotBytes(), slot);
  }

  /// Where in memory it is, if it is there by itself.
  private static String place(long slotBytes, PoolPicture.Slot slot) {
    if (slot.address() == 0) {
      return "";
    }
    String aligned =
        slot.byteAlignment() == 0 ? "" : ", aligned to " + Words.bytes(slot.byteAlignment());
    return ", " + Words.bytes(slotBytes) + aligned + ", address " + Words.hex(slot.address());
  }

  private static String sentence(int index, PoolPicture.Slot slot) {
    String label =
        slot.label() == null ? "" : " " + Words.clean(slot.label(), ArenaAccount.LABEL_CHARS);
    String site =
        slot.site() == null ? "" : ", " + Words.clean(slot.site(), ArenaAccount.SITE_CHARS);
    return "slot "
        + index
        + ": "
        + switch (slot.state()) {
          case LIVE -> "live" + label + site;
          case NEW -> "live" + label + site + ", new since the last picture";
          case RELEASED -> free(slot);
        };
  }
}
