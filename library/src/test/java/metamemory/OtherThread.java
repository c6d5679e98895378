package metamemory;

import org.jspecify.annotations.Nullable;

/// Makes a call from a thread that owns nothing.
final class OtherThread {
  private OtherThread() {}

  /// What the call threw, or null.
  static @Nullable Throwable failureOf(Runnable call) throws InterruptedException {
    Throwable[] failure = new Throwable[1];
    Thread thread = new Thread(call, "stranger");
    thread.setUncaughtExceptionHandler((_, thrown) -> failure[0] = thrown);
    thread.start();
    thread.join();
    return failure[0];
  }
}
