package metamemory;

import java.lang.foreign.Arena;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What the blocks of an arena end with: its scopes, by depth, and their sessions.
abstract sealed class Lifetimes implements Allocator permits BumpState {
  /// The depth of an arena that is closed.
  private static final int CLOSED = -1;

  /// What blocks end with; null where they end with the memory that they lie in.
  private final @Nullable Sessions sessions;

  /// How many scopes are open, or [#CLOSED].
  int depth;

  /// By depth. The first one, outside of any scope, knows its peak only.
  Level[] levels = {new Level(null)};

  Lifetimes(boolean endsBlocks) {
    this.sessions = endsBlocks ? new Sessions() : null;
  }

  /// The level of the next scope.
  final Level levelToEnter(int inner) {
    if (inner == levels.length) {
      addLevel();
    }
    return levels[inner];
  }

  private void addLevel() {
    levels = Arrays.copyOf(levels, levels.length + 1);
    levels[levels.length - 1] = new Level(levels[levels.length - 2]);
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
