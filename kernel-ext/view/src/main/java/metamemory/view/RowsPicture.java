package metamemory.view;

import java.util.List;

/// Values by their index: an arena that hands out indexes instead of references, or the texts of an
/// interner.
///
/// @param type what holds them, for example `IndexArena`
/// @param noun what its values are called, in the singular, for example `value`
/// @param facts what is known of it, each in a few words
/// @param rows the values in the order of their indexes; of many the first
/// @param size how many there are
public record RowsPicture(String type, String noun, List<String> facts, List<Row> rows, long size)
    implements Picture {
  /// How many rows are drawn.
  public static final int MOST_ROWS = 48;

  /// Keeps immutable copies.
  public RowsPicture {
    facts = List.copyOf(facts);
    rows = List.copyOf(rows.subList(0, Math.min(MOST_ROWS, rows.size())));
  }

  /// A value.
  ///
  /// @param index its index
  /// @param kind what kind of value it is, for example its class; values of one kind have one
  ///   colour
  /// @param text the value in a few words
  /// @param closing as which one it will be closed, from 1, or 0 where nothing is closed
  public record Row(long index, String kind, String text, long closing) {
    /// A value that is not closed.
    ///
    /// @param index its index
    /// @param kind what kind of value it is
    /// @param text the value in a few words
    public Row(long index, String kind, String text) {
      this(index, kind, text, 0);
    }
  }
}
