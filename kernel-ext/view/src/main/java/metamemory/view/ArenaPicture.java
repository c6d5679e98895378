package metamemory.view;

import org.jspecify.annotations.Nullable;

/// An allocator over one piece of memory, at one moment.
///
/// @param type the allocator's type, for example `BumpArena`
/// @param address where the memory begins; 0 for memory on the heap
/// @param capacityBytes how long the memory is
/// @param positionBytes how much of it is used, dead bytes between live blocks included
/// @param highWaterBytes the furthest that the position ever was
/// @param closed whether the allocator is closed, its memory given back
/// @param liveBlocks how many blocks are live
/// @param requestedBytes what was asked for by the live blocks
/// @param paddingBytes what alignment cost them on top
/// @param refusals how many requests were refused
/// @param lastRefusal why the latest of them was, or null
/// @param blocks what is known about the blocks
public record ArenaPicture(
    String type,
    long address,
    long capacityBytes,
    long positionBytes,
    long highWaterBytes,
    boolean closed,
    long liveBlocks,
    long requestedBytes,
    long paddingBytes,
    long refusals,
    @Nullable String lastRefusal,
    Blocks blocks)
    implements Picture {

  /// The same figures with other blocks.
  ArenaPicture with(Blocks others) {
    return new ArenaPicture(
        type,
        address,
        capacityBytes,
        positionBytes,
        highWaterBytes,
        closed,
        liveBlocks,
        requestedBytes,
        paddingBytes,
        refusals,
        lastRefusal,
        others);
  }

  /// What is left behind the position.
  ///
  /// @return bytes that can still be granted
  public long freeBytes() {
    return capacityBytes - positionBytes;
  }

  /// What lies before the position and belongs to no live block: released, and not to be granted
  /// again before a reset.
  ///
  /// @return bytes
  public long deadBytes() {
    return Math.max(0, positionBytes - requestedBytes - paddingBytes);
  }
}
