package metamemory.kernel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import metamemory.Allocator;
import metamemory.Observer;
import metamemory.Usage;
import org.jspecify.annotations.Nullable;

/// Counts what the library's allocators grant, and knows which of them are open.
///
/// An open allocator is held until it is closed, even when no variable holds it any more: its
/// memory is still taken, and a learner is to see that. The oldest are let go beyond a thousand.
final class LibraryWatch implements Observer {
  private final LongAdder allocations = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final Set<Allocator> open =
      Collections.synchronizedSet(Collections.newSetFromMap(new LastOnes()));

  /// For each site of calls its blocks and their bytes, while lines are watched.
  private final Map<Integer, LineBlocks> byCaller = new ConcurrentHashMap<>();

  /// Blocks that one line asked for.
  ///
  /// @param blocks how many
  /// @param bytes what was asked for by them
  record LineBlocks(long blocks, long bytes) {
    static LineBlocks sum(LineBlocks a, LineBlocks b) {
      return new LineBlocks(a.blocks + b.blocks, a.bytes + b.bytes);
    }
  }

  /// A line asked for a block: its site of calls, or -1 where none is known.
  void allocatedBy(int caller, long byteSize) {
    if (caller >= 0) {
      byCaller.merge(caller, new LineBlocks(1, byteSize), LineBlocks::sum);
    }
  }

  /// What lines asked for since this was last called.
  Map<Integer, LineBlocks> takeByCaller() {
    Map<Integer, LineBlocks> taken = Map.copyOf(byCaller);
    byCaller.keySet().removeAll(taken.keySet());
    return taken;
  }

  long allocations() {
    return allocations.sum();
  }

  long bytes() {
    return bytes.sum();
  }

  /// What is live.
  ///
  /// @param blocks how many blocks
  /// @param bytes what was asked for by them
  record Live(long blocks, long bytes) {}

  /// What is live in the open allocators of the calling thread: those of other threads cannot be
  /// asked.
  Live live() {
    long blocks = 0;
    long requested = 0;
    for (Allocator allocator : snapshot()) {
      Usage usage = usageOf(allocator);
      if (usage != null) {
        blocks += usage.liveBlocks();
        requested += usage.requestedBytes();
      }
    }
    return new Live(blocks, requested);
  }

  /// What is in use, or null for an allocator of another thread or one that was closed just now.
  private static @Nullable Usage usageOf(Allocator allocator) {
    try {
      return allocator.usage();
    } catch (WrongThreadException | IllegalStateException e) {
      return null;
    }
  }

  private List<Allocator> snapshot() {
    synchronized (open) {
      return List.copyOf(open);
    }
  }

  @Override
  public void opened(Allocator source, long address, long byteSize) {
    open.add(source);
  }

  @Override
  public void allocated(
      Allocator source, long address, long byteSize, long byteAlignment, long paddingBytes) {
    allocations.increment();
    bytes.add(byteSize);
  }

  @Override
  public void closed(Allocator source) {
    open.remove(source);
  }

  /// Forgets the oldest beyond a bound.
  private static final class LastOnes extends LinkedHashMap<Allocator, Boolean> {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 1_000;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Allocator, Boolean> eldest) {
      return size() > MOST;
    }
  }
}
