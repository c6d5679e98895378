package metamemory.view;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import metamemory.Allocator;
import metamemory.Observer;
import metamemory.Outcome;
import org.jspecify.annotations.Nullable;

/// Remembers what allocators report, so that a picture can be drawn at any moment.
///
/// **Limits.** Its memory is bounded: at most [#MOST_BLOCKS] live blocks over all allocators, about
/// 60 bytes each (60 MiB when full), 4,096 allocators with up to 8 KiB each for their history (256
/// points of a curve, 64 scopes, 16 refusals), 4,096 different sites and 4,096 labels per
/// allocator. What is beyond is counted, but not drawn, and pictures say so. Allocators are held
/// weakly, and of one that is closed only figures and its history are kept.
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
  private final SiteTotals totals = new SiteTotals();
  private volatile @Nullable StepLog steps;

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
    if (tracked == null || !tracked.opened) {
      return ArenaPictures.fromUsage(source);
    }
    synchronized (tracked) {
      return LibraryPictures.of(source, tracked, sites);
    }
  }

  /// How many bytes were live after each event of an allocator, at most 256 points of it.
  ///
  /// @param source an allocator that was opened while this recorder listened
  /// @return the curve with its peak marked
  /// @throws IllegalArgumentException if that allocator is not recorded
  public CurvePicture curve(Allocator source) {
    Tracked tracked = recorded(source);
    synchronized (tracked) {
      return CurvePicture.peak(tracked.type, "events", tracked.curve.points());
    }
  }

  /// The scopes of an allocator over time, at most the first 64.
  ///
  /// @param source an allocator that was opened while this recorder listened
  /// @return the scopes with what was granted in each
  /// @throws IllegalArgumentException if that allocator is not recorded
  public ScopesPicture scopes(Allocator source) {
    Tracked tracked = recorded(source);
    synchronized (tracked) {
      return tracked.scopes.picture(tracked.type, tracked.events);
    }
  }

  /// What an allocator refused lately, at most 16 requests.
  ///
  /// @param source any allocator
  /// @return the refused requests, the latest last; none if it is not recorded
  public List<GaugePicture.Refused> refusals(Allocator source) {
    Tracked tracked = allocators.find(source);
    if (tracked == null) {
      return List.of();
    }
    synchronized (tracked) {
      return tracked.refusals.latest();
    }
  }

  /// Which places asked for most bytes, over all allocators and since this recorder was made.
  ///
  /// @return bars, the most bytes first, at most 16
  public BarsPicture sites() {
    return totals.picture("Bytes asked for, by place", sites);
  }

  /// What is live in the allocators that are open and reachable, and where it was asked for.
  ///
  /// @return one entry for each allocator with live blocks
  public List<Live> live() {
    return LiveBlocks.all(allocators, sites);
  }

  /// What is live in one allocator, and where it was asked for.
  ///
  /// @param source an allocator that was opened while this recorder listened
  /// @return its live blocks by place
  /// @throws IllegalArgumentException if that allocator is not recorded
  public Live live(Allocator source) {
    Tracked tracked = recorded(source);
    synchronized (tracked) {
      return LiveBlocks.of(tracked, sites);
    }
  }

  /// Which recorded allocator granted the native memory that a segment lies in.
  ///
  /// @param segment any segment
  /// @return in words the allocator and the block, for example `BumpArena, order: offset 0, 24 B`;
  ///   null if it is of none
  public @Nullable String origin(MemorySegment segment) {
    return segment.isNative() ? LiveBlocks.around(allocators, segment, sites) : null;
  }

  /// From now on keeps a picture after each event of the calling thread, until [#endSteps(String)].
  public void beginSteps() {
    steps = new StepLog();
  }

  /// The events since [#beginSteps()], each with the picture after it. Of more than 24 events these
  /// are the first 10, the first of each further kind, some at even distances, and the last.
  ///
  /// @param title what they are the steps of
  /// @return the steps; none if they were not begun
  public StepsPicture endSteps(String title) {
    StepLog log = steps;
    steps = null;
    return log == null ? new StepsPicture(title, List.of()) : log.picture(title);
  }

  private void step(Allocator source, Tracked tracked, String event, @Nullable String site) {
    StepLog log = steps;
    if (log != null && log.isFor(Thread.currentThread())) {
      log.add(tracked.type, event, site, () -> picture(source));
    }
  }

  /// Whether an allocator was opened while this recorder listened, so that its blocks are known.
  ///
  /// @param source any allocator
  /// @return true if more than its totals are known
  public boolean isRecorded(Allocator source) {
    Tracked tracked = allocators.find(source);
    return tracked != null && tracked.opened;
  }

  private Tracked recorded(Allocator source) {
    Tracked tracked = allocators.find(source);
    if (tracked == null || !tracked.opened) {
      throw new IllegalArgumentException(
          "this allocator was opened before anybody recorded, or reports to nobody; open it anew: "
              + source.getClass().getSimpleName());
    }
    return tracked;
  }

  private boolean stepping() {
    return steps != null;
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
    Tracked tracked = new Tracked(source, address, byteSize, budget, allocators.queue());
    allocators.add(tracked);
    if (stepping()) {
      step(source, tracked, "opened " + Words.bytes(byteSize), site.get());
    }
    ownBytes.end(before);
  }

  @Override
  public void allocated(
      Allocator source, long address, long byteSize, long byteAlignment, long paddingBytes) {
    long before = ownBytes.begin();
    Tracked tracked = told(source);
    if (tracked != null) {
      String name = site.get();
      int place = sites.number(name);
      totals.add(place, byteSize);
      synchronized (tracked) {
        tracked.allocated(address, byteSize, byteAlignment, paddingBytes, place);
      }
      if (stepping()) {
        step(source, tracked, "allocated " + Words.bytes(byteSize), name);
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
      if (stepping()) {
        String how = oldAddress == newAddress ? "resized in place " : "resized and moved ";
        String sizes = Words.bytes(oldByteSize) + " to " + Words.bytes(newByteSize);
        step(source, tracked, how + sizes, site.get());
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
      if (stepping()) {
        step(source, tracked, "released " + Words.bytes(byteSize), site.get());
      }
    }
    ownBytes.end(before);
  }

  @Override
  public void refused(Allocator source, Outcome.Refusal refusal) {
    long before = ownBytes.begin();
    Tracked tracked = told(source);
    if (tracked == null) {
      // A decorator has no memory that it could open.
      tracked = new Tracked(source, 0, 0, budget, allocators.queue());
      tracked.opened = false;
      allocators.add(tracked);
    }
    String place = site.get();
    synchronized (tracked) {
      tracked.refused(refusal, place);
    }
    if (stepping()) {
      step(source, tracked, "refused: " + refusal.reason(), place);
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
      if (stepping()) {
        step(source, tracked, "grew by " + Words.bytes(byteSize), site.get());
      }
    }
    ownBytes.end(before);
  }

  @Override
  public void shrank(Allocator source, long address, long byteSize) {
    rare(
        source, "shrank by " + Words.bytes(byteSize), tracked -> tracked.shrank(address, byteSize));
  }

  @Override
  public void reset(Allocator source) {
    rare(source, "reset", Tracked::reset);
  }

  @Override
  public void scopeOpened(Allocator source, int depth) {
    String place = site.get();
    rare(source, "opened scope " + depth, tracked -> tracked.scopeOpened(place));
  }

  @Override
  public void scopeClosed(Allocator source, int depth) {
    rare(source, "closed scope " + depth, Tracked::scopeClosed);
  }

  @Override
  public void closed(Allocator source) {
    rare(source, "closed", Tracked::closed);
  }

  private void rare(Allocator source, String event, Consumer<Tracked> change) {
    long before = ownBytes.begin();
    Tracked tracked = told(source);
    if (tracked != null) {
      synchronized (tracked) {
        change.accept(tracked);
      }
      if (stepping()) {
        step(source, tracked, event, site.get());
      }
    }
    ownBytes.end(before);
  }

  private @Nullable Tracked told(Allocator source) {
    events.increment();
    return allocators.find(source);
  }
}
