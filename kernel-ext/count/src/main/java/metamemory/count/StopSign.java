package metamemory.count;

import java.lang.invoke.MethodHandle;
import java.util.function.Predicate;

/// Ends woven code from outside: while the sign is up, the next check of each woven method or loop
/// throws [Stopped].
///
/// Compiled code holds no check at all, see [Switch]. Raising and lowering take about a
/// millisecond; both may be called from any thread. A compiled counted loop without a safepoint
/// (possible with the serial collector, bounded by its `int` counter) is stopped when it ends.
public final class StopSign {
  private static final Switch SIGN = new Switch();
  private static final MethodHandle IS_UP = SIGN.reader();
  private static volatile Predicate<Thread> meant = _ -> false;

  private StopSign() {}

  /// Called by woven code: returns, unless the sign is up for this thread.
  ///
  /// @throws Stopped if it is
  /// @throws Throwable only if the stack is full
  public static void check() throws Throwable {
    if ((boolean) IS_UP.invokeExact()) {
      halt();
    }
  }

  private static void halt() {
    if (meant.test(Thread.currentThread())) {
      throw new Stopped();
    }
  }

  /// Stops woven code in all threads, until [#lower()].
  public static void raise() {
    raise(_ -> true);
  }

  /// Stops woven code in some threads, until [#lower()]. A second call replaces the first.
  ///
  /// @param whom tells the threads meant; asked by each of them at each check, so quick and itself
  ///   unwoven
  public static synchronized void raise(Predicate<Thread> whom) {
    meant = whom;
    SIGN.turn(true);
  }

  /// Lets woven code run again. A thread that met no check meanwhile is not stopped.
  public static synchronized void lower() {
    SIGN.turn(false);
    meant = _ -> false;
  }
}
