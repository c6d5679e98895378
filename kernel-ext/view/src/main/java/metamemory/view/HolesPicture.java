package metamemory.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A heap with holes: blocks in one piece of memory, and free room between them that may be too
/// scattered for what is asked next.
///
/// @param title what it is a picture of
/// @param capacityBytes how long the memory is
/// @param blocks the blocks, in any order; those that are released are holes that remember what
///   they were
public record HolesPicture(String title, long capacityBytes, List<Block> blocks)
    implements Picture {
  /// How many blocks are drawn.
  public static final int MOST_BLOCKS = 96;

  /// Keeps an immutable copy, in the order of the addresses.
  public HolesPicture {
    blocks = blocks.stream().sorted(Comparator.comparingLong(Block::offset)).toList();
  }

  /// An empty memory, to be filled with [#live(long, long, String)] and [#freed(long, long)].
  ///
  /// @param title what it is a picture of
  /// @param capacityBytes how long it is, at least 0
  /// @return the picture of no blocks
  public static HolesPicture of(String title, long capacityBytes) {
    if (capacityBytes < 0) {
      throw new IllegalArgumentException(
          "capacityBytes must be at least 0: capacityBytes=" + capacityBytes);
    }
    return new HolesPicture(title, capacityBytes, List.of());
  }

  /// This with one more live block.
  ///
  /// @param offset where it begins
  /// @param byteSize how long it is
  /// @param label what to call it
  /// @return another picture
  /// @throws IllegalArgumentException if the block does not lie within the memory
  public HolesPicture live(long offset, long byteSize, String label) {
    return with(offset, byteSize, Block.State.LIVE, label);
  }

  /// This with one more block that is free again.
  ///
  /// @param offset where it began
  /// @param byteSize how long it was
  /// @return another picture
  /// @throws IllegalArgumentException if the block does not lie within the memory
  public HolesPicture freed(long offset, long byteSize) {
    return with(offset, byteSize, Block.State.RELEASED, "");
  }

  private HolesPicture with(long offset, long byteSize, Block.State state, String label) {
    if (offset < 0 || byteSize < 0 || byteSize > capacityBytes - offset) {
      throw new IllegalArgumentException(
          "a block must lie within the memory: offset="
              + offset
              + ", byteSize="
              + byteSize
              + ", capacityBytes="
              + capacityBytes);
    }
    List<Block> more = new ArrayList<>(blocks);
    String name = label.isEmpty() ? null : label;
    more.add(new Block(offset, byteSize, 1, 0, more.size() + 1L, state, name, null));
    return new HolesPicture(title, capacityBytes, more);
  }

  /// Room that no live block takes.
  ///
  /// @param offset where it begins
  /// @param byteSize how long it is
  public record Hole(long offset, long byteSize) {}

  /// The stretches without a live block, neighbours taken together.
  ///
  /// @return in the order of their addresses
  public List<Hole> holes() {
    List<Hole> holes = new ArrayList<>();
    long cursor = 0;
    for (Block block : blocks) {
      if (block.state() != Block.State.RELEASED) {
        if (block.offset() > cursor) {
          holes.add(new Hole(cursor, block.offset() - cursor));
        }
        cursor = Math.max(cursor, block.endOffset());
      }
    }
    if (capacityBytes > cursor) {
      holes.add(new Hole(cursor, capacityBytes - cursor));
    }
    return holes;
  }

  /// How much is free.
  ///
  /// @return all holes together, in bytes
  public long freeBytes() {
    return holes().stream().mapToLong(Hole::byteSize).sum();
  }

  /// The most that can be granted at once.
  ///
  /// @return the largest hole, in bytes
  public long largestHoleBytes() {
    return holes().stream().mapToLong(Hole::byteSize).max().orElse(0);
  }

  /// How scattered the free room is: 0 if it is one hole, near 1 if it is many small ones.
  ///
  /// @return 1 − the largest hole / all free room; 0 if nothing is free
  public double fragmentation() {
    return freeBytes() == 0 ? 0 : 1 - (double) largestHoleBytes() / freeBytes();
  }
}
