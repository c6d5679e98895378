import java.lang.foreign.MemorySegment;

class Tally implements Allocator {
  private final Allocator inner;
  private long allocations;
  private long refusals;
  private long liveBytes;
  private long peakBytes;

  Tally(Allocator inner) {
    this.inner = inner;
  }

  public Outcome tryAllocate(long byteSize, long byteAlignment) {
    Outcome outcome = inner.tryAllocate(byteSize, byteAlignment);
    if (outcome.isGranted()) {
      allocations++;
      liveBytes += byteSize;
      peakBytes += byteSize;
    } else {
      refusals++;
    }
    return outcome;
  }

  public Outcome tryResize(MemorySegment block, long newByteSize, long byteAlignment) {
    Outcome outcome = inner.tryResize(block, newByteSize, byteAlignment);
    if (outcome.isGranted()) {
      liveBytes += newByteSize - block.byteSize();
      peakBytes = Math.max(peakBytes, liveBytes);
    } else {
      refusals++;
    }
    return outcome;
  }

  public boolean release(MemorySegment block) {
    boolean isReusable = inner.release(block);
    liveBytes -= block.byteSize();
    return isReusable;
  }

  public boolean owns(MemorySegment segment) { return inner.owns(segment); }
  public Usage usage() { return inner.usage(); }
  public void close() { inner.close(); }

  long allocations() { return allocations; }
  long refusals() { return refusals; }
  long liveBytes() { return liveBytes; }
  long peakBytes() { return peakBytes; }
}
