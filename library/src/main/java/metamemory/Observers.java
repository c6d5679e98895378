package metamemory;

import org.jspecify.annotations.Nullable;

/// The observer that allocators take when they are opened without one: the seam for a notebook, a
/// test framework or a profiler, which want to see every allocator of a program they did not write.
///
/// **Limits.** One default for all threads. It concerns what is opened from then on, not what is
/// open.
///
/// **Costs.** One read of a field when an allocator is opened, none afterwards.
///
/// {@snippet file="metamemory/AllocatorSnippets.java" region="default"}
public final class Observers {
  private static volatile @Nullable Observer fallback;

  private Observers() {}

  /// Sets the observer of allocators opened from now on, in every thread; those already open keep
  /// theirs.
  ///
  /// @param observer the observer, or null for none
  /// @return the one that was set before, or null
  public static @Nullable Observer setDefault(@Nullable Observer observer) {
    Observer before = fallback;
    fallback = observer;
    return before;
  }

  /// The observer that an allocator opened now would take.
  ///
  /// @return the observer, or null for none
  public static @Nullable Observer getDefault() {
    return fallback;
  }
}
