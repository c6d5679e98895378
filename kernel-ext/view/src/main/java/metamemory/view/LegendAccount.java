package metamemory.view;

import java.util.List;
import java.util.stream.Stream;

/// The signs in words.
final class LegendAccount {
  private LegendAccount() {}

  static Account of() {
    return new Account(
        "Legend",
        List.of("the signs of all pictures"),
        List.of(),
        "",
        new Table(
            List.of("letter", "meaning"),
            List.of(false, false),
            Stream.of(Legend.Sign.values())
                .map(sign -> List.of(String.valueOf(sign.letter()), sign.meaning(false)))
                .toList()),
        "Each sign has a colour, a letter and a texture of its own.");
  }
}
