package metamemory;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A fixed number of off-heap blocks of one size, each granted and released in O(1).
///
/// **Limits.** Block size, alignment and number are chosen when it is opened and never grow. A
/// request above the block size or alignment, and any request when no block is free, is refused and
/// changes nothing. Blocks are not zeroed: a block holds what its last user wrote. It belongs to
/// the thread that opened it.
///
/// **Lifetime.** A close or reset ends every block, and using one afterwards throws, if the pool
/// owns its memory ([#open(long, int)]). Over a buffer or another allocator, blocks live as long as
/// that memory does. A single block that was released stays accessible, and using it is *not*
/// noticed; releasing it again is.
///
/// **Costs.** Granting and releasing take O(1), a few nanoseconds by [slot][#trySlot(long, long)].
/// A segment that is kept until then takes 40 B of the Java heap and about 15 ns more. A block
/// takes its size, rounded up to its alignment, and 8 B of the Java heap. The free list lies on the
/// Java heap, where a write past a block cannot break it. The block released last is granted first,
/// while it is still in the cache.
///
/// {@snippet file="metamemory/BlockPoolSnippets.java" region="ask"}
public final class BlockPool extends BlockSlots {
  /// What [#trySlot(long, long)] gives when there is no block.
  public static final int REFUSED = -1;

  private static final long DEFAULT_ALIGNMENT = 16;

  private final Confinement confinement = new Confinement();

  private BlockPool(
      PoolMemory memory, long blockBytes, long byteAlignment, @Nullable Observer observer) {
    super(memory, blockBytes, byteAlignment, observer);
  }

  /// Opens a pool over native memory of its own, with blocks aligned to 16 bytes, observed by
  /// [Observers#getDefault()].
  ///
  /// @param blockBytes the size of a block, from 1 to 2,147,483,647 bytes
  /// @param blocks how many blocks, from 0 to 2,147,483,639
  /// @return the pool, to be closed by the caller
  /// @throws IllegalArgumentException if an argument is out of its range
  /// @throws OutOfMemoryError if the system does not give that much
  public static BlockPool open(long blockBytes, int blocks) {
    return open(blockBytes, DEFAULT_ALIGNMENT, blocks, Observers.getDefault());
  }

  /// Opens a pool over native memory of its own.
  ///
  /// @param blockBytes the size of a block, from 1 to 2,147,483,647 bytes
  /// @param byteAlignment a power of two, in bytes: of every block's address
  /// @param blocks how many blocks, from 0 to 2,147,483,639
  /// @param observer told of everything that the pool does, or null for none
  /// @return the pool, to be closed by the caller
  /// @throws IllegalArgumentException if an argument is out of its range
  /// @throws OutOfMemoryError if the system does not give that much
  public static BlockPool open(
      long blockBytes, long byteAlignment, int blocks, @Nullable Observer observer) {
    long byteSize = totalBytes(blockBytes, byteAlignment, blocks);
    return opened(
        new BlockPool(
            PoolMemory.own(byteSize, byteAlignment), blockBytes, byteAlignment, observer));
  }

  /// Opens a pool over memory of the caller, observed by [Observers#getDefault()]: with as many
  /// blocks as fit behind the buffer's first aligned address. Closing the pool does not free the
  /// buffer.
  ///
  /// @param buffer writable memory that this thread may access, used by nothing else while the pool
  ///   is open
  /// @param blockBytes the size of a block, from 1 to 2,147,483,647 bytes
  /// @param byteAlignment a power of two, in bytes: of every block's address; on the heap, at most
  ///   the array's element size
  /// @return the pool
  /// @throws IllegalArgumentException if an argument is out of its range, or the buffer cannot be
  ///   written by this thread
  /// @throws IllegalStateException if the buffer is no longer alive
  public static BlockPool over(MemorySegment buffer, long blockBytes, long byteAlignment) {
    Regions.checkUsable(buffer);
    checkShape(blockBytes, byteAlignment);
    if (byteAlignment > Regions.maxAlignment(buffer)) {
      throw new IllegalArgumentException(
          "byteAlignment must be at most what the heap array promises: byteAlignment="
              + byteAlignment
              + ", promised="
              + Regions.maxAlignment(buffer));
    }
    return opened(
        new BlockPool(PoolMemory.over(buffer), blockBytes, byteAlignment, Observers.getDefault()));
  }

