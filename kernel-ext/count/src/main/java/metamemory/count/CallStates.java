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

  static CallState watched = new CallState(null, null);
  static int round;

  static {
    for (int i = 0; i < SIZE; i++) {
      OTHERS[i] = new CallState(null, null);
    }
  }

  private CallStates() {}

  /// Gives a thread a state of its own, which adds to a lane of its own.
  static void watch(Thread thread, Lane lane) {
    if (!watched.isOwnedBy(thread)) {
      CallState before = watched;
      watched = new CallState(thread, lane);
      before.retire();
    }
  }

  /// Begins a round of measuring: calls that are under way belong to none.
  static void beginRound() {
    round++;
    watched.outdate();
    for (CallState state : OTHERS) {
      state.outdate();
    }
  }

  /// Begins a call, whatever the current thread was doing.
  static void enter(@Nullable CallState found, int site) {
    CallState state = found != null && found.isIn(round) ? found : mine();
    if (state != null) {
      state.enter(site);
    }
  }

  /// Ends what the current thread was doing, and begins something else.
  ///
  /// @param found what it found when its method began: perhaps nothing, or what holds no longer
  static void switchTo(@Nullable CallState found, int site) {
    CallState state = found != null && found.isIn(round) ? found : mine();
    if (state != null) {
      state.switchTo(site);
    }
  }

  static @Nullable CallState mine() {
    Thread self = Thread.currentThread();
    CallState first = watched;
    return first.isOwnedBy(self) ? first.in(round) : other(self);
  }

  private static @Nullable CallState other(Thread self) {
    if (self.isVirtual()) {
      return null;
    }
    int start = (int) self.threadId();
    for (int probe = 0; probe < MOST_PROBES; probe++) {
      CallState state = OTHERS[(start + probe) & (SIZE - 1)];
      if (state.isOwnedBy(self)) {
        return state.in(round);
      }
    }
    for (int probe = 0; probe < MOST_PROBES; probe++) {
      CallState state = OTHERS[(start + probe) & (SIZE - 1)];
      if (state.isTakenBy(self)) {
        return state.in(round);
      }
    }
    return null;
  }
}
