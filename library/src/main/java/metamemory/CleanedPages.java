package metamemory;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Pages of the C library's heap for an arena that perhaps nobody closes: a page is freed when the
/// arena gives it back, or once the arena is unreachable.
final class CleanedPages implements PageSource {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Heap heap = new Heap();

  /// Seen by the cleaner's thread too.
  private final Map<Long, MemorySegment> held = new ConcurrentHashMap<>();

  /// Has the pages freed that are still held when an arena becomes unreachable.
  void freeAfter(PagedArena arena) {
    CLEANER.register(arena, this::freeAll);
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
