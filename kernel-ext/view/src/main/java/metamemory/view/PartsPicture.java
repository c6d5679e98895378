package metamemory.view;

import java.util.List;
import java.util.OptionalLong;

/// One amount of memory and what it is made of: a snapshot of an allocator's figures, or what a
/// collection uses of what it holds.
///
/// @param name what it is, for example `LongList`
/// @param facts what is known besides, each in a few words
/// @param parts what it is made of, in order
/// @param peakBytes the most that was ever in use, or empty if nobody noted it
public record PartsPicture(
    String name, List<String> facts, List<Part> parts, OptionalLong peakBytes) implements Picture {
  /// Keeps immutable copies.
  public PartsPicture {
    facts = List.copyOf(facts);
    parts = List.copyOf(parts);
  }

  /// A part.
  ///
  /// @param name what it is, for example `asked for`
  /// @param bytes how much, at least 0
  /// @param role how it is drawn
  public record Part(String name, long bytes, Role role) {}

  /// What a part is good for.
  public enum Role {
    /// In use.
    USED,
    /// Taken, and of no use.
    PADDING,
    /// Backed, and free.
    FREE,
    /// Address space without memory.
    RESERVED
  }

  /// All parts together.
  ///
  /// @return the sum, in bytes
  public long totalBytes() {
    return parts.stream().mapToLong(Part::bytes).sum();
  }
}
