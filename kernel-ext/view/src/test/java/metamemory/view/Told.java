package metamemory.view;

import java.lang.foreign.MemorySegment;
import metamemory.Allocator;
import metamemory.Outcome;
import metamemory.Usage;

/// An allocator that does nothing: tests report in its name whatever they like.
final class Told implements Allocator {
  @Override
  public Outcome tryAllocate(long byteSize, long byteAlignment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Outcome tryResize(MemorySegment block, long newByteSize, long byteAlignment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean release(MemorySegment block) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean owns(MemorySegment segment) {
    return false;
  }

  /// Figures that make no sense, as a learner's first allocator may give them.
  @Override
  public Usage usage() {
    return new Usage(-1, -5, Long.MAX_VALUE, 17, -100, -100, Long.MIN_VALUE, -1, -1);
  }

  @Override
  public void close() {}
}
