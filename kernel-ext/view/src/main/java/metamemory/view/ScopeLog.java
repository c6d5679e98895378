package metamemory.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Which scopes an allocator opened and closed, and what was granted in each: the first 64 of them,
/// and of all others how many there were.
final class ScopeLog {
  static final int MOST = 64;

  /// Only a learner's own allocator goes so deep.
  private static final int MOST_OPEN = 4096;

  private final List<Entry> entries = new ArrayList<>();
  private final Deque<Entry> open = new ArrayDeque<>();
  private long opened;

  private static final class Entry {
    final int depth;
    final long opened;
    final @Nullable String site;
    final long sequenceBefore;
    long closed = -1;
    long blocks;
    long bytes;

    Entry(int depth, long opened, @Nullable String site, long sequenceBefore) {
      this.depth = depth;
      this.opened = opened;
      this.site = site;
      this.sequenceBefore = sequenceBefore;
    }
  }

  boolean isEmpty() {
    return opened == 0;
  }

  /// @param sequence the number of the latest block that was granted before
  void opened(long event, @Nullable String site, long sequence) {
    opened++;
    if (open.size() == MOST_OPEN) {
      return;
    }
    Entry entry = new Entry(open.size() + 1, event, site, sequence);
    open.push(entry);
    if (entries.size() < MOST) {
      entries.add(entry);
    }
  }

  /// Ends the innermost scope.
  ///
  /// @return the number of the latest block that was granted before that scope, or −1 if none is
  ///   open
  long closed(long event) {
    Entry entry = open.poll();
    if (entry == null) {
      return -1;
    }
    entry.closed = event;
    return entry.sequenceBefore;
  }

  void allocated(long byteSize) {
    Entry innermost = open.peek();
    if (innermost != null) {
      innermost.blocks++;
      innermost.bytes += byteSize;
    }
  }

  /// A reset or a close of the allocator ends them all.
  void endAll(long event) {
    while (!open.isEmpty()) {
      open.pop().closed = event;
    }
  }

  ScopesPicture picture(String type, long now) {
    return new ScopesPicture(
        type,
        entries.stream()
            .map(entry ->
                new ScopesPicture.Scope(
                    "",
                    entry.depth,
                    entry.opened,
                    entry.closed < 0 ? OptionalLong.empty() : OptionalLong.of(entry.closed),
                    entry.blocks,
                    entry.bytes,
                    entry.site))
            .toList(),
        now);
  }
}
