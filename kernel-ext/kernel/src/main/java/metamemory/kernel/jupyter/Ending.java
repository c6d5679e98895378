package metamemory.kernel.jupyter;

import metamemory.kernel.Session;

/// Ends the process. A cell that will not stop must not keep it: after a moment it is halted.
final class Ending {
  private static final long MOMENT_MILLIS = 250;

  private final Channels channels;
  private final Session session;

  Ending(Channels channels, Session session) {
    this.channels = channels;
    this.session = session;
  }

  void end() {
    Thread.ofPlatform().daemon().name("end").start(this::endOrderly);
    Thread.ofPlatform().daemon().name("end-anyhow").start(Ending::endSoon);
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
