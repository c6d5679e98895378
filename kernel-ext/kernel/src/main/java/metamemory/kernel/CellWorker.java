package metamemory.kernel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The thread that compiles cells and waits for them, one after the other. What the cells say runs
/// on a thread of its own, see [CellThread].
final class CellWorker {
  /// The compiler recurses into what a cell nests: four thousand terms of a sum need more than a
  /// default stack.
  private static final long COMPILER_STACK_BYTES = 512L << 20;

  /// How long after an interrupt a cell may still end by itself.
  private static final long COMPILER_MILLIS = 850;

  private static final Logger LOG = Logger.getLogger(CellWorker.class.getName());

  private final CellExecution execution;
  private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
  private volatile @Nullable CompletableFuture<CellResult> waiting;
  private volatile boolean closed;

  CellWorker(CellExecution execution) {
    this.execution = execution;
    Thread worker = new Thread(null, this::work, "cells", COMPILER_STACK_BYTES);
    worker.setDaemon(true);
    worker.start();
  }

  /// Has a cell run, and waits for its end.
  CellResult run(Supplier<CellResult> cell) {
    CompletableFuture<CellResult> ended = new CompletableFuture<>();
    waiting = ended;
    work.add(() -> {
      if (ended.isDone()) {
        // Interrupted before its turn came.
        return;
      }
      try {
        ended.complete(cell.get());
      } catch (RuntimeException | Error e) {
        // A fault of ours: the cell is lost, the session goes on. There may be no memory to say
        // why.
        execution.giveUpReserve();
        ended.complete(lost(e));
        LOG.log(Level.SEVERE, "a cell could not be run", e);
      }
    });
    return ended.join();
  }

  private static CellResult lost(Throwable fault) {
    return Magics.failed("the kernel failed on this cell: " + fault);
  }

  /// A cell that runs was interrupted: should it still be compiled in a moment, it is answered for.
  void interrupted() {
    CompletableFuture<CellResult> cell = waiting;
    if (cell != null && !cell.isDone()) {
      CompletableFuture.delayedExecutor(COMPILER_MILLIS, TimeUnit.MILLISECONDS)
          .execute(() -> answerForTheCompiler(cell));
    }
  }

  /// The compiler cannot be stopped. The learner is told so instead of waiting without a word; the
  /// worker goes on, and the next cell begins when it is done.
  private void answerForTheCompiler(CompletableFuture<CellResult> cell) {
    if (execution.compiling().isLocked()) {
      cell.complete(
          Magics.failed(
              "interrupted while the compiler is at work, which cannot be stopped: the next cell"
                  + " begins when it is done; restart the kernel if that takes too long"));
    }
  }

  private void work() {
    while (!closed) {
      try {
        work.take().run();
      } catch (InterruptedException e) {
        return;
      } catch (OutOfMemoryError e) {
        // The learner's, who took it all: the next cell may find some again.
      }
    }
  }

  /// Ends the thread after what it does now.
  void close() {
    work.add(() -> closed = true);
  }
}
