package metamemory.view;

import java.lang.foreign.MemorySegment;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import metamemory.Allocator;
import metamemory.BlockPool;
import metamemory.BumpArena;
import metamemory.LazyArena;
import metamemory.Outcome;
import metamemory.PagedArena;
import metamemory.TempAllocator;
import org.jspecify.annotations.Nullable;

/// What is known of one allocator, which is only weakly held. Its methods are called with its
/// monitor held: the allocator's own thread reports, and any thread may ask for a picture.
final class Tracked extends WeakReference<Allocator> {
  private static final int MOST_LABELS = 4096;

  final int hash;
  final String type;
  final long base;
  final BlockTable table;
  final Regions regions = new Regions();
  private final boolean keepsReleased;
  private final boolean padsBehind;
  private final Map<Long, String> labels = new HashMap<>();
  final ScopeLog scopes = new ScopeLog();
  final LiveCurve curve = new LiveCurve();
  final RefusalLog refusals = new RefusalLog();

  long capacityBytes;
  long committedBytes;
  long positionBytes;
  long highWaterBytes;
  long liveBlocks;
  long requestedBytes;
  long paddingBytes;
  long unrecordedBlocks;
  long sequence;
  long sequenceAtPicture = Long.MAX_VALUE;
  long events;
  boolean closed;

  /// Whether it told of its opening; a decorator only tells what it refuses.
  boolean opened = true;

  Tracked(
      Allocator source,
      long address,
      long byteSize,
      RowBudget budget,
      ReferenceQueue<Allocator> queue) {
    super(source, queue);
    this.hash = System.identityHashCode(source);
    this.type = source.getClass().getSimpleName();
    this.base = address;
    this.capacityBytes = Math.max(0, byteSize);
    this.table = new BlockTable(budget);
    this.keepsReleased =
        source instanceof BumpArena
            || source instanceof LazyArena
            || source instanceof PagedArena
            || source instanceof TempAllocator;
    this.padsBehind = source instanceof BlockPool;
  }

  void allocated(long address, long byteSize, long byteAlignment, long reported, int site) {
    // What a pool calls padding is the rest of the slot, behind the block.
    long padding = padsBehind ? 0 : reported;
    sequence++;
    liveBlocks++;
    requestedBytes += byteSize;
    paddingBytes += padding;
    scopes.allocated(byteSize);
    moveTo(Math.max(positionBytes, address + byteSize - base));
    if (!table.add(address, byteSize, byteAlignment, padding, sequence, site)) {
      unrecordedBlocks++;
    }
    happened();
  }

  /// One more event, after it has changed what is live.
  private void happened() {
    events++;
    curve.add(events, requestedBytes);
  }

  void resized(long oldAddress, long oldByteSize, long newAddress, long newByteSize) {
    boolean last = oldAddress + oldByteSize - base == positionBytes;
    int row = table.find(oldAddress, oldByteSize);
    requestedBytes += newByteSize - oldByteSize;
    if (newAddress == oldAddress) {
      if (row >= 0) {
        table.resize(row, newByteSize);
      }
    } else {
      moved(row, newAddress, newByteSize, last);
    }
    if (last || newAddress != oldAddress) {
      moveTo(
          last
              ? newAddress + newByteSize - base
              : Math.max(positionBytes, newAddress + newByteSize - base));
    }
    happened();
  }

  private void moved(int row, long newAddress, long newByteSize, boolean last) {
    if (row < 0) {
      return;
    }
    long alignment = table.alignment(row);
    int site = table.site(row);
    long padding = paddingBeforeMoved(row, newAddress, last);
    paddingBytes += padding - table.padding(row);
    String label = labels.remove(table.sequence(row));
    table.end(row, keepsReleased && !last);
    sequence++;
    if (!table.add(newAddress, newByteSize, alignment, padding, sequence, site)) {
      unrecordedBlocks++;
    } else if (label != null) {
      labels.put(sequence, label);
    }
  }

