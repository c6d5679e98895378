package metamemory.count;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MutableCallSite;
import java.util.function.Predicate;

/// Ends woven code from outside: while the sign is up, the next check of each woven method or loop
/// throws [Stopped].
///
/// The sign is a call site whose target is a constant. Compiled code therefore holds no check at
/// all, so that loops are unrolled and vectorised as if unwoven; raising the sign makes the VM
/// discard that compiled code and go on in the interpreter, which sees the new target. A volatile
/// flag, as JShell's own weaver has, costs a read and a barrier in each round of a loop; a plain
/// flag would be moved out of the loop and never be seen.
///
/// Raising and lowering take about a millisecond. Both may be called from any thread. A compiled
/// counted loop without a safepoint (possible with the serial collector, bounded by its `int`
/// counter) is stopped when it ends.
public final class StopSign {
  private static final MethodHandle DOWN = MethodHandles.constant(boolean.class, false);
  private static final MethodHandle UP = MethodHandles.constant(boolean.class, true);
  private static final MutableCallSite SIGN = new MutableCallSite(DOWN);
  private static final MethodHandle IS_UP = SIGN.dynamicInvoker();
  private static volatile Predicate<Thread> meant = _ -> false;

  private StopSign() {}

  /// Called by woven code: returns, unless the sign is up for this thread.
  ///
  /// @throws Stopped if it is
  public static void check() {
    boolean up;
    try {
      up = (boolean) IS_UP.invokeExact();
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
    if (up) {
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
    show(UP);
  }

  /// Lets woven code run again. A thread that met no check meanwhile is not stopped.
  public static synchronized void lower() {
    show(DOWN);
    meant = _ -> false;
  }

  private static void show(MethodHandle target) {
    SIGN.setTarget(target);
    MutableCallSite.syncAll(new MutableCallSite[] {SIGN});
  }
}
