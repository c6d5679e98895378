package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// A stretch of a layout: header, field or padding, without gaps between.
///
/// @param sign what it is
/// @param name its name, or nothing
/// @param type its type, or nothing
/// @param from its first byte's offset
/// @param to its end's offset, exclusive
record LayoutPart(Legend.Sign sign, String name, String type, long from, long to) {
  static List<LayoutPart> of(LayoutPicture layout) {
    List<LayoutPart> parts = new ArrayList<>();
    long cursor = 0;
    for (LayoutPicture.Field field : layout.fields()) {
      pad(parts, cursor, field.offset());
      Legend.Sign sign = field.header() ? Legend.Sign.HEADER : Legend.Sign.FIELD;
      long from = Math.max(cursor, field.offset());
      long to = Math.max(from, field.offset() + field.byteSize());
      String name = Words.clean(field.name(), ArenaAccount.LABEL_CHARS);
      parts.add(
          new LayoutPart(
              sign, name, Words.clean(field.type(), ArenaAccount.LABEL_CHARS), from, to));
      cursor = to;
    }
    pad(parts, cursor, layout.byteSize());
    return parts;
  }

  private static void pad(List<LayoutPart> parts, long from, long to) {
    if (to > from) {
      parts.add(new LayoutPart(Legend.Sign.PADDING, "", "", from, to));
    }
  }

  long byteSize() {
    return to - from;
  }

  String sentence() {
    String what = sign == Legend.Sign.PADDING ? "padding" : (name + " " + type).strip();
    return what + ": offset " + Words.number(from) + ", " + Words.bytes(byteSize());
  }

  static long sum(List<LayoutPart> parts, Legend.Sign sign) {
    return parts.stream().filter(part -> part.sign() == sign).mapToLong(LayoutPart::byteSize).sum();
  }
}
