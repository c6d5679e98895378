package metamemory;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// The slots of a [BlockPool]: where they lie, which are live, and what was asked for in each,
/// without who may use them and when.
abstract sealed class BlockSlots implements Allocator permits BlockPool {
  final PoolMemory memory;
  final FreeList slots;
  final long base;
  final long first;
  final long heldBytes;
  final long blockBytes;
  final long byteAlignment;
  final long stride;

  /// What was asked for by each live block, in bytes: for exact figures, and to know a part of a
  /// block from the whole.
  final int[] requested;

  final @Nullable Observer observer;

  long allocations;
  long requestedBytes;
  int peakLive;

  BlockSlots(PoolMemory memory, long blockBytes, long byteAlignment, @Nullable Observer observer) {
    MemorySegment all = memory.window();
    this.memory = memory;
    this.base = all.address();
    this.heldBytes = all.byteSize();
    this.blockBytes = blockBytes;
    this.byteAlignment = byteAlignment;
    this.stride = stride(blockBytes, byteAlignment);
    this.first = Arguments.alignUp(base, byteAlignment) - base;
    long fitting = Math.max(0, heldBytes - first) / stride;
    this.slots = new FreeList((int) Math.min(fitting, FreeList.MAX_CAPACITY));
    this.requested = new int[slots.capacity()];
    this.observer = observer;
  }

  static void checkShape(long blockBytes, long byteAlignment) {
    if (blockBytes < 1 || blockBytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "blockBytes must be from 1 to 2147483647: blockBytes=" + blockBytes);
    }
    Arguments.checkAlignment(byteAlignment);
  }

  private static long stride(long blockBytes, long byteAlignment) {
    return Arguments.alignUp(blockBytes, byteAlignment);
  }

  static long totalBytes(long blockBytes, long byteAlignment, int blocks) {
    checkShape(blockBytes, byteAlignment);
    Arguments.checkAtMost("blocks", blocks, FreeList.MAX_CAPACITY);
    long stride = stride(blockBytes, byteAlignment);
    if (blocks > Long.MAX_VALUE / stride) {
      throw new IllegalArgumentException(
          "blocks times their size must be at most 2^63 - 1: blocks="
              + blocks
              + ", bytes each="
              + stride);
    }
    return blocks * stride;
  }

  final int take(long byteSize, long byteAlignment) {
    Arguments.checkRequest(byteSize, byteAlignment);
    boolean fits = byteSize <= blockBytes && byteAlignment <= this.byteAlignment;
    int slot = fits ? slots.take() : FreeList.NONE;
    if (slot >= 0) {
      requested[slot] = (int) byteSize;
      requestedBytes += byteSize;
      allocations++;
      peakLive = Math.max(peakLive, slots.live());
      if (observer != null) {
        observer.allocated(this, addressOf(slot), byteSize, byteAlignment, stride - byteSize);
      }
    }
    return slot;
  }

  final MemorySegment cut(int slot) {
    return memory.window().asSlice(first + slot * stride, requested[slot]);
  }

  final long addressOf(int slot) {
    return base + first + slot * stride;
  }

  final void free(int slot) {
    slots.release(slot);
    requestedBytes -= requested[slot];
    if (observer != null) {
      observer.released(this, addressOf(slot), requested[slot]);
    }
  }

  final int slotOf(MemorySegment block) {
    memory.checkBlock(this, block);
    long offset = block.address() - base - first;
    long slot = offset / stride;
    if (offset < 0 || slot >= slots.capacity() || slot * stride != offset) {
      throw Misuse.foreign(this, block);
    }
    if (!slots.isLive((int) slot)) {
      throw Misuse.released(this, block);
    }
    if (requested[(int) slot] != block.byteSize()) {
      throw new IllegalArgumentException(
          "block must be whole, as it was granted: byteSize="
              + block.byteSize()
              + ", granted="
              + requested[(int) slot]);
    }
    return (int) slot;
  }

  final void dropBlocks() {
    slots.clear();
    requestedBytes = 0;
  }

  final Outcome refuse(long byteSize, long byteAlignment) {
    boolean free = slots.live() < slots.capacity() && byteAlignment <= this.byteAlignment;
    return refused(byteSize, free ? blockBytes : 0);
  }

  final Outcome refused(long byteSize, long availableBytes) {
    Outcome.Full refusal = new Outcome.Full(byteSize, availableBytes);
    if (observer != null) {
      observer.refused(this, refusal);
    }
    return refusal;
  }
}
