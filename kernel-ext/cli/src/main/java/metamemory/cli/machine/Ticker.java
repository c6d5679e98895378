package metamemory.cli.machine;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Does something again and again until it is closed.
final class Ticker implements AutoCloseable {
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("ticker").factory());
  private final ScheduledFuture<?> ticks;

  private Ticker(Duration interval, Runnable tick) {
    this.ticks =
        executor.scheduleAtFixedRate(
            tick, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  static Ticker every(Duration interval, Runnable tick) {
    return new Ticker(interval, tick);
  }

  /// Waits for a tick that has begun: nothing is said after this.
  @Override
  public void close() {
    ticks.cancel(false);
    executor.close();
  }
}
