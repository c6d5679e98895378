package metamemory.view;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/// What the recorder itself allocates on each thread that reports to it. Without this, a line that
/// asks an arena for a block would seem to create what the recorder's tables took to grow.
final class OwnBytes {
  private static final @Nullable ThreadMXBean THREADS = threads();

  private final ThreadLocal<long[]> sums = ThreadLocal.withInitial(() -> new long[1]);

  private static @Nullable ThreadMXBean threads() {
    boolean counts =
        ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
            && bean.isThreadAllocatedMemorySupported()
            && bean.isThreadAllocatedMemoryEnabled();
    return counts ? (ThreadMXBean) ManagementFactory.getThreadMXBean() : null;
  }

  long begin() {
    return THREADS == null ? 0 : THREADS.getCurrentThreadAllocatedBytes();
  }

  void end(long begin) {
    long[] sum = sums.get();
    sum[0] += THREADS == null ? 0 : THREADS.getCurrentThreadAllocatedBytes() - begin;
  }

  long ofThisThread() {
    return sums.get()[0];
  }
}
