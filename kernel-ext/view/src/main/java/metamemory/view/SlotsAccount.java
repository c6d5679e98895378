package metamemory.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Slots and handles in words.
final class SlotsAccount {
  private static final int MOST_LISTED = 64;

  private SlotsAccount() {}

  static Account of(SlotsPicture picture) {
    return new Account(
        Words.clean(picture.type(), ArenaAccount.LABEL_CHARS),
        facts(picture),
        List.of(),
        body(picture),
        table(picture),
        String.join(
                "; ",
                picture.handles().stream()
                    .limit(12)
                    .map(handle -> sentence(picture, handle))
                    .toList())
            + ".");
  }

  private static List<String> facts(SlotsPicture picture) {
    List<String> facts = new ArrayList<>();
    facts.add(Words.count(picture.slots().size(), "slot", "slots"));
    facts.add(Words.number(count(picture, SlotsPicture.State.LIVE)) + " live");
    facts.add(Words.number(count(picture, SlotsPicture.State.FREE)) + " free");
    if (count(picture, SlotsPicture.State.RETIRED) > 0) {
      facts.add(Words.number(count(picture, SlotsPicture.State.RETIRED)) + " retired");
    }
    long stale = picture.handles().stream().filter(handle -> !picture.isValid(handle)).count();
    facts.add(Words.count(picture.handles().size(), "handle", "handles"));
    if (stale > 0) {
      facts.add(Words.number(stale) + " stale");
    }
    return facts;
  }

  private static long count(SlotsPicture picture, SlotsPicture.State state) {
    return picture.slots().stream().filter(slot -> slot.state() == state).count();
  }

  static String name(SlotsPicture.Handle handle) {
    return Words.clean(handle.name(), 24);
  }

  /// A handle, and what came of it.
  static String sentence(SlotsPicture picture, SlotsPicture.Handle handle) {
    String valid = picture.isValid(handle) ? "valid" : "STALE, " + why(picture, handle);
    return name(handle)
        + " → slot "
        + handle.index()
        + " generation "
        + Words.number(handle.generation())
        + ": "
        + valid;
  }

  private static String why(SlotsPicture picture, SlotsPicture.Handle handle) {
    if (handle.index() < 0 || handle.index() >= picture.slots().size()) {
      return "there is no such slot";
    }
    SlotsPicture.Slot slot = picture.slots().get(handle.index());
    return switch (slot.state()) {
      case LIVE -> "the slot is at generation " + Words.number(slot.generation());
      case FREE -> "the slot is free";
      case RETIRED -> "the slot is retired";
    };
  }

  private static String body(SlotsPicture picture) {
    StringBuilder text = new StringBuilder();
    picture.handles().stream()
        .limit(MOST_LISTED)
        .forEach(handle -> text.append(sentence(picture, handle)).append('\n'));
    return text.toString();
  }

  private static Table table(SlotsPicture picture) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_LISTED, picture.slots().size()); i++) {
      SlotsPicture.Slot slot = picture.slots().get(i);
      rows.add(
          List.of(Integer.toString(i), Words.number(slot.generation()), state(slot), label(slot)));
    }
    return new Table(
            List.of("slot", "generation", "state", "value"),
            List.of(true, true, false, false),
            rows)
        .withoutEmptyColumns();
  }

  static String state(SlotsPicture.Slot slot) {
    return switch (slot.state()) {
      case LIVE -> "live";
      case FREE -> "free";
      case RETIRED -> "retired";
    };
  }

  /// The class of a value, to follow its text.
  static String type(@Nullable String valueType) {
    return valueType == null ? "" : ", type " + Words.clean(valueType, ArenaAccount.LABEL_CHARS);
  }

  static String label(SlotsPicture.Slot slot) {
    return slot.label() == null ? "" : Words.clean(slot.label(), ArenaAccount.LABEL_CHARS);
  }
}
