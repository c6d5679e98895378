package metamemory.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        Words.sentence(description(picture)));
  }

  /// The handles, or the slots where no handle is shown.
  private static List<String> description(SlotsPicture picture) {
    return picture.handles().isEmpty()
        ? IntStream.range(0, Math.min(12, picture.slots().size()))
            .mapToObj(i -> sentence(picture.slots().get(i), i))
            .toList()
        : picture.handles().stream().limit(12).map(handle -> sentence(picture, handle)).toList();
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

  /// The slots with their handles as a table, for the page: the text form has the handles in
  /// sentences.
  static Table whole(SlotsPicture picture) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_LISTED, picture.slots().size()); i++) {
      SlotsPicture.Slot slot = picture.slots().get(i);
      rows.add(
          List.of(
              Integer.toString(i),
              Words.number(slot.generation()),
              state(slot),
              label(slot),
              typeName(slot.valueType()),
              handles(picture, i)));
    }
    for (SlotsPicture.Handle handle : picture.handles().stream().limit(MOST_LISTED).toList()) {
      if (handle.index() < 0 || handle.index() >= picture.slots().size()) {
        String index = Integer.toString(handle.index());
        rows.add(List.of(index, "", "no such slot", "", "", told(picture, handle)));
      }
    }
    return new Table(
            List.of("slot", "generation", "state", "value", "type", "handles"),
            List.of(true, true, false, false, false, false),
            rows)
        .withoutEmptyColumns();
  }

  private static String handles(SlotsPicture picture, int index) {
    return picture.handles().stream()
        .limit(MOST_LISTED)
        .filter(handle -> handle.index() == index)
        .map(handle -> told(picture, handle))
        .collect(Collectors.joining(", "));
  }

  private static String told(SlotsPicture picture, SlotsPicture.Handle handle) {
    String valid = picture.isValid(handle) ? "valid" : "STALE";
    return name(handle) + " g" + Words.number(handle.generation()) + " " + valid;
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
    return valueType == null ? "" : ", type " + typeName(valueType);
  }

  static String typeName(@Nullable String valueType) {
    return valueType == null ? "" : Words.clean(valueType, ArenaAccount.LABEL_CHARS);
  }

  /// A slot, what it holds and in which generation.
  static String sentence(SlotsPicture.Slot slot, int index) {
    String holds = state(slot) + ", generation " + Words.number(slot.generation());
    return ("slot " + index + ": " + holds + " " + label(slot)).strip() + type(slot.valueType());
  }

  static String label(SlotsPicture.Slot slot) {
    return slot.label() == null ? "" : Words.clean(slot.label(), ArenaAccount.LABEL_CHARS);
  }
}
