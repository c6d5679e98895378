package metamemory;

import org.jspecify.annotations.Nullable;

/// Lets a row of actions go on to its end though some of them throw, and throws the first failure
/// afterwards.
final class Failures {
  private @Nullable Throwable first;

  @SuppressWarnings(
      "ReferenceEquality") // Throwable refuses itself, and only itself, as suppressed.
  void collect(Runnable action) {
    try {
      action.run();
    } catch (Throwable failure) { // Also a checked one, which a lambda can throw all the same.
      if (first == null) {
        first = failure;
      } else if (first != failure) {
        first.addSuppressed(failure);
      }
    }
  }

  void throwFirst() {
    switch (first) {
      case null -> {}
      case RuntimeException failure -> throw failure;
      case Error failure -> throw failure;
      case Throwable failure -> throw new IllegalStateException(failure);
    }
  }
}
