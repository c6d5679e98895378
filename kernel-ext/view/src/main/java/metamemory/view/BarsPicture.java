package metamemory.view;

import java.util.List;

/// Amounts beside each other as bars: which lines of code asked for most, or what any measurement
/// found.
///
/// @param title what is compared
/// @param unit what the amounts count, for example `B`; `B` is written as bytes are elsewhere
/// @param bars the bars, in order
public record BarsPicture(String title, String unit, List<Bar> bars) implements Picture {
  /// How many bars are drawn.
  public static final int MOST_BARS = 32;

  /// Keeps an immutable copy.
  public BarsPicture {
    bars = List.copyOf(bars);
  }

  /// A bar.
  ///
  /// @param label what it is the amount of
  /// @param amount how much, at least 0
  /// @param depth how far it is indented, 0 for not at all: a bar within another one
  /// @param note a few words behind the amount, or nothing
  public record Bar(String label, long amount, int depth, String note) {
    /// A bar that is not within another one.
    ///
    /// @param label what it is the amount of
    /// @param amount how much, at least 0
    public Bar(String label, long amount) {
      this(label, amount, 0, "");
    }
  }
}
