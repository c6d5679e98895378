package metamemory;

import java.lang.foreign.MemorySegment;

/// Counts what is asked of another allocator: exactly, and the same in every run.
///
/// **Limits.** Counts only the calls that come through it. A reset of the allocator underneath is
/// no call: it lowers what is live and no count.
///
/// **Costs.** One [#usage()] of the allocator underneath a grant, O(1), a few nanoseconds. 64
/// counters by size.
///
/// {@snippet file="metamemory/DecoratorSnippets.java" region="counting"}
public final class CountingAllocator extends Decorator {
  private final long[] allocationsBySize = new long[Long.SIZE];
  private long allocations;
  private long resizes;
  private long releases;
  private long refusals;
  private long grantedBytes;
  private long largestBytes;
  private long peakLiveBytes;

  private CountingAllocator(Allocator inner) {
    super(inner);
    this.peakLiveBytes = inner.usage().requestedBytes();
  }

  /// Counts the calls on an allocator. Closing the result closes that allocator.
  ///
  /// @param inner where the memory comes from
  /// @return the counting allocator
  public static CountingAllocator over(Allocator inner) {
    return new CountingAllocator(inner);
  }

  @Override
  public Outcome tryAllocate(long byteSize, long byteAlignment) {
    Outcome outcome = inner.tryAllocate(byteSize, byteAlignment);
    if (outcome.isGranted()) {
      allocations++;
      // 0 and 1 share the first class; class k is for sizes up to 2^k.
      allocationsBySize[byteSize <= 1 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(byteSize - 1)]++;
      granted(byteSize, byteSize);
    } else {
      refusals++;
    }
    return outcome;
  }

  @Override
  public Outcome tryResize(MemorySegment block, long newByteSize, long byteAlignment) {
    long oldByteSize = block.byteSize();
    Outcome outcome = inner.tryResize(block, newByteSize, byteAlignment);
    if (outcome.isGranted()) {
      resizes++;
      granted(newByteSize, Math.max(0, newByteSize - oldByteSize));
    } else {
      refusals++;
    }
    return outcome;
  }

  @Override
  public boolean release(MemorySegment block) {
    boolean reusable = inner.release(block);
    releases++;
    return reusable;
  }

  /// What was counted since this allocator was made, in one snapshot.
  ///
  /// @return the counts of this moment
  public Counts counts() {
    return new Counts(
        allocations, resizes, releases, refusals, grantedBytes, largestBytes, peakLiveBytes);
  }

  /// How many blocks were granted by size: at place k those of more than 2^(k-1) and up to 2^k
  /// bytes, at place 0 those of 0 and 1 byte. Tells which block size a [BlockPool] should have.
  ///
  /// @return a new array of 64 counts
  public long[] allocationsBySize() {
    return allocationsBySize.clone();
  }

  /// For people: what was counted, and on what.
  @Override
  public String toString() {
    return "CountingAllocator[" + allocations + " allocations over " + inner + "]";
  }

  private void granted(long byteSize, long moreBytes) {
    grantedBytes += moreBytes;
    largestBytes = Math.max(largestBytes, byteSize);
    peakLiveBytes = Math.max(peakLiveBytes, inner.usage().requestedBytes());
  }

  /// What was asked of an allocator.
  ///
  /// @param allocations how many blocks were granted
  /// @param resizes how many blocks were granted another size
  /// @param releases how many blocks were released
  /// @param refusals how many requests were refused
  /// @param grantedBytes how many bytes were granted in total, by allocations and by the growth of
  ///   resizes
  /// @param largestBytes the largest block granted
  /// @param peakLiveBytes the most that the live blocks of the allocator underneath had asked for
  public record Counts(
      long allocations,
      long resizes,
      long releases,
      long refusals,
      long grantedBytes,
      long largestBytes,
      long peakLiveBytes) {}
}
