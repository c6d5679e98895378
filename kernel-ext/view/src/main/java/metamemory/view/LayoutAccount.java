package metamemory.view;

import java.util.List;

/// A layout in words.
final class LayoutAccount {
  private static final int MOST_BYTES = 64;

  private LayoutAccount() {}

  static Account of(LayoutPicture layout) {
    List<LayoutPart> parts = LayoutPart.of(layout);
    return new Account(
        Words.clean(layout.type(), 60),
        List.of(
            Words.bytes(layout.byteSize()),
            Words.bytes(LayoutPart.sum(parts, Legend.Sign.HEADER)) + " header",
            Words.bytes(LayoutPart.sum(parts, Legend.Sign.FIELD)) + " fields",
            Words.bytes(LayoutPart.sum(parts, Legend.Sign.PADDING)) + " padding"),
        List.of(),
        layout.byteSize() <= MOST_BYTES ? bar(parts) : "",
        table(parts),
        Words.sentence(parts.stream().limit(16).map(LayoutPart::sentence).toList()));
  }

  /// One letter per byte.
  private static String bar(List<LayoutPart> parts) {
    StringBuilder bar = new StringBuilder("|");
    parts.forEach(
        part -> bar.append(String.valueOf(part.sign().letter()).repeat((int) part.byteSize())));
    return bar.append("|\nH header  L field  · padding\n").toString();
  }

  private static Table table(List<LayoutPart> parts) {
    return new Table(
        List.of("offset", "size", "what", "type"),
        List.of(true, true, false, false),
        parts.stream().map(LayoutAccount::row).toList());
  }

  private static List<String> row(LayoutPart part) {
    String what = part.sign() == Legend.Sign.PADDING ? "padding" : part.name();
    return List.of(Words.number(part.from()), Words.bytes(part.byteSize()), what, part.type());
  }
}
