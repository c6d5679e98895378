package metamemory;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What every allocator over another one passes through. What it adds, a subclass says.
abstract sealed class Decorator implements Allocator
    permits CappedAllocator,
        CountingAllocator,
        FailingAllocator,
        ProbedAllocator,
        TracingAllocator {
  final Allocator inner;

  /// Told of what this refuses by itself; of everything else the allocator under it tells.
  private final @Nullable Observer observer = Observers.getDefault();

  Decorator(Allocator inner) {
    this.inner = Objects.requireNonNull(inner, "inner");
  }

  /// What this is over: for drawing, and for those who need a method that only that one has.
  ///
  /// @return the allocator that this passes requests on to
  public final Allocator inner() {
    return inner;
  }

  /// A refusal of this one, after the observer was told of it.
  final Outcome.Refusal refused(Outcome.Refusal refusal) {
    if (observer != null) {
      observer.refused(this, refusal);
    }
    return refusal;
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
