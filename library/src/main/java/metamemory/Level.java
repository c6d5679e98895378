package metamemory;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// What an arena goes back to when one of its scopes ends. Each depth has one, which the scopes of
/// that depth use one after the other: it holds numbers, so that a scope stores no reference in an
/// older object (see [Scope]).
final class Level {
  /// The level around this one; null outside of any scope.
  final @Nullable Level outer;

  /// Which scope of this level it is; one more once the arena has ended it.
  long serial;

  /// [BumpState]'s mark when the scope began, and its figures then.
  long mark;

  long countedBlocks;
  long endedBlocks;
  long paddingBytes;
  long takenBytes;

  /// The most that was taken before the position went back, since the scope began. Where the arena
  /// has ended the scope: the most that the scope took.
  long peakBytes;

  /// The piece that the scope began in, once it has gone on in another one, and null until then.
  @Nullable MemorySegment leftPiece;

  /// The limit of that piece.
  long leftLimit;

  /// What was taken elsewhere when it was the current one.
  long takenElsewhere;

  Level(@Nullable Level outer) {
    this.outer = outer;
  }
}
