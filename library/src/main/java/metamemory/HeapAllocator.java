package metamemory;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Blocks of the C library's heap, each with a life of its own: `malloc`, `calloc`, `realloc` and
/// `free`.
///
/// **Limits.** As much as the C library gives; what it does not is refused, with its error number.
/// Blocks are not zeroed, except by [#allocateZeroed(long, long)]. It belongs to the thread that
/// opened it.
///
/// **Lifetime.** A block lives until it is released or the allocator is closed: using it afterwards
/// throws "Already closed", releasing it again throws too. What was never released is freed by the
/// close, and counted as leaked.
///
/// **Costs.** A block takes about 60 ns to grant and release, mostly for the session that ends it
/// and the table that knows it, and about 250 B of the Java heap while it lives. Take it for blocks
/// whose lives have nothing in common, and as what other allocators get their pages from; for small
/// blocks that end together, an arena is 50 times faster.
///
/// {@snippet file="metamemory/HeapAllocatorSnippets.java" region="leak"}
public final class HeapAllocator implements Allocator {
  /*
   * Idea: the C library trusts its callers, so nothing reaches it that is not known to be live. A table from address to block
   * refuses what is foreign, stale or only a part. A session per block makes the JVM refuse a use after free; one session for
   * all would be cheaper, but a freed large block is unmapped, and touching it ends the JVM.
   *
   * A block grows by malloc, copy and free, not by realloc. The old segment has to end before its bytes go, and it cannot be
   * revived if realloc then refuses; if it ended after realloc, native code that still uses it would read freed bytes. Where
   * nothing can be refused, when a block shrinks, realloc does it.
   */

  private final Confinement confinement = new Confinement();
  private final Map<Long, HeapBlock> blocks = new HashMap<>();
  private final @Nullable Observer observer;
  private long allocations;
  private long requestedBytes;
  private long takenBytes;
  private long peakBytes;
  private long leakedBlocks;
  private long leakedBytes;

  private HeapAllocator(@Nullable Observer observer) {
    this.observer = observer;
  }

  /// Opens an allocator without blocks, observed by [Observers#getDefault()].
  ///
  /// @return the allocator, to be closed by the caller
  public static HeapAllocator open() {
    return open(Observers.getDefault());
  }

  /// Opens an allocator without blocks.
  ///
  /// @param observer told of everything that the allocator does, or null for none
  /// @return the allocator, to be closed by the caller
  public static HeapAllocator open(@Nullable Observer observer) {
    HeapAllocator allocator = new HeapAllocator(observer);
    if (observer != null) {
      observer.opened(allocator, 0, 0);
    }
    return allocator;
  }

  /// {@inheritDoc}
  ///
  /// By `malloc`. Each block has an address of its own, also one of 0 bytes.
  ///
  /// @return the block, or [Outcome.SystemRefused] with the error number
  @Override
  public Outcome tryAllocate(long byteSize, long byteAlignment) {
    confinement.checkOpen(this);
    Arguments.checkRequest(byteSize, byteAlignment);
    long bytes = HeapBlock.bytesFor(byteSize, byteAlignment);
    return granted("malloc", CLibrary.malloc(bytes), bytes, byteSize, byteAlignment);
  }

  /// Asks for a block whose bytes are all 0, by `calloc`: for large blocks that takes no time,
  /// since the system's fresh pages are 0 already.
  ///
  /// @param byteSize how many bytes, at least 0
  /// @param byteAlignment a power of two, in bytes
  /// @return the block, or [Outcome.SystemRefused] with the error number
  /// @throws IllegalArgumentException if either argument is out of its range
  /// @throws IllegalStateException if this allocator is closed
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  public Outcome tryAllocateZeroed(long byteSize, long byteAlignment) {
    confinement.checkOpen(this);
    Arguments.checkRequest(byteSize, byteAlignment);
    long bytes = HeapBlock.bytesFor(byteSize, byteAlignment);
    return granted("calloc", CLibrary.calloc(bytes), bytes, byteSize, byteAlignment);
  }

  @Override
  public MemorySegment allocateZeroed(long byteSize, long byteAlignment) {
    return tryAllocateZeroed(byteSize, byteAlignment).orElseThrow();
  }

  private Outcome granted(String call, long start, long bytes, long byteSize, long byteAlignment) {
    if (start < 0) {
      return refuse(call, start);
    }
    HeapBlock block = HeapBlock.at(start, bytes, byteSize, byteAlignment);
    allocations++;
    add(block);
    if (observer != null) {
      observer.allocated(this, block.address(), byteSize, byteAlignment, block.address() - start);
    }
    return new Outcome.Granted(block.segment());
  }

  /// {@inheritDoc}
  ///
  /// A block that shrinks is left to `realloc`; one that grows, or whose address lacks the
  /// alignment, is copied. In time proportional to the smaller size.
  ///
  /// @return the resized block, or [Outcome.SystemRefused] with the error number
  /// @throws IllegalArgumentException if an argument is out of its range, or the block is not of
  ///   this allocator, or only a part
  /// @throws IllegalStateException if this allocator is closed, the block is no longer live, or
  ///   native code is using it
  @Override
  public Outcome tryResize(MemorySegment block, long newByteSize, long byteAlignment) {
    confinement.checkOpen(this);
    Arguments.checkRequest(newByteSize, byteAlignment);
    HeapBlock old = find(block);
    boolean shrinks = newByteSize <= old.byteSize() && old.start() == old.address();
    if (shrinks && byteAlignment <= CLibrary.ALIGNMENT) {
      return resized(old, shrink(old, newByteSize));
    }
    long bytes = HeapBlock.bytesFor(newByteSize, byteAlignment);
    long start = CLibrary.malloc(bytes);
    if (start < 0) {
      return refuse("malloc", start);
    }
    return resized(old, move(old, HeapBlock.at(start, bytes, newByteSize, byteAlignment)));
  }

