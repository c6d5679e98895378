package metamemory;

import org.jspecify.annotations.Nullable;

/// The thread that something belongs to, and whether it may still be used: one comparison tells
/// both.
final class Confinement {
  private final Thread owner = Thread.currentThread();

  /// The owner while the thing is open, null afterwards.
  private @Nullable Thread user = owner;

  /// Refuses other threads, and everyone once it has ended.
  ///
  /// @param source what the exception names
  @SuppressWarnings(
      "ReferenceEquality") // A thread equals itself only, and this is on every hot path.
  void checkOpen(Object source) {
    if (Thread.currentThread() != user) {
      throw Misuse.denied(source, owner);
    }
  }

  /// Refuses other threads.
  @SuppressWarnings("ReferenceEquality")
  void checkThread(Object source) {
    if (Thread.currentThread() != owner) {
      throw Misuse.wrongThread(source, owner);
    }
  }

  /// Refuses other threads, and ends what was open.
  ///
  /// @return whether it was open until now
  boolean end(Object source) {
    checkThread(source);
    boolean wasOpen = user != null;
    user = null;
    return wasOpen;
  }

  @SuppressWarnings("ReferenceEquality")
  boolean isOfThisThread() {
    return Thread.currentThread() == owner;
  }

  boolean isOpen() {
    return user != null;
  }
}
