package metamemory.kernel;

/// What cells call in place of `System.exit`, `Runtime.exit` and `Runtime.halt`, see [ExitCalls].
@SuppressWarnings("DoNotCallSuggester") // nobody writes these calls, they are put into cells
public final class Exits {
  private Exits() {}

  /// Refuses to end the kernel.
  ///
  /// @param status the exit code that was asked for
  /// @throws ExitRefused always
  public static void exit(int status) {
    throw new ExitRefused("System.exit(" + status + ")");
  }

  /// Refuses to end the kernel.
  ///
  /// @param runtime not looked at
  /// @param status the exit code that was asked for
  /// @throws ExitRefused always
  public static void exit(Runtime runtime, int status) {
    throw new ExitRefused("Runtime.exit(" + status + ")");
  }

  /// Refuses to end the kernel.
  ///
  /// @param runtime not looked at
  /// @param status the exit code that was asked for
  /// @throws ExitRefused always
  public static void halt(Runtime runtime, int status) {
    throw new ExitRefused("Runtime.halt(" + status + ")");
  }

  /// Thrown instead of ending the kernel. An error, so that `catch (Exception e)` lets it pass.
  public static final class ExitRefused extends Error {
    private static final long serialVersionUID = 1L;

    ExitRefused(String call) {
      super(
          call
              + " was not run: it would end the kernel, and every variable with it. The cell ends"
              + " here instead. To end the kernel, use Kernel > Shut Down.");
    }
  }
}
