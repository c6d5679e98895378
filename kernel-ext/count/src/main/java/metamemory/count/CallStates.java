package metamemory.count;

import org.jspecify.annotations.Nullable;

/// The [CallState] of each thread, found without a thread-local variable, whose first use would
/// allocate: the watched thread's by one comparison, others' in a table of fixed size.
///
/// Of more threads at once than the table has room for, and of virtual ones, whose bytes the VM
/// does not count, nothing is measured inside calls; what they create by themselves is counted.
final class CallStates {
  private static final int SIZE = 1 << 10;
  private static final int MOST_PROBES = 32;
  private static final CallState[] OTHERS = new CallState[SIZE];

  private static CallState watched = new CallState(null);
  private static int round;

  static {
    for (int i = 0; i < SIZE; i++) {
      OTHERS[i] = new CallState(null);
    }
  }

  private CallStates() {}

  static void watch(Thread thread) {
    if (!watched.isOwnedBy(thread)) {
      watched = new CallState(thread);
    }
  }

  /// Begins a round of measuring: calls that are under way belong to none.
  static void beginRound() {
    round++;
  }

  static CallState inThisRound(CallState state) {
    return state.in(round);
  }

  static @Nullable CallState mine() {
    Thread self = Thread.currentThread();
    CallState first = watched;
    return first.isOwnedBy(self) ? inThisRound(first) : other(self);
  }

  private static @Nullable CallState other(Thread self) {
    if (self.isVirtual()) {
      return null;
    }
    int start = (int) self.threadId();
    for (int probe = 0; probe < MOST_PROBES; probe++) {
      CallState state = OTHERS[(start + probe) & (SIZE - 1)];
      if (state.isOwnedBy(self)) {
        return inThisRound(state);
      }
    }
    for (int probe = 0; probe < MOST_PROBES; probe++) {
      CallState state = OTHERS[(start + probe) & (SIZE - 1)];
      if (state.isTakenBy(self)) {
        return inThisRound(state);
      }
    }
    return null;
  }
}
