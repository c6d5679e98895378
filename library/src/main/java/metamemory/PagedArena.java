package metamemory;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Memory handed out from front to back, page after page: an arena that grows.
///
/// **Limits.** As many pages as the C library, or the backing allocator, gives, and as its
/// [PageRules] allow; what they refuse is refused, and changes nothing. A refusal of the backing
/// allocator speaks of the page that was asked for. A block lies within one page: one that is
/// larger than a page gets a page of its own, and the page before it is gone on with. Blocks never
/// move, unless they are resized. They are not zeroed. It belongs to the thread that opened it.
///
/// **Lifetime.** A reset, a close or the end of a scope ends the blocks granted in it: using one
/// afterwards throws [IllegalStateException] ("Already closed"). Over a backing allocator
/// ([#over(Allocator, PageRules)]) blocks live as long as that one's, and a block used after a
/// reset is *not* noticed.
///
/// **Costs.** A block takes O(1), about 1.8 ns, and no byte of the Java heap where the JIT compiler
/// sees that the segment does not outlive the method that asked. A page more takes one call of
/// `malloc`. What is left of a page when the next block does not fit is lost until the reset.
/// Finding the page of a block, to resize or release it, takes O(1) in the current page and O(log
/// pages) in others. A reset takes O(pages that were used).
///
/// {@snippet file="metamemory/PagedArenaSnippets.java" region="grow"}
public final class PagedArena extends BumpAllocator {
  /*
   * Idea: pages in order of use; the first ones hold blocks, those behind are spares. A scope notes where it began, and its
   * end turns every page used since into a spare. Large blocks get pages of their own size, marked so that they go back at
   * once; the page that was interrupted is resumed by the next small block (bumpalo and CEX leave its rest unused).
   *
   * Trade-off: after a reset the pages stay as they are, instead of one as large as all (bumpalo keeps the largest). The next
   * round then finds the same pages at the same addresses, and never asks the system again.
   */

  private final PageSource pageSource;
  private final PageRules rules;
  private final Pages pages = new Pages();
  private final List<Mark> marks = new ArrayList<>();

  private @Nullable Page current;

  /// The page that a large block has interrupted.
  private @Nullable Page interrupted;

  private long nextPageBytes;
  private Outcome.@Nullable Refusal lastRefusal;

  /// Where the scope of a depth began. Pages are named by their place, which pages in use keep: a
  /// reference costs far more to store.
  private static final class Mark {
    private int used;
    private int current;
    private int interrupted;
    private long interruptedTakenBytes;
  }

  private PagedArena(PageSource source, PageRules rules, @Nullable Observer observer) {
    super(Regions.ANY_ALIGNMENT, source.keepsUntilGivenBack(), observer);
    this.pageSource = source;
    this.rules = rules;
    this.nextPageBytes = rules.firstBytes();
  }

  /// Opens an arena with pages of one size from the C library's heap, observed by
  /// [Observers#getDefault()]. It asks for none before the first block.
  ///
  /// @param pageBytes the size of a page, at least 16 bytes
  /// @return the arena, to be closed by the caller
  /// @throws IllegalArgumentException if the size is out of its range
  public static PagedArena open(long pageBytes) {
    return open(PageRules.of(pageBytes), Observers.getDefault());
  }

  /// Opens an arena with pages from the C library's heap, observed by [Observers#getDefault()].
  ///
  /// @param rules how large the pages are, and how many are kept
  /// @return the arena, to be closed by the caller
  public static PagedArena open(PageRules rules) {
    return open(rules, Observers.getDefault());
  }

  /// Opens an arena with pages from the C library's heap.
  ///
  /// @param rules how large the pages are, and how many are kept
  /// @param observer told of everything that the arena does, or null for none
  /// @return the arena, to be closed by the caller
  public static PagedArena open(PageRules rules, @Nullable Observer observer) {
    return opened(new PageSource.Heap(), rules, observer);
  }

