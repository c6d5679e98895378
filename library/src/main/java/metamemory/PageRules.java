package metamemory;

/// How large the pages of a [PagedArena] are, and how many it keeps. All sizes are in bytes.
///
/// **Limits.** A page has at least 16 bytes. Memory that the system does not have is not promised
/// by rules: the arena refuses then.
///
/// **Costs.** Larger pages cost fewer calls of the system and leave more unused at the end of the
/// last one; kept pages cost memory between two resets and save taking them again.
///
/// {@snippet file="metamemory/PagedArenaSnippets.java" region="rules"}
///
/// @param firstBytes the size of the first page, at least 16
/// @param mostBytes each page is twice as large as the one before, up to this size; at least
///   `firstBytes`
/// @param retainBytes at a reset or the end of a scope, pages that are not needed any more are
///   given back while the arena holds more than this; large pages, each made for one block larger
///   than `mostBytes`, do not count, and are always given back
/// @param limitBytes the arena never holds more than this in all its pages, spares included; a
///   request that would need more is refused with [Outcome.OverLimit]
public record PageRules(long firstBytes, long mostBytes, long retainBytes, long limitBytes) {
  private static final long LEAST_BYTES = 16;

  /// Checks the sizes.
  ///
  /// @throws IllegalArgumentException if one is out of its range
  public PageRules {
    if (firstBytes < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "firstBytes must be at least " + LEAST_BYTES + ": firstBytes=" + firstBytes);
    }
    if (mostBytes < firstBytes) {
      throw new IllegalArgumentException(
          "mostBytes must be at least firstBytes: mostBytes="
              + mostBytes
              + ", firstBytes="
              + firstBytes);
    }
    Arguments.checkNotNegative("retainBytes", retainBytes);
    Arguments.checkNotNegative("limitBytes", limitBytes);
  }

  /// Pages of one size, all of them kept, as many as there are.
  ///
  /// @param pageBytes their size, at least 16
  /// @return the rules
  /// @throws IllegalArgumentException if the size is out of its range
  public static PageRules of(long pageBytes) {
    return new PageRules(pageBytes, pageBytes, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /// The same, with pages that double.
  ///
  /// @param bytes the largest size, at least that of the first page
  /// @return the rules
  /// @throws IllegalArgumentException if the size is out of its range
  public PageRules growingTo(long bytes) {
    return new PageRules(firstBytes, bytes, retainBytes, limitBytes);
  }

  /// The same, with a bound on what is kept at a reset or the end of a scope.
  ///
  /// @param bytes at least 0; 0 gives back every page that is not needed
  /// @return the rules
  /// @throws IllegalArgumentException if the size is negative
  public PageRules retaining(long bytes) {
    return new PageRules(firstBytes, mostBytes, bytes, limitBytes);
  }

  /// The same, with a bound on what is held at all. The last page is smaller where a whole one
  /// would be too much.
  ///
  /// @param bytes at least 0
  /// @return the rules
  /// @throws IllegalArgumentException if the size is negative
  public PageRules limitedTo(long bytes) {
    return new PageRules(firstBytes, mostBytes, retainBytes, bytes);
  }

  /// The size of the page after one of a given size.
  long after(long pageBytes) {
    return pageBytes > mostBytes / 2 ? mostBytes : 2 * pageBytes;
  }

  /// The size of the next page, if it is to hold so many bytes: as far as the rules let it grow.
  long fitting(long needed, long nextPageBytes) {
    long pageBytes = nextPageBytes;
    while (needed > pageBytes && pageBytes < mostBytes) {
      pageBytes = after(pageBytes);
    }
    return pageBytes;
  }
}
