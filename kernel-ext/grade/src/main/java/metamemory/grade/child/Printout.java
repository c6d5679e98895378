package metamemory.grade.child;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import metamemory.grade.wire.Frame;
import metamemory.grade.wire.FrameWriter;

/// What the learner's code prints: its first bytes are sent at each flush, so they arrive even if
/// the process is killed, and the rest is counted.
final class Printout extends OutputStream {
  private static final int PIECE_BYTES = 4096;

  private final FrameWriter channel;
  private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
  private int leftBytes;
  private long droppedBytes;

  Printout(FrameWriter channel, int keptBytes) {
    this.channel = channel;
    this.leftBytes = keptBytes;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    int kept = Math.min(length, leftBytes);
    piece.write(bytes, from, kept);
    leftBytes -= kept;
    droppedBytes += length - kept;
    if (piece.size() >= PIECE_BYTES) {
      flush();
    }
  }

  @Override
  public synchronized void flush() {
    if (piece.size() > 0) {
      String text = piece.toString(StandardCharsets.UTF_8);
      piece.reset();
      channel.send(new Frame.Printed(text));
    }
  }

  synchronized long droppedBytes() {
    return droppedBytes;
  }
}
