package metamemory.count;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/// How many bytes threads have allocated on the Java heap, by the VM's own account, the JDK's code
/// included.
///
/// Compiled code that needs no object adds nothing here, while a [Site] still counts its creation:
/// the difference is what escape analysis saved. A reading takes about 20 ns and allocates nothing
/// once warm.
public final class ThreadBytes {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// Kept, so that compiling a reading makes none.
  @SuppressWarnings("UnusedVariable")
  private static final List<String> LITERALS =
      Literals.of(THREADS.getClass(), THREADS.getClass().getSuperclass(), ThreadRecord.class);

  private ThreadBytes() {}

  /// The bytes that the current thread has allocated since it began, exact to the byte.
  ///
  /// @return the bytes, or -1 if the VM does not count them
  public static long ofCurrentThread() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  /// The bytes that all threads have allocated since the VM began, ended threads included. The VM
  /// reads its threads one after the other: exact when the others are at rest.
  ///
  /// @return the bytes, or -1 if the VM does not count them
  public static long ofAllThreads() {
    return THREADS.getTotalThreadAllocatedBytes();
  }
}