  private static HeapBlock shrink(HeapBlock old, long newByteSize) {
    old.end();
    long bytes = HeapBlock.bytesFor(newByteSize, 1);
    return HeapBlock.at(CLibrary.shrink(old.start(), bytes), bytes, newByteSize, 1);
  }

  private static HeapBlock move(HeapBlock old, HeapBlock target) {
    long kept = Math.min(old.byteSize(), target.byteSize());
    MemorySegment.copy(old.segment(), 0, target.segment(), 0, kept);
    try {
      old.end();
    } catch (IllegalStateException inUse) {
      target.end();
      target.free();
      throw inUse;
    }
    old.free();
    return target;
  }

  private Outcome resized(HeapBlock old, HeapBlock block) {
    remove(old);
    add(block);
    if (observer != null) {
      observer.resized(this, old.address(), old.byteSize(), block.address(), block.byteSize());
    }
    return new Outcome.Granted(block.segment());
  }

  /// {@inheritDoc}
  ///
  /// By `free`, in O(1); always true.
  ///
  /// @throws IllegalArgumentException if the block is not of this allocator, or only a part
  /// @throws IllegalStateException if this allocator is closed, the block is no longer live, or
  ///   native code is using it
  @Override
  public boolean release(MemorySegment block) {
    confinement.checkOpen(this);
    HeapBlock live = find(block);
    free(live);
    if (observer != null) {
      observer.released(this, live.address(), live.byteSize());
    }
    return true;
  }

  private void free(HeapBlock block) {
    block.end();
    remove(block);
    block.free();
  }

  /// {@inheritDoc}
  ///
  /// In time proportional to the number of live blocks, unless the segment is one of them.
  ///
  /// @return true if all of its bytes are those of one live block
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  @Override
  public boolean owns(MemorySegment segment) {
    confinement.checkThread(this);
    HeapBlock block = segment.isNative() ? blocks.get(segment.address()) : null;
    return (block != null && Regions.contains(block.segment(), segment))
        || blocks.values().stream().anyMatch(live -> Regions.contains(live.segment(), segment));
  }

  /// {@inheritDoc}
  ///
  /// What alignments above 16 cost counts as padding; what the C library keeps for itself is not
  /// known. Also works once this allocator is closed.
  ///
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  @Override
  public Usage usage() {
    confinement.checkThread(this);
    return new Usage(
        allocations,
        blocks.size(),
        requestedBytes,
        takenBytes - requestedBytes,
        takenBytes,
        takenBytes,
        peakBytes,
        blocks.size(),
        0);
  }

  /// The blocks that are live now, in no order, in time proportional to their number: to find out
  /// who forgot them.
  ///
  /// @return an immutable list
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  public List<MemorySegment> liveBlocks() {
    confinement.checkThread(this);
    return blocks.values().stream().map(HeapBlock::segment).toList();
  }

  /// How many blocks nobody had released when this allocator was closed.
  ///
  /// @return at least 0; 0 while it is open
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  public long leakedBlocks() {
    confinement.checkThread(this);
    return leakedBlocks;
  }

  /// How many bytes those blocks had been asked for with.
  ///
  /// @return at least 0; 0 while it is open
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  public long leakedBytes() {
    confinement.checkThread(this);
    return leakedBytes;
  }

  /// Frees every block that is live, and counts it as leaked. Closing twice does nothing.
  ///
  /// @throws IllegalStateException if native code is using a block right now: that one stays, and
  ///   the allocator stays open
  /// @throws WrongThreadException if called from a thread that does not own this allocator
  @Override
  public void close() {
    confinement.checkThread(this);
    if (!confinement.isOpen()) {
      return;
    }
    long live = blocks.size();
    long bytes = requestedBytes;
    Failures failures = new Failures();
    List.copyOf(blocks.values()).forEach(block -> failures.collect(() -> free(block)));
    failures.throwFirst();
    leakedBlocks = live;
    leakedBytes = bytes;
    confinement.end(this);
    if (observer != null) {
      observer.closed(this);
    }
  }

  /// For people: the name with what is live. May be called from any thread, and is then only
  /// roughly right.
  @Override
  public String toString() {
    return "HeapAllocator["
        + blocks.size()
        + " blocks, "
        + requestedBytes
        + " B live"
        + (confinement.isOpen() ? "]" : ", closed]");
  }

  private HeapBlock find(MemorySegment block) {
    HeapBlock found = block.isNative() ? blocks.get(block.address()) : null;
    if (!block.scope().isAlive()) {
      throw Misuse.released(this, block);
    }
    if (found == null || !found.segment().scope().equals(block.scope())) {
      throw Misuse.foreign(this, block);
    }
    if (found.byteSize() != block.byteSize()) {
      throw Misuse.part(block, found.byteSize());
    }
    return found;
  }

  private void add(HeapBlock block) {
    blocks.put(block.address(), block);
    requestedBytes += block.byteSize();
    takenBytes += block.takenBytes();
    peakBytes = Math.max(peakBytes, takenBytes);
  }

  private void remove(HeapBlock block) {
    blocks.remove(block.address());
    requestedBytes -= block.byteSize();
    takenBytes -= block.takenBytes();
  }

  private Outcome.SystemRefused refuse(String call, long minusErrno) {
    Outcome.SystemRefused refusal = new Outcome.SystemRefused(call, (int) -minusErrno);
    if (observer != null) {
      observer.refused(this, refusal);
    }
    return refusal;
  }
}
