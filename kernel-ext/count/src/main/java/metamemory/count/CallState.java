package metamemory.count;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// What one thread is doing while bytes inside calls are measured: running its own code, or inside
/// a call that some line made.
///
/// Whatever the thread allocates between two switches belongs to the call in which it was. So a
/// call needs two readings of the thread's counter, and calls within calls need no stack: code that
/// is called back remembers in a local variable where it came from.
final class CallState {
  /// In place of a site: in the thread's own code, whose creations are counted as such.
  static final int OWN_CODE = -1;

  private static final int NO_ROUND = -1;

  private static final VarHandle OWNER = handle();

  volatile @Nullable Thread owner;

  /// The owner's own lane, if it has one.
  final @Nullable Lane lane;

  /// Whether all else here holds for the present round of measuring, and the record can be read.
  boolean isReady;

  /// The owner's [ThreadRecord], where `isReady`.
  long record;

  /// What the owner had allocated when the call under way began.
  long mark;

  /// The line whose call is under way, or [#OWN_CODE].
  int site = OWN_CODE;

  /// The round of measuring in which this was last used.
  private int round = NO_ROUND;

  CallState(@Nullable Thread owner, @Nullable Lane lane) {
    this.owner = owner;
    this.lane = lane;
  }

  private static VarHandle handle() {
    try {
      return MethodHandles.lookup().findVarHandle(CallState.class, "owner", Thread.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("ReferenceEquality") // threads have no equality but identity
  boolean isOwnedBy(Thread thread) {
    return owner == thread;
  }

  /// Takes this state over for a thread, if nobody has it, or one that has ended.
  boolean isTakenBy(Thread heir) {
    Thread before = owner;
    if ((before != null && before.isAlive()) || !OWNER.compareAndSet(this, before, heir)) {
      return false;
    }
    retire();
    return true;
  }

  boolean isIn(int current) {
    return round == current;
  }

  /// Forgets a call that began in an earlier round of measuring and whose end nobody saw. To be
  /// called by the owner.
  CallState in(int current) {
    if (round != current) {
      round = current;
      site = OWN_CODE;
      if (ThreadRecord.isReadable()) {
        record = ThreadRecord.of(Thread.currentThread());
        isReady = true;
      }
    }
    return this;
  }

  /// Makes methods that found this state look for their thread's again.
  void retire() {
    round = NO_ROUND;
    isReady = false;
  }

  /// Another round begins. Called by who begins it.
  void outdate() {
    isReady = false;
  }

  /// Ends the call under way, and tells which.
  int suspend() {
    int outer = site;
    switchTo(OWN_CODE);
    return outer;
  }

  /// Begins a call. One that is under way was left by an exception that nobody here has seen.
  void enter(int next) {
    mark = allocated();
    site = next;
  }

  /// Ends what the thread was doing, and begins something else.
  void switchTo(int next) {
    if (site != OWN_CODE) {
      addSinceEntered(site);
    }
    enter(next);
  }

  /// Adds to a line what was allocated since its call began.
  void addSinceEntered(int line) {
    long bytes = allocated() - mark;
    if (bytes > 0) {
      Lanes.add(lane, line, bytes);
    }
  }

  private long allocated() {
    return ThreadRecord.isReadable() ? ThreadRecord.bytes(record) : ThreadBytes.ofCurrentThread();
  }

  /// What a call returned was counted by itself.
  void exclude(long bytes) {
    mark += bytes;
  }
}
