package metamemory.view;

import java.util.List;

/// An allocator that holds several separate pieces of memory: pages, chunks, large requests of
/// their own.
///
/// @param type the allocator's type, for example `PagedArena`
/// @param pages its pages in the order in which it took them
public record PagesPicture(String type, List<Page> pages) implements Picture {
  /// Keeps an immutable copy.
  public PagesPicture {
    pages = List.copyOf(pages);
  }

  /// A page.
  ///
  /// @param name what to call it, for example `page 1`, or `large` for a request that took a page
  ///   of its own
  /// @param memory what is in it
  public record Page(String name, ArenaPicture memory) {}

  /// What is left at the ends of pages that are no longer filled.
  ///
  /// @return bytes, of all pages but the last
  public long unusedBytes() {
    return pages.stream()
        .limit(Math.max(0, pages.size() - 1))
        .mapToLong(page -> page.memory().freeBytes())
        .sum();
  }
}
