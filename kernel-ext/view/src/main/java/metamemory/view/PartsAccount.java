package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// Parts in words.
final class PartsAccount {
  private static final int WIDTH = 64;

  private PartsAccount() {}

  static Account of(PartsPicture picture) {
    List<String> facts = new ArrayList<>();
    facts.add(Words.bytes(picture.totalBytes()));
    picture.facts().forEach(fact -> facts.add(Words.clean(fact, 80)));
    picture.peakBytes().ifPresent(peak -> facts.add("peak " + Words.bytes(peak)));
    return new Account(
        Words.clean(picture.name(), ArenaAccount.LABEL_CHARS),
        facts,
        List.of(),
        body(picture),
        table(picture),
        "Its parts: "
            + String.join(", ", picture.parts().stream().map(PartsAccount::sentence).toList())
            + ".");
  }

  static Legend.Sign sign(PartsPicture.Part part) {
    return switch (part.role()) {
      case USED -> Legend.Sign.LIVE;
      case PADDING -> Legend.Sign.PADDING;
      case FREE -> Legend.Sign.FREE;
      case RESERVED -> Legend.Sign.RESERVED;
    };
  }

  static String name(PartsPicture.Part part) {
    return Words.clean(part.name(), ArenaAccount.LABEL_CHARS);
  }

  static String sentence(PartsPicture.Part part) {
    return name(part) + " " + Words.bytes(part.bytes());
  }

  private static String body(PartsPicture picture) {
    StringBuilder text = new StringBuilder("|");
    double bytes = 0;
    long drawn = 0;
    for (PartsPicture.Part part : picture.parts()) {
      bytes += part.bytes();
      long end = Math.round(WIDTH * bytes / Math.max(1, picture.totalBytes()));
      text.append(String.valueOf(sign(part).letter()).repeat((int) (end - drawn)));
      drawn = end;
    }
    return text.append("|\n").toString();
  }

  private static Table table(PartsPicture picture) {
    return new Table(
        List.of("part", "bytes", ""),
        List.of(false, true, false),
        picture.parts().stream()
            .map(part ->
                List.of(
                    name(part), Words.number(part.bytes()), String.valueOf(sign(part).letter())))
            .toList());
  }
}
