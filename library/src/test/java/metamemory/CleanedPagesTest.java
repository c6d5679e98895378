package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// When the pages of an arena that nobody has any more are freed.
class CleanedPagesTest {

  @Test
  void areKeptWhileTheirThreadHasAScopeOpen() {
    CleanedPages inUse = pagesOfALostArena(true);
    // One thread frees all, in the order in which arenas were lost.
    CleanedPages unused = pagesOfALostArena(false);
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (unused.heldPages() > 0 && System.nanoTime() < deadline) {
      System.gc();
    }
    assertThat(unused.heldPages()).isZero();
    assertThat(inUse.heldPages()).isEqualTo(1);
  }

  private static CleanedPages pagesOfALostArena(boolean scopeOpen) {
    CleanedPages pages = new CleanedPages();
    pages.take(64).orElseThrow();
    pages.noteScopes(scopeOpen);
    WeakReference<PagedArena> lost = lostArena(pages);
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (lost.get() != null && System.nanoTime() < deadline) {
      System.gc();
    }
    assertThat(lost.get()).isNull();
    return pages;
  }

  private static WeakReference<PagedArena> lostArena(CleanedPages pages) {
    PagedArena arena = PagedArena.open(64);
    pages.freeAfter(arena);
    return new WeakReference<>(arena);
  }
}
