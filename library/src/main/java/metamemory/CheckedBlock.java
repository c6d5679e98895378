package metamemory;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A block that a checked allocator granted, and a link in the list of those, from the oldest to
/// the newest.
final class CheckedBlock {
  /// Which block of its allocator it is, counted from 1.
  final long number;

  /// What the allocator underneath granted: the block with its redzones, or its twin if it lies
  /// before a fence.
  final MemorySegment outer;

  /// The block with its redzones, which the user's bytes are a part of.
  final MemorySegment surroundings;

  /// Where the user's bytes begin, counted from the surroundings' start.
  final long start;

  final long byteSize;

  /// How many scopes were open when it was granted.
  final int depth;

  /// What keeps its memory behind a fence, or null.
  final @Nullable Fence fence;

  /// Whether it was released and is kept from being granted again.
  boolean isKept;

  @Nullable CheckedBlock older;
  @Nullable CheckedBlock newer;

  CheckedBlock(
      long number,
      MemorySegment outer,
      MemorySegment surroundings,
      long start,
      long byteSize,
      int depth,
      @Nullable Fence fence) {
    this.number = number;
    this.outer = outer;
    this.surroundings = surroundings;
    this.start = start;
    this.byteSize = byteSize;
    this.depth = depth;
    this.fence = fence;
  }

  MemorySegment user() {
    return surroundings.asSlice(start, byteSize);
  }

  long address() {
    return surroundings.address() + start;
  }

  String describe() {
    return "block=" + number + ", address=" + address() + ", byteSize=" + byteSize;
  }
}
