package metamemory.kernel.jupyter;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// `System.in` of the cells: reading an empty stream asks the front end for a line.
final class InputRequests extends InputStream {
  private final Channels channels;
  private volatile @Nullable Message request;
  private byte[] line = new byte[0];
  private int next;

  InputRequests(Channels channels) {
    this.channels = channels;
  }

  /// Asks on behalf of this request from now on; null when its front end cannot be asked.
  synchronized void serve(@Nullable Message execution) {
    request = execution;
    line = new byte[0];
    next = 0;
    System.setIn(this);
  }

  @Override
  public synchronized int read() throws IOException {
    if (next == line.length && !askForLine()) {
      return -1;
    }
    return line[next++] & 0xFF;
  }

  @Override
  public synchronized int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (next == line.length && !askForLine()) {
      return -1;
    }
    int count = Math.min(length, line.length - next);
    System.arraycopy(line, next, into, from, count);
    next += count;
    return count;
  }

  @Override
  public synchronized int available() {
    return line.length - next;
  }

  private boolean askForLine() throws IOException {
    Message asking = request;
    if (asking == null) {
      throw new IOException("this front end cannot be asked for input");
    }
    JsonObject question = new JsonObject();
    question.addProperty("prompt", "");
    question.addProperty("password", false);
    Message answer = channels.ask(asking.answer("input_request", question));
    if (answer == null) {
      return false;
    }
    line = (answer.text("value", "") + "\n").getBytes(StandardCharsets.UTF_8);
    next = 0;
    return true;
  }
}
