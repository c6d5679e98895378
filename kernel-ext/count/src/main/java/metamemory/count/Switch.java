package metamemory.count;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MutableCallSite;

/// A flag that costs compiled code nothing: a call site whose target is a constant.
///
/// The compiler takes the constant for granted and leaves out the code behind a switch that is off,
/// so that loops are unrolled and objects done without as if there were no switch. Turning it makes
/// the VM discard that compiled code and go on in the interpreter, which sees the new target at
/// once, also within a loop. A volatile flag, as JShell's own weaver has, costs a read and a
/// barrier in each round of a loop; a plain one is moved out of the loop and may never be seen
/// there, and still kept the tightest loops from being unrolled (measured by `CountingCost`).
///
/// What woven code calls asks its switch by the handle, and what has to be quick while on calls
/// nothing but handles behind that. Other methods the compiler inlines as it has learned that they
/// are called often. It may have learned nothing yet, and then a switch that has to be asked by a
/// method is not free at all; or it has learned while off that what is behind the switch is rare.
/// The JDK's handles are inlined always.
///
/// The price is paid by who turns it: about a millisecond, and the code affected has to be compiled
/// again.
final class Switch {
  private static final MethodHandle OFF = MethodHandles.constant(boolean.class, false);
  private static final MethodHandle ON = MethodHandles.constant(boolean.class, true);

  /// After 127 calls outside of compiled code the JDK makes a method handle a class of its own,
  /// which allocates 30 KB on the thread that called: not one whose calls are measured.
  private static final int CALLS_TO_SETTLE = 500;

  private final MutableCallSite site = new MutableCallSite(OFF);
  private final MethodHandle reader = site.dynamicInvoker();
  private boolean on;

  /// Reads this switch; free only if held in a `static final` field.
  MethodHandle reader() {
    settle();
    return reader;
  }

  /// Turns this switch, and returns once all threads obey.
  ///
  /// @return how it was before
  synchronized boolean turn(boolean wanted) {
    boolean before = on;
    if (before != wanted) {
      on = wanted;
      site.setTarget(wanted ? ON : OFF);
      MutableCallSite.syncAll(new MutableCallSite[] {site});
      settle();
    }
    return before;
  }

  private void settle() {
    for (int i = 0; i < CALLS_TO_SETTLE; i++) {
      boolean _ = read(reader);
    }
  }

  /// Reads a switch's reader.
  static boolean read(MethodHandle reader) {
    try {
      return (boolean) reader.invokeExact();
    } catch (Throwable stackIsFull) {
      throw Switch.<RuntimeException>same(stackIsFull);
    }
  }

  /// Throws what a handle threw as it is: a learner's recursion may end within it.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // so that javac lets it pass
  static <T extends Throwable> T same(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
