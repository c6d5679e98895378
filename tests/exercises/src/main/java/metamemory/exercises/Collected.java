package metamemory.exercises;

import java.lang.ref.WeakReference;

/// Whether the collector may have an object: asked by having it collect.
final class Collected {
  /// One collection does, unless something still holds the object; the others are for collectors
  /// that take their time.
  private static final int MOST_COLLECTIONS = 5;

  private Collected() {}

  static boolean isCollected(WeakReference<?> reference) {
    for (int i = 0; i < MOST_COLLECTIONS && reference.get() != null; i++) {
      System.gc();
    }
    return reference.get() == null;
  }
}
