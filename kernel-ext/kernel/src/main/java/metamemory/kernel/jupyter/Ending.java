package metamemory.kernel.jupyter;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import metamemory.kernel.Session;

/// Ends the process. A cell that will not stop must not keep it: after a moment it is halted.
final class Ending {
  private static final long MOMENT_MILLIS = 150;

  private final Channels channels;
  private final Session session;
  private final RunMark mark;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean asked;

  Ending(Channels channels, Session session, RunMark mark) {
    this.channels = channels;
    this.session = session;
    this.mark = mark;
  }

  /// Ends, as Jupyter asked.
  void end() {
    asked = true;
    mark.remove();
    // A cell that runs holds up the shell channel, so it is interrupted; none of this waits for
    // another, since a busy machine makes each take long.
    start("interrupt", session::interrupt);
    start("close", this::close);
    start("end", this::endSoon);
  }

  private static void start(String name, Runnable task) {
    Thread.ofPlatform().daemon().name(name).start(task);
  }

  /// Once the end was asked for, waits for it, and does not return: were the main thread to return
  /// first, the JVM would end in its own time.
  void await() {
    try {
      if (asked) {
        new CountDownLatch(1).await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Has something said when the process ends without being asked: code that a cell called has
  /// called `System.exit`.
  ///
  /// @param tell says it on the channels
  void whenNotAsked(Runnable tell) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (!asked) {
                    tell.run();
                    channels.closeSoon();
                  }
                },
                "end-not-asked"));
  }

  private void close() {
    channels.close();
    closed.countDown();
  }

  private void endSoon() {
    Exit exit = Exit.prepare();
    try {
      // When that is late, what is still to be sent is lost, and a cell that runs ends in its
      // midst.
      var _ = closed.await(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exit.now();
  }
}