  /// Opens an arena whose pages are blocks of another allocator, observed by
  /// [Observers#getDefault()]. Closing the arena releases them; the other allocator stays open.
  ///
  /// {@snippet file="metamemory/PagedArenaSnippets.java" region="backing"}
  ///
  /// @param backing where the pages come from: native memory; neither to be reset nor closed while
  ///   the arena is open
  /// @param rules how large the pages are, and how many are kept
  /// @return the arena, to be closed by the caller
  public static PagedArena over(Allocator backing, PageRules rules) {
    return over(backing, rules, Observers.getDefault());
  }

  /// Opens an arena whose pages are blocks of another allocator: as [#over(Allocator, PageRules)],
  /// with an observer.
  ///
  /// @param backing where the pages come from: native memory; neither to be reset nor closed while
  ///   the arena is open
  /// @param rules how large the pages are, and how many are kept
  /// @param observer told of everything that the arena does, or null for none
  /// @return the arena, to be closed by the caller
  public static PagedArena over(Allocator backing, PageRules rules, @Nullable Observer observer) {
    return opened(new PageSource.Backing(backing), rules, observer);
  }

  /// An arena that perhaps nobody closes: its pages are freed once it is unreachable. The caller
  /// tells the observer that it was opened.
  static PagedArena collected(CleanedPages pages, PageRules rules, @Nullable Observer observer) {
    PagedArena arena = new PagedArena(pages, rules, observer);
    // A block that was carried out of all scopes ends with this session, and may be all that is
    // left.
    Regions.keepReachable(Objects.requireNonNull(arena.sessionAt(0)), arena);
    pages.freeAfter(arena);
    return arena;
  }

  private static PagedArena opened(
      PageSource source, PageRules rules, @Nullable Observer observer) {
    PagedArena arena = new PagedArena(source, rules, observer);
    arena.tellOpened(0, 0);
    return arena;
  }

  @Override
  long makeRoom(long from, long byteSize, long byteAlignment) {
    Page page = interrupted;
    if (page != null && page.roomFor(byteSize, byteAlignment) >= 0) {
      interrupted = null;
      return goOnIn(page, byteSize, byteAlignment);
    }
    page = pages.spareFor(byteSize, byteAlignment);
    if (page == null) {
      page = takePage(byteSize, byteAlignment);
    }
    if (page == null) {
      return NO_ROOM;
    }
    pages.use(page);
    if (!page.large) {
      interrupted = null;
    } else if (current != null && !current.large) {
      interrupted = current;
    }
    return goOnIn(page, byteSize, byteAlignment);
  }

  private long goOnIn(Page page, long byteSize, long byteAlignment) {
    long start = page.roomFor(byteSize, byteAlignment);
    if (current != null) {
      current.takenBytes = currentPosition();
    }
    current = page;
    switchTo(page.memory, page.takenBytes);
    return start;
  }

  private @Nullable Page takePage(long byteSize, long byteAlignment) {
    long needed = HeapBlock.bytesFor(byteSize, byteAlignment);
    long pageBytes = rules.fitting(needed, nextPageBytes);
    boolean large = needed > pageBytes;
    switch (tryTake(needed, Math.max(needed, pageBytes))) {
      case Outcome.Refusal refusal -> {
        lastRefusal = refusal;
        return null;
      }
      case Outcome.Granted(MemorySegment memory) -> {
        nextPageBytes = large ? nextPageBytes : rules.after(pageBytes);
        return added(new Page(memory, large));
      }
    }
  }

  private Outcome tryTake(long needed, long preferred) {
    long limit = rules.limitBytes();
    long remaining = limit == Long.MAX_VALUE ? limit : limit - pages.heldBytes();
    return needed > remaining
        ? new Outcome.OverLimit(needed, remaining, limit)
        : pageSource.take(Math.min(preferred, remaining));
  }

  private Page added(Page page) {
    pages.addSpare(page);
    if (observer != null) {
      observer.grew(source(), page.memory.address(), page.byteSize());
    }
    return page;
  }

