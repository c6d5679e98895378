package metamemory.view;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.function.Consumer;
import metamemory.Allocator;
import org.jspecify.annotations.Nullable;

/// The allocators that are known, by identity and held weakly. Looking one up creates no object,
/// since that happens at each event on the thread whose allocations are being counted.
final class TrackedAllocators {
  /// How many are known at once; of more, the closed ones are forgotten, then new ones are not
  /// taken in.
  static final int MOST = 4096;

  private final ReferenceQueue<Allocator> unreachable = new ReferenceQueue<>();
  private @Nullable Tracked[] slots = new Tracked[64];
  private int size;
  private volatile @Nullable Tracked latest;

  ReferenceQueue<Allocator> queue() {
    return unreachable;
  }

  @Nullable Tracked find(Allocator source) {
    Tracked last = latest;
    if (last != null && last.refersTo(source)) {
      return last;
    }
    synchronized (this) {
      for (int slot = first(System.identityHashCode(source));
          ;
          slot = (slot + 1) & (slots.length - 1)) {
        Tracked tracked = slots[slot];
        if (tracked == null) {
          return null;
        }
        if (tracked.refersTo(source)) {
          latest = tracked;
          return tracked;
        }
      }
    }
  }

  synchronized void add(Tracked tracked) {
    forgetUnreachable();
    if (size == MOST) {
      rebuild(true);
    }
    if (size == MOST) {
      return;
    }
    if (size >= slots.length / 2) {
      rebuild(false);
    }
    put(tracked);
  }

  synchronized void forEach(Consumer<Tracked> action) {
    for (Tracked tracked : slots) {
      if (tracked != null) {
        action.accept(tracked);
      }
    }
  }

  private void forgetUnreachable() {
    boolean any = false;
    for (Reference<? extends Allocator> gone = unreachable.poll();
        gone != null;
        gone = unreachable.poll()) {
      any = true;
    }
    if (any) {
      rebuild(false);
    }
  }

  private void rebuild(boolean forgetClosed) {
    @Nullable Tracked[] before = slots;
    slots = new Tracked[size >= before.length / 2 ? before.length * 2 : before.length];
    size = 0;
    latest = null;
    for (Tracked tracked : before) {
      if (tracked != null) {
        keep(tracked, forgetClosed);
      }
    }
  }

  private void keep(Tracked tracked, boolean forgetClosed) {
    synchronized (tracked) {
      if (tracked.refersTo(null) || (forgetClosed && tracked.closed)) {
        tracked.reset();
      } else {
        put(tracked);
      }
    }
  }

  private void put(Tracked tracked) {
    int slot = first(tracked.hash);
    while (slots[slot] != null) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = tracked;
    size++;
  }

  private int first(int hash) {
    return (hash ^ (hash >>> 16)) & (slots.length - 1);
  }
}
