package metamemory.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happened to an arena between two moments.
///
/// @param before the arena at the earlier moment
/// @param after the same arena at the later one
public record DiffPicture(ArenaPicture before, ArenaPicture after) implements Picture {

  /// The blocks that are live before and not after; empty where a moment has too many blocks to
  /// list.
  ///
  /// @return blocks as they were before, in the order of their addresses
  public List<Block> gone() {
    return missing(before, after);
  }

  /// The blocks that are live after and not before, or have another place or size then.
  ///
  /// @return blocks as they are after, in the order of their addresses
  public List<Block> fresh() {
    return missing(after, before);
  }

  /// Whether both moments list their blocks, so that they can be compared one by one.
  ///
  /// @return false if only the totals can be compared
  public boolean listed() {
    return before.blocks() instanceof Blocks.Each && after.blocks() instanceof Blocks.Each;
  }

  private List<Block> missing(ArenaPicture one, ArenaPicture other) {
    if (!listed()) {
      return List.of();
    }
    Map<Long, Block> known = new HashMap<>();
    live(other).forEach(block -> known.put(key(block), block));
    return live(one).stream().filter(block -> !same(block, known.get(key(block)))).toList();
  }

  private static List<Block> live(ArenaPicture arena) {
    return arena.blocks() instanceof Blocks.Each(List<Block> blocks)
        ? blocks.stream().filter(block -> block.state() != Block.State.RELEASED).toList()
        : List.of();
  }

  /// A block keeps its number as long as it lives; one made by hand may have none.
  private static long key(Block block) {
    return block.sequence() == 0 ? -1 - block.offset() : block.sequence();
  }

  private static boolean same(Block block, @Nullable Block other) {
    return other != null
        && block.offset() == other.offset()
        && block.byteSize() == other.byteSize();
  }
}
