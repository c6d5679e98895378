package metamemory.view;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The two arenas of a difference, with the blocks that are gone marked before and those that are
/// new marked after.
///
/// @param before the earlier moment
/// @param after the later moment
record DiffMoments(ArenaPicture before, ArenaPicture after) {
  static DiffMoments of(DiffPicture diff) {
    return new DiffMoments(
        marked(diff.before(), new HashSet<>(diff.gone()), Block.State.RELEASED),
        marked(diff.after(), new HashSet<>(diff.fresh()), Block.State.NEW));
  }

  private static ArenaPicture marked(ArenaPicture arena, Set<Block> changed, Block.State mark) {
    if (!(arena.blocks() instanceof Blocks.Each(List<Block> blocks))) {
      return arena;
    }
    return arena.with(
        new Blocks.Each(
            blocks.stream()
                .map(block -> changed.contains(block) ? block.in(mark) : unmarked(block))
                .toList()));
  }

  private static Block unmarked(Block block) {
    return block.state() == Block.State.NEW ? block.in(Block.State.LIVE) : block;
  }
}
