package metamemory.view;

import java.util.List;

/// Bytes of memory in hexadecimal, and what each stretch of them is.
///
/// @param title what they are the bytes of
/// @param notes what is known of them, each a sentence
/// @param address where they begin
/// @param totalBytes how many there are; of many only the first are given
/// @param bytes the bytes themselves, each from 0 to 255, at most [#MOST_BYTES]
/// @param ranges what they are, in order and without overlaps; what is in none is data
public record HexPicture(
    String title,
    List<String> notes,
    long address,
    long totalBytes,
    List<Integer> bytes,
    List<Range> ranges)
    implements Picture {
  /// How many bytes are drawn.
  public static final int MOST_BYTES = 192;

  /// Keeps immutable copies.
  public HexPicture {
    notes = List.copyOf(notes);
    bytes = List.copyOf(bytes.subList(0, Math.min(MOST_BYTES, bytes.size())));
    ranges = List.copyOf(ranges);
  }

  /// A stretch of the bytes.
  ///
  /// @param from the index of its first byte
  /// @param to the index after its last
  /// @param kind what it is
  /// @param name what to call it, for example `order`, or nothing
  public record Range(int from, int to, Kind kind, String name) {}

  /// What bytes are.
  public enum Kind {
    /// A block's own.
    DATA,
    /// Around a block, not to be written.
    REDZONE,
    /// Not what they should be: somebody wrote where nobody may.
    DAMAGED,
    /// Granted and not written since.
    UNWRITTEN,
    /// Released, not to be written.
    RELEASED
  }

  /// What a byte is.
  ///
  /// @param index which byte
  /// @return its kind
  Kind kind(int index) {
    for (Range range : ranges) {
      if (index >= range.from() && index < range.to()) {
        return range.kind();
      }
    }
    return Kind.DATA;
  }
}
