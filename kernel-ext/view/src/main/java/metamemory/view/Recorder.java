package metamemory.view;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import metamemory.Allocator;
import metamemory.Observer;
import metamemory.Outcome;
import org.jspecify.annotations.Nullable;

/// Remembers what allocators report, so that a picture can be drawn at any moment.
///
/// **Limits.** Its memory is bounded: at most [#MOST_BLOCKS] live blocks over all allocators, about
/// 60 bytes each (60 MiB when full), 4,096 allocators, 4,096 different sites and 4,096 labels per
/// allocator. What is beyond is counted, but not drawn, and pictures say so. Allocators are held
/// weakly, and of one that is closed only a few figures are kept.
///
/// **Threads.** Any number of allocators may report from as many threads; a picture may be asked
/// for from any thread.
///
/// **Costs.** An event takes O(1), and creates no object except when a table grows or the supplier
/// of sites makes one.
public final class Recorder implements Observer {
  /// How many live blocks are kept one by one, unless another number is given.
  public static final int MOST_BLOCKS = 1 << 20;

  private final Supplier<@Nullable String> site;
  private final RowBudget budget;
  private final TrackedAllocators allocators = new TrackedAllocators();
  private final SiteNames sites = new SiteNames();
  private final LongAdder events = new LongAdder();
  private final OwnBytes ownBytes = new OwnBytes();

  /// A recorder that does not know where blocks are asked for.
  public Recorder() {
    this(() -> null);
  }

  /// A recorder that notes where each block was asked for.
  ///
  /// @param site called at each grant, on the allocator's thread; tells the place that asks, for
  ///   example `cell 4 line 2`, or null
  public Recorder(Supplier<@Nullable String> site) {
    this(site, MOST_BLOCKS);
  }

  /// A recorder with another bound.
  ///
  /// @param site called at each grant, on the allocator's thread; tells the place that asks, or
  ///   null
  /// @param mostBlocks how many live blocks are kept one by one, at least 0
  public Recorder(Supplier<@Nullable String> site, int mostBlocks) {
    if (mostBlocks < 0) {
      throw new IllegalArgumentException("mostBlocks must be at least 0: mostBlocks=" + mostBlocks);
    }
    this.site = site;
    this.budget = new RowBudget(mostBlocks);
  }

  /// How many events were reported so far.
  ///
  /// @return a count over all allocators
  public long events() {
    return events.sum();
  }

  /// How many bytes of the Java heap recording itself took on the calling thread so far, the
  /// supplier of sites included: to be subtracted by those who measure what a program allocates.
  ///
  /// @return bytes, exact where the virtual machine counts them per thread, else 0
  public long ownHeapBytes() {
    return ownBytes.ofThisThread();
  }

  /// The picture of an allocator at this moment. Blocks granted since the picture before are marked
  /// as new; in the first picture none is.
  ///
  /// @param source any allocator; of one that was opened before this recorder was set, only the
  ///   totals are known
  /// @return an immutable picture, in time proportional to the number of its live blocks
  public Picture picture(Allocator source) {
    Tracked tracked = allocators.find(source);
    if (tracked == null) {
      return ArenaPictures.fromUsage(source);
    }
    synchronized (tracked) {
      return LibraryPictures.of(source, tracked, sites);
    }
  }

  /// Gives a live block a name that pictures show.
  ///
  /// @param source the block's allocator
  /// @param block a live block as it was granted
  /// @param label its name; beyond 40 characters it is cut
  /// @return whether that allocator is recorded and has such a live block
  public boolean label(Allocator source, MemorySegment block, String label) {
    Tracked tracked = allocators.find(source);
    return tracked != null && label(tracked, block, label);
  }

  /// Gives a live block of native memory a name that pictures show, whichever allocator granted it.
  ///
  /// @param block a live block as it was granted
  /// @param label its name; beyond 40 characters it is cut
  /// @return whether any recorded allocator has such a live block
  public boolean label(MemorySegment block, String label) {
    boolean[] found = new boolean[1];
    if (block.isNative()) {
      allocators.forEach(tracked ->
          found[0] = found[0] || (tracked.mayOwn(block) && label(tracked, block, label)));
    }
    return found[0];
  }

  private static boolean label(Tracked tracked, MemorySegment block, String label) {
    synchronized (tracked) {
      return tracked.label(block.address(), block.byteSize(), label);
    }
  }

  @Override
  public void opened(Allocator source, long address, long byteSize) {
    long before = ownBytes.begin();
    events.increment();
    allocators.add(new Tracked(source, address, byteSize, budget, allocators.queue()));
    ownBytes.end(before);
  }

  @Override
  public void allocated(
      Allocator source, long address, long byteSize, long byteAlignment, long paddingBytes) {
    long before = ownBytes.begin();
    Tracked tracked = told(source);
    if (tracked != null) {
      int place = sites.number(site.get());
      synchronized (tracked) {
        tracked.allocated(address, byteSize, byteAlignment, paddingBytes, place);
      }
    }
    ownBytes.end(before);
  }

  @Override
  public void resized(
      Allocator source, long oldAddress, long oldByteSize, long newAddress, long newByteSize) {
    long before = ownBytes.begin();
    Tracked tracked = told(source);
    if (tracked != null) {
      synchronized (tracked) {
        tracked.resized(oldAddress, oldByteSize, newAddress, newByteSize);
      }
    }
    ownBytes.end(before);
  }

  @Override
  public void released(Allocator source, long address, long byteSize) {
    long before = ownBytes.begin();
    Tracked tracked = told(source);
    if (tracked != null) {
      synchronized (tracked) {
        tracked.released(address, byteSize);
      }
    }
    ownBytes.end(before);
  }

  @Override
  public void refused(Allocator source, Outcome.Refusal refusal) {
    long before = ownBytes.begin();
    Tracked tracked = told(source);
    if (tracked != null) {
      synchronized (tracked) {
        tracked.refused(refusal.reason());
      }
    }
    ownBytes.end(before);
  }

  @Override
  public void grew(Allocator source, long address, long byteSize) {
    long before = ownBytes.begin();
    Tracked tracked = told(source);
    if (tracked != null) {
      synchronized (tracked) {
        tracked.grew(address, byteSize);
      }
    }
    ownBytes.end(before);
  }

  @Override
  public void shrank(Allocator source, long address, long byteSize) {
    Tracked tracked = told(source);
    if (tracked != null) {
      synchronized (tracked) {
        tracked.shrank(address, byteSize);
      }
    }
  }

  @Override
  public void reset(Allocator source) {
    Tracked tracked = told(source);
    if (tracked != null) {
      synchronized (tracked) {
        tracked.reset();
      }
    }
  }

  @Override
  public void scopeOpened(Allocator source, int depth) {
    Tracked tracked = told(source);
    if (tracked != null) {
      synchronized (tracked) {
        tracked.scopeOpened();
      }
    }
  }

  @Override
  public void scopeClosed(Allocator source, int depth) {
    Tracked tracked = told(source);
    if (tracked != null) {
      synchronized (tracked) {
        tracked.scopeClosed();
      }
    }
  }

  @Override
  public void closed(Allocator source) {
    Tracked tracked = told(source);
    if (tracked != null) {
      synchronized (tracked) {
        tracked.closed();
      }
    }
  }

  private @Nullable Tracked told(Allocator source) {
    events.increment();
    return allocators.find(source);
  }
}
