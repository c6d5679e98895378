package metamemory.kernel;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jdk.jshell.spi.ExecutionControl.StoppedException;
import metamemory.count.StopSign;
import org.jspecify.annotations.Nullable;

/// The one thread that runs the learner's code, from the first cell to the last: an arena belongs
/// to the thread that opened it, and must still work in the next cell.
///
/// A stop raises the sign that woven code looks at, and interrupts. Code that heeds neither (only
/// the JDK's own can) is left behind after a moment, and a new thread takes over; arenas of the old
/// one are then lost to the learner, who is told.
final class CellThread {
  /// How long stopped code may take to end.
  private static final Duration GRACE = Duration.ofMillis(800);

  private final ThreadGroup group = new ThreadGroup("cells");
  private LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
  private volatile boolean stopRequested;
  private boolean leftBehind;

  CellThread() {
    start();
  }

  private void start() {
    LinkedBlockingQueue<Runnable> mine = new LinkedBlockingQueue<>();
    work = mine;
    Thread thread = new Thread(group, () -> serve(mine), "cell");
    thread.setDaemon(true);
    thread.start();
  }

  private static void serve(LinkedBlockingQueue<Runnable> work) {
    while (true) {
      Runnable next = next(work);
      // An interrupt that came too late was for the cell before.
      Thread.interrupted();
      if (next != null) {
        next.run();
      }
    }
  }

  private static @Nullable Runnable next(LinkedBlockingQueue<Runnable> work) {
    try {
      return work.take();
    } catch (InterruptedException e) {
      return null;
    }
  }

  /// Forgets an earlier stop: called once before a cell.
  void beginCell() {
    stopRequested = false;
    leftBehind = false;
    StopSign.lower();
  }

  boolean stopRequested() {
    return stopRequested;
  }

  /// Whether code of this cell would not stop, so that another thread has taken over.
  boolean leftBehind() {
    return leftBehind;
  }

  /// Runs code on the thread and waits for it.
  ///
  /// @throws ExecutionException if the code threw
  /// @throws StoppedException if it was stopped and did not end by itself
  <T extends @Nullable Object> T call(Callable<T> code)
      throws ExecutionException, StoppedException {
    FutureTask<T> task = new FutureTask<>(code);
    work.add(task);
    while (true) {
      try {
        return task.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (stopRequested) {
          group.interrupt();
          leaveBehind(task);
        }
      } catch (InterruptedException e) {
        stop();
      }
    }
  }

  private void leaveBehind(FutureTask<?> task) throws StoppedException {
    try {
      task.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      leftBehind = true;
      start();
    } catch (InterruptedException | ExecutionException e) {
      // It ended after all.
    }
    throw new StoppedException();
  }

  /// Stops what is running, from any thread.
  void stop() {
    stopRequested = true;
    StopSign.raise(thread -> group.equals(thread.getThreadGroup()) || thread.isVirtual());
    group.interrupt();
  }
}
