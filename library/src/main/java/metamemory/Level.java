package metamemory;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// What an arena goes back to when one of its scopes ends. Each depth has one, which the scopes of
/// that depth use one after the other: it holds numbers, so that a scope stores no reference in an
/// older object (see [Scope]).
final class Level {
  /// The level around this one; itself outside of any scope.
  final Level outer;

  /// Whether the arena has ended its scope. Then no other scope uses this level.
  boolean ended;

  /// The [BumpMark] when the scope began.
  long mark;

  /// Whether more has to be put back than the mark: so a scope in which nothing else changes, as in
  /// most, stores nothing else.
  boolean changed;

  /// Whether the arena's figures have changed since, apart from what the mark counts; then the
  /// following are those of the beginning.
  boolean keepsFigures;

  long countedBlocks;
  long paddingBytes;

  /// The most that was taken before the position went back, since the scope began; 0 if it did not,
  /// and between two scopes. Where the arena has ended the scope: how much more than at its
  /// beginning was taken at once.
  long peakBytes;

  /// How many blocks had ended, where the arena has ended the scope.
  long endedBlocks;

  /// The piece that the scope began in, once it has gone on in another one, and null until then.
  @Nullable MemorySegment leftPiece;

  /// The limit of that piece.
  long leftLimit;

  /// The origin when it was the current one.
  long leftOrigin;

  Level(@Nullable Level outer) {
    this.outer = outer == null ? this : outer;
  }
}
