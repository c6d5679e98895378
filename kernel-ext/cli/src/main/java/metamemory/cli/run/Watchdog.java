package metamemory.cli.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Does something when work is not over in time.
final class Watchdog implements AutoCloseable {
  private final CountDownLatch over = new CountDownLatch(1);

  Watchdog(Duration limit, Runnable tooLate) {
    Thread.ofVirtual().start(() -> watch(limit, tooLate));
  }

  private void watch(Duration limit, Runnable tooLate) {
    try {
      if (!over.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        tooLate.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over.countDown();
  }
}
