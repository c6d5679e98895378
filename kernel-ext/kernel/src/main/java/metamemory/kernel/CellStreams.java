package metamemory.kernel;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// `System.out` and `System.err` of the cells. What is printed is gathered and handed on in few,
/// large pieces: a message a line would drown the notebook. The order between the two streams is
/// kept. Closing them does nothing, so a cell that closes `System.out` takes it from nobody.
final class CellStreams implements AutoCloseable {
  /// A piece is handed on when it reaches this size, in bytes,
  private static final int PIECE_BYTES = 64 * 1024;

  /// or when this many milliseconds have passed.
  private static final long PIECE_MILLIS = 20;

  private final Object lock = new Object();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream(PIECE_BYTES);
  private final PrintStream out = stream(StreamName.STDOUT);
  private final PrintStream err = stream(StreamName.STDERR);
  private final PrintStream outBefore = System.out;
  private final PrintStream errBefore = System.err;
  private final Thread pump =
      Thread.ofPlatform().daemon().name("cell-output").unstarted(this::pump);
  private StreamName pendingName = StreamName.STDOUT;
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
      target = cell;
    }
    System.setOut(out);
    System.setErr(err);
  }

  /// Hands on all that was printed so far.
  void flush() {
    synchronized (lock) {
      byte[] bytes = pending.toByteArray();
      int whole = wholeCharacters(bytes);
      pending.reset();
      pending.write(bytes, whole, bytes.length - whole);
      if (whole > 0 && target != null) {
        target.stream(pendingName, new String(bytes, 0, whole, StandardCharsets.UTF_8));
      }
    }
  }

  /// Shows something in the running cell, after what was printed before it.
  void display(MimeBundle bundle) {
    afterText(cell -> cell.display(bundle));
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
    synchronized (lock) {
      if (name != pendingName) {
        flush();
        pending.reset();
        pendingName = name;
      }
      boolean wasEmpty = pending.size() == 0;
      pending.write(bytes, from, length);
      if (pending.size() >= PIECE_BYTES) {
        flush();
      } else if (wasEmpty) {
        lock.notifyAll();
      }
    }
  }

  /// Waits for the first byte of a piece, gives it a moment to grow, hands it on.
  private void pump() {
    synchronized (lock) {
      while (!closed) {
        try {
          while (pending.size() == 0 && !closed) {
            lock.wait();
          }
          lock.wait(PIECE_MILLIS);
        } catch (InterruptedException e) {
          return;
        }
        flush();
      }
    }
  }

  /// How many of these bytes are whole UTF-8 characters: a piece may end in the middle of one,
  /// whose rest is still to come.
  private static int wholeCharacters(byte[] bytes) {
    int start = bytes.length - 1;
    while (start > 0 && bytes.length - start < 4 && (bytes[start] & 0xC0) == 0x80) {
      start--;
    }
    if (start < 0 || (bytes[start] & 0x80) == 0) {
      return bytes.length;
    }
    int expected = Integer.numberOfLeadingZeros(~bytes[start] << 24);
    boolean cut = expected >= 2 && expected <= 4 && start + expected > bytes.length;
    return cut ? start : bytes.length;
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
