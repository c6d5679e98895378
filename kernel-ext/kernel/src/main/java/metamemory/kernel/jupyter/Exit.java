package metamemory.kernel.jupyter;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Ends the process at once, with exit code 0.
///
/// `Runtime.halt` waits 300 ms for threads that are in native code, as every thread is that waits
/// for a socket, and up to 10 s for a method that is being compiled, as there is always one after a
/// kernel's first cells. Nothing is left to be done then, so the C library's `_exit` is called
/// where it can be.
final class Exit {
  private static final Logger LOG = Logger.getLogger(Exit.class.getName());

  private final @Nullable MethodHandle now;

  private Exit(@Nullable MethodHandle now) {
    this.now = now;
  }

  /// Looks the function up: some ten milliseconds, so before it is needed.
  @SuppressWarnings("restricted") // a function without pointers
  static Exit prepare() {
    try {
      Linker linker = Linker.nativeLinker();
      return new Exit(
          linker
              .defaultLookup()
              .find("_exit")
              .map(address ->
                  linker.downcallHandle(address, FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT)))
              .orElse(null));
    } catch (RuntimeException | LinkageError e) {
      LOG.log(Level.FINE, "the process will end by Runtime.halt", e);
      return new Exit(null);
    }
  }

  /// Does not return.
  void now() {
    try {
      if (now != null) {
        now.invokeExact(0);
      }
    } catch (Throwable e) {
      LOG.log(Level.FINE, "the process ends by Runtime.halt", e);
    }
    Runtime.getRuntime().halt(0);
  }
}
