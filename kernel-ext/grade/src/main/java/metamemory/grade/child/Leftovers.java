package metamemory.grade.child;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Threads that an answer left behind: whatever lives beyond those that were there before the first
/// answer was started by one, or works for it, such as carriers of virtual threads, workers of the
/// common pool and cleaners.
final class Leftovers {
  private final Set<Thread> own = Collections.newSetFromMap(new IdentityHashMap<>());

  private Leftovers() {}

  /// Takes note of what is there.
  static Leftovers since() {
    Leftovers leftovers = new Leftovers();
    leftovers.own.addAll(all());
    return leftovers;
  }

  /// Whether there are none. It may be wrong in saying no, as the JVM starts threads too, but not
  /// in saying yes.
  boolean none() {
    return own.containsAll(all());
  }

  private static List<Thread> all() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] threads = new Thread[root.activeCount() + 64];
    int count = root.enumerate(threads);
    return List.of(Arrays.copyOf(threads, count));
  }
}
