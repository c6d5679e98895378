package metamemory;

import java.lang.foreign.MemorySegment;

/// Refuses what would bring another allocator above a limit of bytes: a budget for a part of a
/// program.
///
/// **Limits.** What counts is what the live blocks asked for, without padding and without memory
/// held in reserve; and every live block of the allocator underneath counts, whoever asked it. So a
/// reset or a scope's end underneath gives room again, and the limit stays. A limit lowered below
/// what is in use ends no block: nothing more is granted until enough is released.
///
/// **Costs.** One [#usage()] of the allocator underneath a request, O(1), a few nanoseconds. No
/// memory.
///
/// {@snippet file="metamemory/DecoratorSnippets.java" region="capped"}
public final class CappedAllocator extends Decorator {
  /// The limit that refuses nothing.
  public static final long NO_LIMIT = Long.MAX_VALUE;

  private long limitBytes;

  private CappedAllocator(Allocator inner, long limitBytes) {
    super(inner);
    this.limitBytes = limitBytes;
  }

  /// Puts a limit on an allocator. Closing the result closes that allocator.
  ///
  /// @param inner where the memory comes from
  /// @param limitBytes how many bytes may be live, at least 0, or [#NO_LIMIT]
  /// @return the limited allocator
  /// @throws IllegalArgumentException if the limit is negative
  public static CappedAllocator over(Allocator inner, long limitBytes) {
    return new CappedAllocator(inner, Arguments.checkNotNegative("limitBytes", limitBytes));
  }

  /// {@inheritDoc}
  ///
  /// @return the block, [Outcome.OverLimit], or why the allocator underneath gives none
  @Override
  public Outcome tryAllocate(long byteSize, long byteAlignment) {
    Arguments.checkRequest(byteSize, byteAlignment);
    long remaining = remainingBytes();
    return byteSize > remaining
        ? refused(new Outcome.OverLimit(byteSize, remaining, limitBytes))
        : inner.tryAllocate(byteSize, byteAlignment);
  }

  /// {@inheritDoc}
  ///
  /// Only what the block grows by counts against the limit. A block that shrinks is never over the
  /// limit.
  @Override
  public Outcome tryResize(MemorySegment block, long newByteSize, long byteAlignment) {
    Arguments.checkRequest(newByteSize, byteAlignment);
    long remaining = remainingBytes();
    long growth = newByteSize - block.byteSize();
    return growth > 0 && growth > remaining && inner.owns(block)
        ? refused(new Outcome.OverLimit(newByteSize, remaining + block.byteSize(), limitBytes))
        : inner.tryResize(block, newByteSize, byteAlignment);
  }

  /// How many bytes may be live.
  ///
  /// @return at least 0, or [#NO_LIMIT]
  public long limitBytes() {
    return limitBytes;
  }

  /// Changes the limit for the requests to come.
  ///
  /// @param limitBytes how many bytes may be live, at least 0, or [#NO_LIMIT]
  /// @throws IllegalArgumentException if the limit is negative
  public void setLimitBytes(long limitBytes) {
    this.limitBytes = Arguments.checkNotNegative("limitBytes", limitBytes);
  }

  /// How many bytes the limit still allows. The allocator underneath may have fewer.
  ///
  /// @return at least 0
  public long remainingBytes() {
    return Math.max(0, limitBytes - inner.usage().requestedBytes());
  }

  /// For people: the limit and what it is on.
  @Override
  public String toString() {
    return "CappedAllocator[limit " + limitBytes + " B over " + inner + "]";
  }
}