  /// What was skipped before a block that has moved. Where memory is not one piece, it may have
  /// moved anywhere: what is too far to be padding is none.
  private long paddingBeforeMoved(int row, long newAddress, boolean last) {
    long skipped =
        last
            ? table.padding(row) + newAddress - table.address(row)
            : newAddress - base - positionBytes;
    boolean isTooFar = base == 0 && skipped >= table.alignment(row);
    return isTooFar ? 0 : Math.max(0, skipped);
  }

  void released(long address, long byteSize) {
    boolean last = address + byteSize - base == positionBytes;
    int row = table.find(address, byteSize);
    liveBlocks--;
    requestedBytes -= byteSize;
    if (row >= 0) {
      paddingBytes -= table.padding(row);
      labels.remove(table.sequence(row));
      table.end(row, keepsReleased && !last);
    } else if (unrecordedBlocks > 0) {
      unrecordedBlocks--;
    }
    if (last) {
      moveTo(address - base);
    }
    happened();
  }

  boolean keepsReleased() {
    return keepsReleased;
  }

  void refused(Outcome.Refusal refusal, @Nullable String site) {
    refusals.add(refusal, requestedBytes, site);
    happened();
  }

  void scopeOpened(@Nullable String site) {
    happened();
    scopes.opened(events, site, sequence);
  }

  void scopeClosed() {
    long before = scopes.closed(events + 1);
    if (before < 0) {
      return;
    }
    table.dropAfter(before);
    labels.keySet().removeIf(number -> number > before);
    recount();
    happened();
  }

  /// The blocks that are left, counted anew: a scope's end tells only that some are gone.
  private void recount() {
    liveBlocks = 0;
    requestedBytes = 0;
    paddingBytes = 0;
    long end = base;
    for (int row = 0; row < table.rows(); row++) {
      end =
          table.state(row) == BlockTable.GONE
              ? end
              : Math.max(end, table.address(row) + table.size(row));
      if (table.state(row) == BlockTable.LIVE) {
        liveBlocks++;
        requestedBytes += table.size(row);
        paddingBytes += table.padding(row);
      }
    }
    moveTo(end - base);
  }

  void reset() {
    table.clear();
    labels.clear();
    scopes.endAll(events + 1);
    liveBlocks = 0;
    requestedBytes = 0;
    paddingBytes = 0;
    unrecordedBlocks = 0;
    positionBytes = 0;
    happened();
  }

  void closed() {
    reset();
    regions.clear();
    committedBytes = 0;
    closed = true;
  }

  /// Whether a native segment may be a block of this. An allocator that was opened without memory
  /// of its own may have blocks anywhere.
  boolean mayOwn(MemorySegment block) {
    return capacityBytes == 0
        || inside(block.address(), block.byteSize())
        || regions.hold(block.address());
  }

  private boolean inside(long address, long byteSize) {
    return base != 0 && address >= base && byteSize <= capacityBytes - (address - base);
  }

  /// More memory: a part of what was reserved at the opening is now backed, or a piece was added.
  void grew(long address, long byteSize) {
    if (inside(address, byteSize)) {
      committedBytes += byteSize;
    } else {
      regions.add(address, byteSize);
    }
  }

  void shrank(long address, long byteSize) {
    if (inside(address, byteSize)) {
      committedBytes = Math.max(0, committedBytes - byteSize);
    } else {
      regions.remove(address);
    }
  }

  /// Names a live block.
  ///
  /// @return whether a live block begins there
  boolean label(long address, long byteSize, String label) {
    int row = table.find(address, byteSize);
    if (row < 0 || (labels.size() == MOST_LABELS && !labels.containsKey(table.sequence(row)))) {
      return false;
    }
    labels.put(table.sequence(row), Words.clean(label, ArenaAccount.LABEL_CHARS));
    return true;
  }

  @Nullable String label(int row) {
    return labels.get(table.sequence(row));
  }

  private void moveTo(long position) {
    positionBytes = position;
    highWaterBytes = Math.max(highWaterBytes, position);
  }
}
