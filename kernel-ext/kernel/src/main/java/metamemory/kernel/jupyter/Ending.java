package metamemory.kernel.jupyter;

import metamemory.kernel.Session;

/// Ends the process. A cell that will not stop must not keep it: after a moment it is halted.
final class Ending {
  private static final long MOMENT_MILLIS = 250;

  private final Channels channels;
  private final Session session;
  private final RunMark mark;
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
    Thread.ofPlatform().daemon().name("end").start(this::endOrderly);
    Thread.ofPlatform().daemon().name("end-anyhow").start(Ending::endSoon);
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

  private void endOrderly() {
    session.interrupt();
    channels.close();
    Runtime.getRuntime().halt(0);
  }

  private static void endSoon() {
    try {
      Thread.sleep(MOMENT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(0);
  }
}