  /// Opens a pool in one block of another allocator, observed by [Observers#getDefault()]. Closing
  /// the pool releases that block; the other allocator stays open.
  ///
  /// @param backing where the memory comes from; neither to be closed nor reset while the pool is
  ///   open
  /// @param blockBytes the size of a block, from 1 to 2,147,483,647 bytes
  /// @param byteAlignment a power of two, in bytes: of every block's address
  /// @param blocks how many blocks, from 0 to 2,147,483,639
  /// @return the pool, or why the other allocator did not give the memory
  /// @throws IllegalArgumentException if an argument is out of its range
  public static Attempt<BlockPool> tryOver(
      Allocator backing, long blockBytes, long byteAlignment, int blocks) {
    long byteSize = totalBytes(blockBytes, byteAlignment, blocks);
    return switch (backing.tryAllocate(byteSize, byteAlignment)) {
      case Outcome.Refusal refusal -> new Attempt.Refused<>(refusal);
      case Outcome.Granted(MemorySegment block) ->
          new Attempt.Made<>(
              opened(
                  new BlockPool(
                      PoolMemory.blockOf(backing, block),
                      blockBytes,
                      byteAlignment,
                      Observers.getDefault())));
    };
  }

  private static BlockPool opened(BlockPool pool) {
    if (pool.observer != null) {
      pool.observer.opened(pool, pool.base, pool.heldBytes);
    }
    return pool;
  }

  /// {@inheritDoc}
  ///
  /// O(1). Each live block has an address of its own, also one of 0 bytes. Gives the block that was
  /// released last, else the lowest that was never granted.
  ///
  /// @return the block, or [Outcome.Full] with the block size, or with 0 when no block is free or
  ///   the alignment is above the pool's
  @Override
  public Outcome tryAllocate(long byteSize, long byteAlignment) {
    confinement.checkOpen(this);
    int slot = take(byteSize, byteAlignment);
    return slot < 0 ? refuse(byteSize, byteAlignment) : new Outcome.Granted(cut(slot));
  }

  /// {@inheritDoc}
  ///
  /// @throws IllegalStateException if this pool is closed
  @Override
  public @Nullable MemorySegment allocateOrNull(long byteSize, long byteAlignment) {
    int slot = trySlot(byteSize, byteAlignment);
    return slot < 0 ? null : cut(slot);
  }

  /// As [#tryAllocate(long, long)], but names the block by a number: a segment that is kept takes
  /// 40 B of the Java heap, often more than its block, and the collector has to look at it.
  ///
  /// {@snippet file="metamemory/BlockPoolSnippets.java" region="slots"}
  ///
  /// @param byteSize how many bytes, at least 0
  /// @param byteAlignment a power of two, in bytes
  /// @return the slot, from 0 to the capacity - 1, for [#block(int)] and [#release(int)]; or
  ///   [#REFUSED]
  /// @throws IllegalArgumentException if an argument is out of its range
  /// @throws IllegalStateException if this pool is closed
  /// @throws WrongThreadException if called from a thread that does not own this pool
  public int trySlot(long byteSize, long byteAlignment) {
    confinement.checkOpen(this);
    int slot = take(byteSize, byteAlignment);
    if (slot < 0) {
      refuse(byteSize, byteAlignment);
      return REFUSED;
    }
    return slot;
  }

  /// The block in a live slot, as it was granted or resized, in O(1).
  ///
  /// @param slot a live slot
  /// @return its block
  /// @throws IndexOutOfBoundsException if there is no such slot
  /// @throws IllegalStateException if the slot is free, or this pool is closed
  /// @throws WrongThreadException if called from a thread that does not own this pool
  public MemorySegment block(int slot) {
    confinement.checkOpen(this);
    slots.checkLive(slot);
    return cut(slot);
  }

