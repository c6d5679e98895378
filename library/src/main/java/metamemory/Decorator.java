package metamemory;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// What every allocator over another one passes through. What it adds, a subclass says.
abstract sealed class Decorator implements Allocator
    permits CappedAllocator,
        CountingAllocator,
        FailingAllocator,
        ProbedAllocator,
        TracingAllocator {
  final Allocator inner;

  Decorator(Allocator inner) {
    this.inner = Objects.requireNonNull(inner, "inner");
  }

  @Override
  public boolean release(MemorySegment block) {
    return inner.release(block);
  }

  @Override
  public boolean owns(MemorySegment segment) {
    return inner.owns(segment);
  }

  /// What the allocator under this one has in use, whoever asked for it.
  ///
  /// @return its figures of this moment
  @Override
  public Usage usage() {
    return inner.usage();
  }

  /// Closes the allocator under this one.
  @Override
  public void close() {
    inner.close();
  }
}
