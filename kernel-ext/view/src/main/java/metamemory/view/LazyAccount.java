package metamemory.view;

import java.util.List;

/// Lazy memory in words.
final class LazyAccount {
  private LazyAccount() {}

  static Account of(LazyPicture lazy) {
    return new Account(
        Words.clean(lazy.type(), ArenaAccount.LABEL_CHARS),
        List.of(
            Words.bytes(lazy.reservedBytes()) + " reserved",
            Words.bytes(lazy.committedBytes()) + " committed",
            Words.bytes(lazy.usedBytes()) + " used"),
        List.of(),
        "",
        new Table(
            List.of("", "bytes", "share of the one above"),
            List.of(false, true, true),
            List.of(
                List.of("reserved", Words.number(lazy.reservedBytes()), ""),
                List.of(
                    "committed",
                    Words.number(lazy.committedBytes()),
                    share(lazy.committedBytes(), lazy.reservedBytes())),
                List.of(
                    "used",
                    Words.number(lazy.usedBytes()),
                    share(lazy.usedBytes(), lazy.committedBytes())),
                List.of("peak", Words.number(lazy.peakBytes()), ""))),
        "Address space that is reserved costs nothing until it is committed.");
  }

  /// What one of the three levels is, for who meets the word for the first time.
  static String meaning(String level) {
    return switch (level) {
      case "reserved" -> "addresses, with no memory behind them yet";
      case "committed" -> "memory that the system has put behind the first of them";
      default -> "granted to blocks";
    };
  }

  static String share(long part, long whole) {
    if (whole == 0) {
      return "";
    }
    double percent = 100.0 * part / whole;
    return part > 0 && percent < 0.1 ? "less than 0.1 %" : Markup.decimal(percent) + " %";
  }
}
