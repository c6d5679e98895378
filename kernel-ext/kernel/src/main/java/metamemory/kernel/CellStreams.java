package metamemory.kernel;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import metamemory.count.Counters;
import org.jspecify.annotations.Nullable;

/// `System.out` and `System.err` of the cells. What is printed is gathered and handed on in few,
/// large pieces: a message a line would drown the notebook. Closing them does nothing, so a cell
/// that closes `System.out` takes it from nobody.
final class CellStreams implements AutoCloseable {
  /// A piece is handed on when it reaches this size, in bytes,
  private static final int PIECE_BYTES = 64 * 1024;

  /// or when this many milliseconds have passed.
  private static final long PIECE_MILLIS = 20;

  private final Object lock = new Object();
  private final PrintedText printed = new PrintedText();
  private final PrintStream out = stream(StreamName.STDOUT);
  private final PrintStream err = stream(StreamName.STDERR);
  private final PrintStream outBefore = System.out;
  private final PrintStream errBefore = System.err;
  private final Thread pump =
      Thread.ofPlatform().daemon().name("cell-output").unstarted(this::pump);
  private @Nullable CellOutput target;
  private boolean closed;

  CellStreams() {
    pump.start();
  }

  /// Sends what is printed from now on to a cell; it stays there until the next cell, for threads
  /// that outlive theirs.
  void attach(CellOutput cell) {
    synchronized (lock) {
      flush();
      printed.beginCell();
      target = cell;
    }
    System.setOut(out);
    System.setErr(err);
  }

  /// Hands on all that was printed so far.
  void flush() {
    synchronized (lock) {
      printed.takeAll((name, text) -> {
        if (target != null) {
          target.stream(name, text);
        }
      });
    }
  }

  /// Shows something in the running cell, after what was printed before it.
  void display(MimeBundle bundle) {
    afterText(cell -> cell.display(bundle));
  }

  /// Offers a new cell below the running one.
  void offerCell(String source) {
    afterText(cell -> cell.offerCell(source));
  }

  /// Adds a remark about the cell, below all else.
  void footer(MimeBundle bundle) {
    afterText(cell -> cell.footer(bundle));
  }

  /// Does something with the running cell's output, after what was printed before.
  void afterText(Consumer<CellOutput> action) {
    synchronized (lock) {
      flush();
      if (target != null) {
        action.accept(target);
      }
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      flush();
      target = null;
      closed = true;
      lock.notifyAll();
    }
    System.setOut(outBefore);
    System.setErr(errBefore);
  }

  private void write(StreamName name, byte[] bytes, int from, int length) {
    // What it takes to bring text to the notebook is not what a line's println takes.
    int caller = Counters.pause();
    try {
      synchronized (lock) {
        boolean wasEmpty = printed.byteSize() == 0;
        printed.write(name, bytes, from, length);
        if (printed.byteSize() >= PIECE_BYTES) {
          flush();
        } else if (wasEmpty) {
          lock.notifyAll();
        }
      }
    } finally {
      Counters.resume(caller);
    }
  }

  /// Waits for the first byte of a piece, gives it a moment to grow, hands it on.
  private void pump() {
    while (true) {
      try {
        if (!pumpOnce()) {
          return;
        }
      } catch (InterruptedException e) {
        return;
      } catch (OutOfMemoryError e) {
        // The learner's, who took it all: the next piece may find some again.
      }
    }
  }

  @SuppressWarnings("WaitNotInLoop") // woken early, a piece is only smaller
  private boolean pumpOnce() throws InterruptedException {
    synchronized (lock) {
      while (printed.byteSize() == 0 && !closed) {
        lock.wait();
      }
      if (!closed) {
        lock.wait(PIECE_MILLIS);
        flush();
      }
      return !closed;
    }
  }

  private PrintStream stream(StreamName name) {
    OutputStream sink =
        new OutputStream() {
          @Override
          public void write(int b) {
            CellStreams.this.write(name, new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            CellStreams.this.write(name, bytes, from, length);
          }
        };
    return new PrintStream(sink, false, StandardCharsets.UTF_8) {
      @Override
      public void close() {
        flush();
      }
    };
  }
}
