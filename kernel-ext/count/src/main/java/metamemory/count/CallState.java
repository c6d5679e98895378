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

  private static final VarHandle OWNER = handle();

  private volatile @Nullable Thread owner;
  private int site = OWN_CODE;
  private long mark;
  private int round;

  /// The owner's [ThreadRecord], or 0 if not known yet.
  private long record;

  CallState(@Nullable Thread owner) {
    this.owner = owner;
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
    record = 0;
    return true;
  }

  /// Forgets a call that began in an earlier round of measuring and whose end nobody saw.
  CallState in(int current) {
    if (round != current) {
      round = current;
      site = OWN_CODE;
    }
    return this;
  }

  int site() {
    return site;
  }

  /// Ends what the thread was doing, and begins something else.
  void switchTo(int next) {
    long now = allocated();
    if (site != OWN_CODE && now > mark) {
      Tally.add(site, 0, now - mark);
    }
    mark = now;
    site = next;
  }

  private long allocated() {
    if (!ThreadRecord.isReadable()) {
      return ThreadBytes.ofCurrentThread();
    }
    if (record == 0) {
      // Not before: a thread has no record until it is started.
      record = ThreadRecord.of(Thread.currentThread());
    }
    return ThreadRecord.bytes(record);
  }

  /// Ends a call, if one is under way.
  void leave() {
    if (site != OWN_CODE) {
      switchTo(OWN_CODE);
    }
  }

  /// What a call returned was counted by itself.
  void exclude(long bytes) {
    mark += bytes;
  }
}
