package metamemory.view;

import org.jspecify.annotations.Nullable;

/// One block of an allocator's memory.
///
/// @param offset where it begins, in bytes from the start of the memory
/// @param byteSize its size in bytes, without padding
/// @param byteAlignment the alignment that was asked for, in bytes
/// @param paddingBytes how many bytes before it were skipped to align it
/// @param sequence the how-manieth block of its allocator it is, from 1
/// @param state whether it is live, and whether it was there in the picture before
/// @param label what the program calls it, or null
/// @param site where it was asked for, or null
public record Block(
    long offset,
    long byteSize,
    long byteAlignment,
    long paddingBytes,
    long sequence,
    State state,
    @Nullable String label,
    @Nullable String site) {

  /// What became of a block.
  public enum State {
    /// Granted before the previous picture, and in use.
    LIVE,
    /// Granted since the previous picture, and in use.
    NEW,
    /// Given back, though its memory cannot be granted again yet.
    RELEASED
  }

  /// A live block without label, site and padding, for examples and tests.
  ///
  /// @param offset where it begins, in bytes from the start of the memory
  /// @param byteSize its size in bytes
  /// @return the block
  public static Block live(long offset, long byteSize) {
    return new Block(offset, byteSize, 1, 0, 0, State.LIVE, null, null);
  }

  /// This block under a name.
  ///
  /// @param name what to call it, or null for nothing
  /// @return the same block with that label
  public Block named(@Nullable String name) {
    return new Block(offset, byteSize, byteAlignment, paddingBytes, sequence, state, name, site);
  }

  /// This block at another offset.
  Block movedTo(long otherOffset) {
    return new Block(
        otherOffset, byteSize, byteAlignment, paddingBytes, sequence, state, label, site);
  }

  /// This block in another state.
  Block in(State other) {
    return new Block(offset, byteSize, byteAlignment, paddingBytes, sequence, other, label, site);
  }

  /// Where it ends.
  ///
  /// @return bytes from the start of the memory, exclusive
  public long endOffset() {
    return offset + byteSize;
  }

  /// Where the padding before it begins.
  ///
  /// @return bytes from the start of the memory
  public long startOffset() {
    return offset - paddingBytes;
  }
}
