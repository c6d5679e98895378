package metamemory.kernel;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jdk.jshell.spi.ExecutionControl.StoppedException;
import metamemory.count.Counters;
import metamemory.count.StopSign;
import org.jspecify.annotations.Nullable;

/// The one thread that runs the learner's code, from the first cell to the last: an arena belongs
/// to the thread that opened it, and must still work in the next cell.
///
/// A stop raises the sign that woven code looks at, and interrupts, in all threads that cells
/// started. Code that heeds neither (only the JDK's own can) is left behind after a moment, and a
/// new thread takes over; arenas of the old one are then lost to the learner, who is told. Should
/// such code come back to what the learner wrote, it is ended there.
final class CellThread {
  /// How long stopped code may take to end: with what follows, well within a second.
  private static final Duration GRACE = Duration.ofMillis(700);

  /// How often it is looked after, and interrupted again: it may have swallowed the first one.
  private static final long LOOK_MILLIS = 50;

  private final ThreadGroup group = new ThreadGroup("cells");
  private final Set<Thread> abandoned = ConcurrentHashMap.newKeySet();
  private LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
  private Thread thread;
  private volatile boolean stopRequested;
  private volatile long stopNanos;
  private boolean leftBehind;

  CellThread() {
    thread = start();
  }

  private Thread start() {
    LinkedBlockingQueue<Runnable> mine = new LinkedBlockingQueue<>();
    work = mine;
    Thread started = new Thread(group, () -> serve(mine), "cell");
    started.setDaemon(true);
    Counters.watch(started);
    started.start();
    return started;
  }

  private void serve(LinkedBlockingQueue<Runnable> mine) {
    while (!abandoned.contains(Thread.currentThread())) {
      Runnable next = next(mine);
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

  /// Forgets an earlier stop: called once before a cell. Waits for a stop that is being made, which
  /// would otherwise hit this cell.
  synchronized void beginCell() {
    stopRequested = false;
    leftBehind = false;
    abandoned.removeIf(left -> !left.isAlive());
    if (abandoned.isEmpty()) {
      StopSign.lower();
    } else {
      StopSign.raise(abandoned::contains);
    }
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
        return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (stopRequested) {
          group.interrupt();
          leaveBehindInTime();
        }
      } catch (InterruptedException e) {
        stop();
      }
    }
  }

  private void leaveBehindInTime() throws StoppedException {
    if (System.nanoTime() - stopNanos > GRACE.toNanos()) {
      leftBehind = true;
      abandoned.add(thread);
      thread = start();
      throw new StoppedException();
    }
  }

  /// Stops what is running, from any thread.
  synchronized void stop() {
    stopNanos = System.nanoTime();
    stopRequested = true;
    StopSign.raise();
    group.interrupt();
  }
}