  @Override
  Outcome.Refusal noRoom(long from, long byteSize, long byteAlignment) {
    return lastRefusal == null ? full(from, byteSize, byteAlignment) : lastRefusal;
  }

  @Override
  boolean holds(MemorySegment segment) {
    return find(segment) != null;
  }

  @Override
  MemorySegment pieceOf(MemorySegment block) {
    return pageOf(block).memory;
  }

  @Override
  long takenIn(MemorySegment block) {
    Page page = pageOf(block);
    return page.equals(current) ? currentPosition() : page.takenBytes;
  }

  private Page pageOf(MemorySegment block) {
    return Objects.requireNonNull(find(block), "holds was asked before");
  }

  /// Most questions are about what was granted just now.
  private @Nullable Page find(MemorySegment segment) {
    Page page = current;
    return page != null && Regions.contains(page.memory, segment) ? page : pages.find(segment);
  }

  @Override
  boolean wasGrantedBefore(int depth, MemorySegment block) {
    Mark mark = marks.get(depth - 1);
    Page page = pageOf(block);
    if (page.index == mark.current) {
      return block.address() < startAddress(depth);
    }
    return page.index == mark.interrupted
        ? block.address() - page.memory.address() < mark.interruptedTakenBytes
        : page.index < mark.used;
  }

  /// Goes on in a page that was kept, where a scope begins without one: so it is not looked for in
  /// each scope anew.
  private void beReady() {
    if (current == null && pages.size() > 0) {
      Page kept = Objects.requireNonNull(pages.at(0), "there is one");
      if (!kept.large) {
        pages.use(kept);
        goOnIn(kept, 0, 1);
      }
    }
  }

  /// Notes for a scope that is about to begin what only this class knows.
  void entering(int depth) {
    beReady();
    if (depth == 1) {
      pageSource.noteScopes(true);
    }
    if (depth > marks.size()) {
      marks.add(new Mark());
    }
    Mark mark = marks.get(depth - 1);
    mark.used = pages.used();
    mark.current = Page.index(current);
    mark.interrupted = Page.index(interrupted);
    mark.interruptedTakenBytes = interrupted == null ? 0 : interrupted.takenBytes;
  }

  /// Goes back to what was noted for that scope; pages that are not needed any more are kept until
  /// [#trimPages()].
  void left(int depth) {
    Mark mark = marks.get(depth - 1);
    pages.keepUsed(mark.used);
    if (Page.index(current) != mark.current) {
      current = pages.at(mark.current);
    }
    if (Page.index(interrupted) != mark.interrupted) {
      interrupted = pages.at(mark.interrupted);
    }
    if (interrupted != null) {
      interrupted.takenBytes = mark.interruptedTakenBytes;
    }
    if (depth == 1) {
      pageSource.noteScopes(false);
    }
  }

  /// Gives pages back that are not needed any more.
  void trimPages() {
    if (pages.isTrimmed(rules.retainBytes())) {
      return;
    }
    Failures failures = new Failures();
    pages.trim(rules.retainBytes(), page -> failures.collect(() -> giveBack(page)));
    failures.throwFirst();
  }

  private void giveBack(Page page) {
    pageSource.giveBack(page.memory);
    if (observer != null) {
      observer.shrank(source(), page.memory.address(), page.byteSize());
    }
  }

  @Override
  void rewind() {
    current = null;
    interrupted = null;
    pages.keepUsed(0);
    startOver(null);
    trimPages();
  }

  @Override
  void free() {
    current = null;
    interrupted = null;
    Failures failures = new Failures();
    pages.clear(page -> failures.collect(() -> giveBack(page)));
    failures.throwFirst();
  }

  @Override
  long reservedBytes() {
    return pages.heldBytes();
  }

  @Override
  long committedBytes() {
    return pages.heldBytes();
  }

  @Override
  int pages() {
    return pages.size();
  }
}
