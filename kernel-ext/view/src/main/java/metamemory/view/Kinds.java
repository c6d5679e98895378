package metamemory.view;

import java.util.ArrayList;
import java.util.List;

/// Colours for kinds of things, or for things one by one: seven of them, in turn. What a thing is
/// called always stands in its box, so that nothing hangs on the colour.
final class Kinds {
  private static final List<String> FILLS =
      List.of("#0072B2", "#E69F00", "#009E73", "#56B4E9", "#CC79A7", "#F0E442", "#D55E00");

  private final List<String> names = new ArrayList<>();

  /// Takes kinds in, in the order in which they get their colours.
  Kinds(List<String> kinds) {
    for (String kind : kinds) {
      if (!names.contains(kind)) {
        names.add(kind);
      }
    }
  }

  Ink ink(String kind) {
    return ink(names.indexOf(kind));
  }

  String text(String kind) {
    return text(names.indexOf(kind));
  }

  List<String> names() {
    return names;
  }

  static Ink ink(int number) {
    return Ink.solid(fill(number));
  }

  /// The colour of text on it.
  static String text(int number) {
    return fill(number).equals(Palette.LIVE) ? Palette.WHITE : Palette.BLACK;
  }

  private static String fill(int number) {
    return FILLS.get(Math.floorMod(number, FILLS.size()));
  }
}
