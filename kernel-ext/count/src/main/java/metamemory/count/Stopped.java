package metamemory.count;

/// Thrown in woven code while the [StopSign] is up. Code that catches it meets the next check and
/// gets it again.
///
/// It carries no stack trace: the code that it ends may be at the end of its stack.
public final class Stopped extends Error {
  private static final long serialVersionUID = 1;

  Stopped() {
    super("stopped", null, false, false);
  }
}
