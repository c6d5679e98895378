package metamemory;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Pages of the C library's heap for an arena that perhaps nobody closes: a page is freed when the
/// arena gives it back, or once the arena is unreachable.
final class CleanedPages implements PageSource {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Heap heap = new Heap();

  /// Seen by the cleaner's thread too.
  private final Map<Long, MemorySegment> held = new ConcurrentHashMap<>();

  /// Weak, for a virtual thread that nobody waits for is collected.
  private final WeakReference<Thread> owner = new WeakReference<>(Thread.currentThread());

  private final AtomicBoolean scopeOpen = new AtomicBoolean();

  /// Has the pages freed that are still held when an arena becomes unreachable.
  void freeAfter(PagedArena arena) {
    CLEANER.register(arena, this::freeUnlessInUse);
  }

  /// A pool may have its threads forget their thread-local variables after each task. A block of a
  /// scope that was left open can then still be used by its thread, though the arena is gone.
  private void freeUnlessInUse() {
    Thread thread = owner.get();
    if (scopeOpen.getAcquire() && thread != null && thread.isAlive()) {
      CLEANER.register(thread, this::freeAll);
    } else {
      freeAll();
    }
  }

  @Override
  public void noteScopes(boolean open) {
    scopeOpen.setRelease(open);
  }

  private void freeAll() {
    held.values().forEach(this::giveBack);
  }

  @Override
  public Outcome take(long byteSize) {
    Outcome outcome = heap.take(byteSize);
    if (outcome instanceof Outcome.Granted(MemorySegment page)) {
      held.put(page.address(), page);
    }
    return outcome;
  }

  @Override
  public void giveBack(MemorySegment page) {
    held.remove(page.address());
    heap.giveBack(page);
  }

  @Override
  public boolean keepsUntilGivenBack() {
    return true;
  }

  int heldPages() {
    return held.size();
  }
}
