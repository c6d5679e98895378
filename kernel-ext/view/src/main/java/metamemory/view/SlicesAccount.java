package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// Views in words.
final class SlicesAccount {
  /// Up to how many bytes each is drawn as a character.
  static final int MOST_CHARS = 48;

  private SlicesAccount() {}

  static Account of(SlicesPicture picture) {
    List<String> facts = new ArrayList<>();
    facts.add(Words.bytes(picture.byteSize()));
    facts.add(Words.count(picture.slices().size(), "view", "views"));
    facts.add("0 B copied");
    return new Account(
        Words.clean(picture.title(), 80),
        facts,
        List.of(),
        body(picture),
        new Table(
            List.of("view", "offset", "size"),
            List.of(false, true, true),
            shown(picture).stream()
                .map(slice ->
                    List.of(
                        name(slice), Words.number(slice.offset()), Words.bytes(slice.byteSize())))
                .toList()),
        Words.sentence(shown(picture).stream().limit(12).map(SlicesAccount::sentence).toList()));
  }

  static List<SlicesPicture.Slice> shown(SlicesPicture picture) {
    return picture.slices().stream().limit(SlicesPicture.MOST_SLICES).toList();
  }

  static String name(SlicesPicture.Slice slice) {
    return Words.clean(slice.name(), 30);
  }

  static String sentence(SlicesPicture.Slice slice) {
    return name(slice)
        + ": offset "
        + Words.number(slice.offset())
        + ", "
        + Words.bytes(slice.byteSize());
  }

  /// The memory's characters, one a byte, where they are few enough to be drawn.
  static String characters(SlicesPicture picture) {
    String text = Words.clean(picture.text(), MOST_CHARS + 1);
    boolean whole = picture.byteSize() <= MOST_CHARS && text.length() == picture.byteSize();
    return whole ? text : "";
  }

  private static String body(SlicesPicture picture) {
    String characters = characters(picture);
    if (characters.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("|").append(characters).append("|\n");
    for (SlicesPicture.Slice slice : shown(picture)) {
      int from = Math.clamp(slice.offset(), 0, characters.length());
      int to = Math.clamp(slice.offset() + slice.byteSize(), from, characters.length());
      text.append(" ".repeat(from + 1)).append("─".repeat(to - from));
      text.append(' ').append(name(slice)).append('\n');
    }
    return text.toString();
  }
}