  /// {@inheritDoc}
  ///
  /// O(1), and always in place: up to the block size the address stays, above it this refuses.
  ///
  /// @throws IllegalStateException if this pool is closed, or the block is no longer live
  @Override
  public Outcome tryResize(MemorySegment block, long newByteSize, long byteAlignment) {
    confinement.checkOpen(this);
    Arguments.checkRequest(newByteSize, byteAlignment);
    int slot = slotOf(block);
    if (newByteSize > blockBytes || byteAlignment > this.byteAlignment) {
      return refused(newByteSize, byteAlignment > this.byteAlignment ? 0 : blockBytes);
    }
    requestedBytes += newByteSize - requested[slot];
    requested[slot] = (int) newByteSize;
    if (observer != null) {
      observer.resized(this, block.address(), block.byteSize(), block.address(), newByteSize);
    }
    return new Outcome.Granted(cut(slot));
  }

  /// {@inheritDoc}
  ///
  /// O(1); always true.
  ///
  /// @throws IllegalStateException if this pool is closed, or the block is no longer live, as after
  ///   a first release
  @Override
  public boolean release(MemorySegment block) {
    confinement.checkOpen(this);
    free(slotOf(block));
    return true;
  }

  /// Frees a live slot, in O(1): the block in it must not be used any more.
  ///
  /// @param slot a live slot; it will be granted next
  /// @throws IndexOutOfBoundsException if there is no such slot
  /// @throws IllegalStateException if the slot is free, as after a first release, or this pool is
  ///   closed
  /// @throws WrongThreadException if called from a thread that does not own this pool
  public void release(int slot) {
    confinement.checkOpen(this);
    slots.checkLive(slot);
    free(slot);
  }

  /// Drops every block at once, in O(blocks). If the pool owns its memory, using one of them
  /// afterwards throws.
  ///
  /// @throws IllegalStateException if this pool is closed, or native code is using one of its
  ///   blocks right now
  /// @throws WrongThreadException if called from a thread that does not own this pool
  public void reset() {
    confinement.checkOpen(this);
    memory.renew();
    dropBlocks();
    if (observer != null) {
      observer.reset(this);
    }
  }

  /// {@inheritDoc}
  ///
  /// @throws WrongThreadException if called from a thread that does not own this pool
  @Override
  public boolean owns(MemorySegment segment) {
    confinement.checkThread(this);
    return confinement.isOpen() && memory.contains(segment);
  }

  /// How many bytes a block has.
  ///
  /// @return bytes, at least 1
  public long blockBytes() {
    return blockBytes;
  }

  /// How many blocks there are, free or live.
  ///
  /// @return at least 0
  public int capacity() {
    return slots.capacity();
  }

  /// Where the free blocks begin, in the order in which they will be granted, in O(blocks): for
  /// drawing and for tests.
  ///
  /// @return a new array of addresses, counted as [Observer] counts them
  /// @throws IllegalStateException if this pool is closed
  /// @throws WrongThreadException if called from a thread that does not own this pool
  public long[] freeAddresses() {
    confinement.checkOpen(this);
    int[] order = slots.inOrder();
    long[] addresses = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      addresses[i] = addressOf(order[i]);
    }
    return addresses;
  }

  /// {@inheritDoc}
  ///
  /// What a live block does not use of its slot counts as padding. Also works once this pool is
  /// closed.
  ///
  /// @throws WrongThreadException if called from a thread that does not own this pool
  @Override
  public Usage usage() {
    confinement.checkThread(this);
    boolean open = confinement.isOpen();
    long held = open ? heldBytes : 0;
    long padding = slots.live() * stride - requestedBytes;
    return new Usage(
        allocations,
        slots.live(),
        requestedBytes,
        padding,
        held,
        held,
        peakLive * stride,
        open ? 1 : 0,
        0);
  }

  /// Ends every block and gives the memory back to where it came from. Closing twice does nothing.
  ///
  /// @throws IllegalStateException if native code is using a block right now
  /// @throws WrongThreadException if called from a thread that does not own this pool
  @Override
  public void close() {
    confinement.checkThread(this);
    if (!confinement.isOpen()) {
      return;
    }
    memory.endBlocks();
    confinement.end(this);
    dropBlocks();
    memory.free();
    if (observer != null) {
      observer.closed(this);
    }
  }

  /// For people: the name with what is in use. May be called from any thread, and is then only
  /// roughly right.
  @Override
  public String toString() {
    return "BlockPool["
        + slots.live()
        + " of "
        + slots.capacity()
        + " blocks of "
        + blockBytes
        + " B live"
        + (confinement.isOpen() ? "]" : ", closed]");
  }
}
