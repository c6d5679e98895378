package metamemory;

/// What an allocator has given out, in one consistent snapshot. All sizes are in bytes.
///
/// **Limits.** It does not change afterwards: ask again for the next moment.
///
/// **Costs.** O(1), and 80 B of the Java heap.
///
/// {@snippet file="metamemory/AllocatorSnippets.java" region="usage"}
///
/// @param allocations how many blocks were granted since the allocator was opened; a resize does
///   not count, a reset does not lower it
/// @param liveBlocks how many of them are live: granted, and neither released nor dropped by a
///   reset or a scope's end
/// @param requestedBytes what was asked for by the live blocks
/// @param paddingBytes what is taken on top of that: by alignment and rounding, and by released or
///   moved blocks whose memory an arena keeps until its reset
/// @param reservedBytes address space held
/// @param committedBytes how much of it is backed by memory
/// @param peakBytes the most that was ever in use, requested and padding together
/// @param pages how many separate pieces of memory are held
/// @param depth how many scopes are open, 0 outside any
public record Usage(
    long allocations,
    long liveBlocks,
    long requestedBytes,
    long paddingBytes,
    long reservedBytes,
    long committedBytes,
    long peakBytes,
    int pages,
    int depth) {

  /// What is in use: requested and padding together.
  ///
  /// @return bytes, from 0 to [#reservedBytes()]
  public long usedBytes() {
    return requestedBytes + paddingBytes;
  }

  /// What is held and not in use.
  ///
  /// @return bytes, from 0 to [#reservedBytes()]
  public long freeBytes() {
    return reservedBytes - usedBytes();
  }
}
