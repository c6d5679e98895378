package metamemory.count;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lanes in use: one of the watched thread, and several shared by all others.
///
/// A thread finds its lane without a thread-local variable: the watched one by comparing itself,
/// the others by their numbers, so that they seldom meet. A lane names its owner itself and never
/// changes it, so no thread can take another's for its own, whatever it read when.
final class Lanes {
  private static final int SHARED_COUNT = sharedCount();
  private static final Lane[] SHARED = new Lane[SHARED_COUNT];

  /// Lanes of threads watched before, that may still be running.
  private static final List<Lane> FORMER = new ArrayList<>();

  private static int chunks;
  static Lane watched = new Lane(null);

  static {
    for (int i = 0; i < SHARED_COUNT; i++) {
      SHARED[i] = new Lane(null);
    }
  }

  private Lanes() {}

  static Lane shared(Thread thread) {
    return SHARED[(int) thread.threadId() & (SHARED_COUNT - 1)];
  }

  /// Adds bytes to the current thread's own lane, or if it has none to the one that it shares.
  static void add(@Nullable Lane own, int site, long bytes) {
    if (own == null) {
      shared(Thread.currentThread()).addShared(site, 0, bytes);
    } else {
      own.add(site, 0, bytes);
    }
  }

  static synchronized void addChunk(int chunk) {
    chunks = chunk + 1;
    watched.addChunk(chunk);
    FORMER.forEach(lane -> lane.addChunk(chunk));
    for (Lane lane : SHARED) {
      lane.addChunk(chunk);
    }
  }

  /// Gives a thread a lane of its own.
  ///
  /// @return that lane
  static synchronized Lane watch(Thread thread) {
    if (watched.isOwnedBy(thread)) {
      return watched;
    }
    FORMER.add(watched);
    Lane free = null;
    for (Lane lane : FORMER) {
      if (lane.isOwnedBy(thread) || lane.owner == null || !lane.owner.isAlive()) {
        free = lane;
      }
    }
    if (free == null) {
      free = new Lane(thread);
      for (int chunk = 0; chunk < chunks; chunk++) {
        free.addChunk(chunk);
      }
    } else {
      FORMER.remove(free);
    }
    watched = free.handedTo(thread);
    return watched;
  }

  /// The counters of watched threads, present and former.
  static synchronized void addWatchedTo(long[] sums) {
    watched.addTo(sums);
    FORMER.forEach(lane -> lane.addTo(sums));
  }

  /// The counters of all other threads.
  static synchronized void addSharedTo(long[] sums) {
    for (Lane lane : SHARED) {
      lane.addTo(sums);
    }
  }

  private static int sharedCount() {
    int processors = Math.min(Runtime.getRuntime().availableProcessors(), 8);
    return Integer.highestOneBit(Math.max(2 * processors - 1, 1));
  }
}
