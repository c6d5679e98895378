package metamemory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// One block of an allocator that holds a number of equal elements and is resized when more are
/// needed: what is under every collection.
///
/// It asks for twice the room, so that adding is amortised O(1). Where that is refused it asks for
/// what is needed and no more: a list in a fixed arena then uses the arena to its end instead of
/// stopping at half.
final class GrowableBlock {
  /// How collections read their numbers, which are aligned. A layout that demands it has each
  /// access check it: getting from a map took a tenth more then, putting a fifth.
  static final ValueLayout.OfLong NUMBER = ValueLayout.JAVA_LONG_UNALIGNED;

  private final Allocator allocator;
  private final long elementBytes;
  private final long byteAlignment;
  private final long maxElements;

  private MemorySegment memory = MemorySegment.NULL;

  GrowableBlock(Allocator allocator, long elementBytes, long byteAlignment, long maxElements) {
    this.allocator = allocator;
    this.elementBytes = elementBytes;
    this.byteAlignment = byteAlignment;
    this.maxElements =
        elementBytes == 0 ? maxElements : Math.min(maxElements, Long.MAX_VALUE / elementBytes);
  }

  /// The bytes of all elements that there is room for; of no bytes before the first growth.
  MemorySegment memory() {
    return memory;
  }

  /// Asks for room for so many elements in total, at least double what there is. Refuses, and
  /// changes nothing, when there is no memory for them.
  Outcome tryGrow(long elements, long firstElements) {
    long current = elementBytes == 0 ? 0 : memory.byteSize() / elementBytes;
    if (elements > maxElements) {
      long room = Math.max(0, maxElements - current);
      return new Outcome.OverLimit(bytes(elements), bytes(room), bytes(maxElements));
    }
    long preferred =
        Math.max(elements, Math.max(firstElements, 2 * Math.min(current, maxElements / 2)));
    Outcome outcome = tryResize(Math.min(preferred, maxElements));
    if (!outcome.isGranted() && preferred > elements) {
      outcome = tryResize(elements);
    }
    return outcome;
  }

  /// Asks for room for exactly so many elements, more or fewer than now.
  Outcome tryResize(long elements) {
    long byteSize = bytes(elements);
    Outcome outcome =
        memory.equals(MemorySegment.NULL)
            ? allocator.tryAllocate(byteSize, byteAlignment)
            : allocator.tryResize(memory, byteSize, byteAlignment);
    if (outcome instanceof Outcome.Granted(MemorySegment granted)) {
      memory = granted;
    }
    return outcome;
  }

  void release() {
    MemorySegment block = memory;
    memory = MemorySegment.NULL;
    release(allocator, block);
  }

  /// Asked before memory is taken for what this holds: a copy that failed half way would leave its
  /// own behind.
  void checkAlive() {
    checkAlive(memory);
  }

  /// Refuses a block that its allocator has ended; no block at all is fine.
  static void checkAlive(MemorySegment block) {
    if (!block.scope().isAlive()) {
      throw new IllegalStateException(
          "memory must be alive: the allocator of the collection was reset or closed");
    }
  }

  /// Gives a block back, unless there is none, or the allocator was closed before and so has it
  /// back already.
  static void release(Allocator allocator, MemorySegment block) {
    boolean none = block.equals(MemorySegment.NULL);
    if (!none && block.scope().isAlive() && allocator.owns(block)) {
      allocator.release(block);
    }
  }

  /// Saturates: what overflows is above every limit.
  private long bytes(long elements) {
    return elementBytes != 0 && elements > Long.MAX_VALUE / elementBytes
        ? Long.MAX_VALUE
        : elements * elementBytes;
  }
}
