package metamemory.kernel.jupyter;

import com.google.gson.JsonObject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// `System.in` of the cells: reading an empty stream asks the front end for a line.
///
/// A thread may still be waiting for its line when the next cell begins. It then gets the end of
/// the stream, and nothing here waits for it.
final class InputRequests extends InputStream {
  private static final byte[] NOTHING = {};

  private final Channels channels;
  private final Runnable beforeAsking;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Asking current = new Asking(null);
  private Asking lineOf = current;
  private byte[] line = NOTHING;
  private int next;

  /// On whose behalf is asked; a new one for each cell.
  private static final class Asking {
    private final @Nullable Message request;

    Asking(@Nullable Message request) {
      this.request = request;
    }
  }

  /// @param beforeAsking shows all that was printed, the question above all
  InputRequests(Channels channels, Runnable beforeAsking) {
    this.channels = channels;
    this.beforeAsking = beforeAsking;
  }

  /// Asks on behalf of this request from now on; null when its front end cannot be asked.
  void serve(@Nullable Message execution) {
    current = new Asking(execution);
    System.setIn(this);
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) {
    if (length == 0) {
      return 0;
    }
    reading.lock();
    try {
      if (left() == 0 && !askForLine()) {
        return -1;
      }
      int count = Math.min(length, left());
      System.arraycopy(line, next, into, from, count);
      next += count;
      return count;
    } finally {
      reading.unlock();
    }
  }

  @Override
  public int available() {
    if (!reading.tryLock()) {
      return 0;
    }
    try {
      return left();
    } finally {
      reading.unlock();
    }
  }

  /// How much of the line is not read yet; the rest of an earlier cell's line is forgotten.
  private int left() {
    Asking asking = current;
    if (lineOf != asking) {
      lineOf = asking;
      line = NOTHING;
      next = 0;
    }
    return line.length - next;
  }

  private boolean askForLine() {
    Asking asking = lineOf;
    if (asking.request == null) {
      throw new IllegalStateException(
          "System.in cannot be read here: the program that runs this notebook answers no questions"
              + " (allow_stdin=false); run the cell in Jupyter by hand");
    }
    beforeAsking.run();
    JsonObject question = new JsonObject();
    question.addProperty("prompt", "");
    question.addProperty("password", false);
    Message answer =
        channels.ask(asking.request.answer("input_request", question), () -> current == asking);
    if (answer == null) {
      return false;
    }
    line = (answer.text("value", "") + "\n").getBytes(StandardCharsets.UTF_8);
    next = 0;
    return true;
  }
}
