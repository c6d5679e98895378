package metamemory;

import java.lang.foreign.Arena;
import org.jspecify.annotations.Nullable;

/// The confined sessions that the blocks of an arena end with: one for its epoch, and one for each
/// open scope that the arena is to be able to end.
final class Sessions {
  /*
   * A session can be closed once, so each scope needs a new one. Storing it in a field of the arena would cost 10 ns under
   * G1: when an object that has survived some collections comes to know a young one, the collector is told of it behind a
   * memory fence. Hence the sessions are stored in an array that is young itself, since a new one is made for every few of
   * them, and the arena remembers by number which of them is whose.
   */

  private static final int BATCH = 32;

  /// A place that stays empty.
  private static final int NONE = 0;

  /// By depth, 0 for the epoch: where the session is.
  private final int[] at = new int[Scope.MAX_DEPTH + 1];

  private @Nullable Arena[] made = new @Nullable Arena[2];
  private int next = NONE + 1;

  /// Makes the session of the first epoch.
  Sessions() {
    open(0);
  }

  /// A new session for a depth that has none.
  Arena open(int depth) {
    if (next == made.length) {
      makeRoom();
    }
    Arena session = Arena.ofConfined();
    made[next] = session;
    at[depth] = next++;
    return session;
  }

  /// The session of a depth, or null if it has none.
  @Nullable Arena of(int depth) {
    return made[at[depth]];
  }

  /// Forgets the session of a depth, which has been closed.
  void forget(int depth) {
    at[depth] = NONE;
  }

  private void makeRoom() {
    @Nullable Arena[] roomy = new @Nullable Arena[1 + at.length + BATCH];
    next = NONE + 1;
    for (int depth = 0; depth < at.length; depth++) {
      if (at[depth] != NONE) {
        roomy[next] = made[at[depth]];
        at[depth] = next++;
      }
    }
    made = roomy;
  }
}
