package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// Bytes in words: each row in hexadecimal, with a letter under each byte that is not plain data.
final class HexAccount {
  static final int PER_ROW = 16;
  static final int NAME_CHARS = 40;

  private HexAccount() {}

  static Account of(HexPicture hex) {
    List<String> facts = new ArrayList<>();
    facts.add(Words.bytes(hex.totalBytes()));
    if (!hex.bytes().isEmpty() && hex.bytes().size() < hex.totalBytes()) {
      facts.add("the first " + hex.bytes().size() + " are shown");
    }
    int damaged = count(hex, HexPicture.Kind.DAMAGED);
    if (damaged > 0) {
      facts.add(Words.count(damaged, "damaged byte", "damaged bytes"));
    }
    return new Account(
        Words.clean(hex.title(), 80),
        facts,
        hex.notes().stream().map(note -> Words.clean(note, 240)).toList(),
        body(hex),
        table(hex),
        description(hex));
  }

  private static int count(HexPicture hex, HexPicture.Kind kind) {
    int count = 0;
    for (int i = 0; i < hex.bytes().size(); i++) {
      count += hex.kind(i) == kind ? 1 : 0;
    }
    return count;
  }

  static Legend.Sign sign(HexPicture.Kind kind) {
    return switch (kind) {
      case DATA -> Legend.Sign.LIVE;
      case REDZONE -> Legend.Sign.REDZONE;
      case DAMAGED -> Legend.Sign.DAMAGED;
      case UNWRITTEN -> Legend.Sign.UNWRITTEN;
      case RELEASED -> Legend.Sign.DEAD;
    };
  }

  static String word(HexPicture.Kind kind) {
    return switch (kind) {
      case DATA -> "data";
      case REDZONE -> "redzone";
      case DAMAGED -> "damaged";
      case UNWRITTEN -> "never written";
      case RELEASED -> "released";
    };
  }

  static String name(HexPicture.Range range) {
    return Words.clean(range.name(), NAME_CHARS);
  }

  static String byteText(int value) {
    String digits = Integer.toHexString(value & 255);
    return digits.length() == 1 ? "0" + digits : digits;
  }

  /// The bytes as characters, where they are any.
  static String characters(HexPicture hex, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      int value = hex.bytes().get(i);
      text.append(value > 32 && value < 127 ? (char) value : '·');
    }
    return text.toString();
  }

  private static String body(HexPicture hex) {
    StringBuilder text = new StringBuilder();
    for (int from = 0; from < hex.bytes().size(); from += PER_ROW) {
      int to = Math.min(hex.bytes().size(), from + PER_ROW);
      StringBuilder bytes = new StringBuilder();
      StringBuilder signs = new StringBuilder();
      for (int i = from; i < to; i++) {
        bytes.append(byteText(hex.bytes().get(i))).append(' ');
        HexPicture.Kind kind = hex.kind(i);
        signs.append(kind == HexPicture.Kind.DATA ? "   " : sign(kind).letter() + "  ");
      }
      String offset = "+" + from;
      text.append(" ".repeat(6 - offset.length())).append(offset).append("  ");
      text.append(bytes).append("   ".repeat(PER_ROW - (to - from)));
      text.append(' ').append(characters(hex, from, to)).append('\n');
      if (!signs.toString().isBlank()) {
        text.append(" ".repeat(8)).append(signs.toString().stripTrailing()).append('\n');
      }
    }
    return text.toString();
  }

  private static Table table(HexPicture hex) {
    return new Table(
            List.of("bytes", "what", "name"),
            List.of(false, false, false),
            hex.ranges().stream()
                .limit(64)
                .map(range ->
                    List.of(
                        "+" + range.from() + " to +" + (range.to() - 1),
                        word(range.kind()),
                        name(range)))
                .toList())
        .withoutEmptyColumns();
  }

  /// The bytes row by row as a table, for the page: the text form shows them so already.
  static Table rows(HexPicture hex) {
    List<List<String>> rows = new ArrayList<>();
    for (int from = 0; from < hex.bytes().size(); from += PER_ROW) {
      int to = Math.min(hex.bytes().size(), from + PER_ROW);
      StringBuilder bytes = new StringBuilder();
      hex.bytes().subList(from, to).forEach(value -> bytes.append(byteText(value)).append(' '));
      String text = characters(hex, from, to);
      rows.add(List.of("+" + from, bytes.toString().strip(), text, kinds(hex, from, to)));
    }
    return new Table(
            List.of("offset", "bytes", "as text", "what they are"),
            List.of(true, false, false, false),
            rows)
        .withoutEmptyColumns();
  }

  /// What the bytes of a row are, from left to right.
  private static String kinds(HexPicture hex, int from, int to) {
    List<String> kinds = new ArrayList<>();
    int start = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || hex.kind(i) != hex.kind(start)) {
        kinds.add((i - start) + " " + word(hex.kind(start)));
        start = i;
      }
    }
    return String.join(", ", kinds);
  }

  private static String description(HexPicture hex) {
    List<String> words = new ArrayList<>();
    for (HexPicture.Range range : hex.ranges().stream().limit(12).toList()) {
      words.add(
          (word(range.kind()) + " " + name(range)).strip()
              + " from +"
              + range.from()
              + " to +"
              + (range.to() - 1));
    }
    String where = "The bytes at address " + Words.hex(hex.address()) + ". ";
    return words.isEmpty() ? where : where + String.join("; ", words) + ".";
  }
}
