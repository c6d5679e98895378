package metamemory;

import java.lang.foreign.Arena;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What the blocks of an arena end with: its scopes, by depth, and their sessions.
abstract sealed class Lifetimes implements Allocator permits BumpState {
  /// The depth of an arena that is closed: also one more is no depth.
  private static final int CLOSED = -2;

  /// What blocks end with; null where they end with the memory that they lie in.
  private final @Nullable Sessions sessions;

  /// How many scopes are open, or [#CLOSED].
  int depth;

  /// By depth. The first one, outside of any scope, knows its peak only.
  Level[] levels = {new Level(null)};

  /// The level of a scope that is in no other.
  private Level first;

  Lifetimes(boolean endsBlocks) {
    this.first = addLevel(1);
    this.sessions = endsBlocks ? new Sessions() : null;
  }

  /// The level of the next scope.
  ///
  /// @throws IllegalStateException if this arena is closed, or 32 scopes are open
  final Level levelToEnter() {
    if (depth == 0) {
      return first;
    }
    int inner = depth + 1;
    Level[] known = levels;
    // Asked in the words of an array access, so that the JIT compiler asks once.
    return Integer.compareUnsigned(inner, known.length) < 0 ? known[inner] : addLevel(inner);
  }

  private Level addLevel(int inner) {
    if (!isOpen()) {
      throw Misuse.closed(this);
    }
    if (inner > Scope.MAX_DEPTH) {
      throw new IllegalStateException(
          "at most " + Scope.MAX_DEPTH + " scopes may be open at once: depth=" + inner);
    }
    Level added = new Level(levels[inner - 1]);
    levels = Arrays.copyOf(levels, inner + 1);
    levels[inner] = added;
    return added;
  }

  /// Leaves the levels above a depth to scopes that the arena has ended.
  final void dropLevelsAbove(int scopeDepth) {
    levels = Arrays.copyOf(levels, scopeDepth + 1);
    if (scopeDepth == 0) {
      first = addLevel(1);
    }
  }

  /// Has each open scope know the figures that it began with: to be called before they change, but
  /// for the blocks that the mark counts.
  final void keepFigures(long countedBlocks, long paddingBytes) {
    for (int open = depth; open > 0 && !levels[open].keepsFigures; open--) {
      levels[open].countedBlocks = countedBlocks;
      levels[open].paddingBytes = paddingBytes;
      levels[open].keepsFigures = true;
      levels[open].changed = true;
    }
  }

  final void noteClosed() {
    depth = CLOSED;
  }

  final boolean isOpen() {
    return depth != CLOSED;
  }

  /// How many scopes are open; below 0 once this arena is closed.
  final int depth() {
    return depth;
  }

  /// The figures when the scope of a depth began.
  final Level level(int scopeDepth) {
    return levels[scopeDepth];
  }

  /// What blocks end with.
  final @Nullable Sessions sessions() {
    return sessions;
  }

  /// The session of a depth; null where there are none, and where the arena does not know it.
  final @Nullable Arena sessionAt(int scopeDepth) {
    return sessions == null ? null : sessions.of(scopeDepth);
  }

  /// Closes the session of the innermost scope, or of the epoch, so that the JVM refuses each block
  /// of it from now on; refused while native code uses one.
  final void endSession() {
    Arena session = sessionAt(depth);
    if (sessions != null && session != null) {
      session.close();
      sessions.forget(depth);
    }
  }

  /// As [#endSession()], for a session that was closed.
  final void forgetSession(int scopeDepth) {
    if (sessions != null) {
      sessions.forget(scopeDepth);
    }
  }

  final void renewSession() {
    endSession();
    if (sessions != null) {
      sessions.open(depth);
    }
  }
}
