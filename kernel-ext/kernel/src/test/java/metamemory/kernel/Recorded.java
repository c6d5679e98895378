package metamemory.kernel;

import java.util.ArrayList;
import java.util.List;

/// A cell's output, kept for a test to look at.
class Recorded implements CellOutput {
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder err = new StringBuilder();
  private final List<MimeBundle> shown = new ArrayList<>();
  private int streamCalls;

  @Override
  public synchronized void stream(StreamName name, String text) {
    streamCalls++;
    (name == StreamName.STDOUT ? out : err).append(text);
  }

  @Override
  public synchronized void display(MimeBundle bundle) {
    shown.add(bundle);
  }

  synchronized String out() {
    return out.toString();
  }

  synchronized String err() {
    return err.toString();
  }

  synchronized List<MimeBundle> shown() {
    return List.copyOf(shown);
  }

  synchronized int streamCalls() {
    return streamCalls;
  }
}
