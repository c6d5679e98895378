package metamemory.grade.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Sends frames through a stream that the learner's code may write to as well.
///
/// Each frame is numbered, signed and a line of its own, with an end of line before and after: so
/// whatever else comes through the stream is a line that does not verify, and a frame that was sent
/// once cannot be sent again. Whoever reads the memory of this process finds the key; against that
/// stands only a wall between processes.
public final class FrameWriter {
  private final OutputStream out;
  private final Hmac signer;
  private long sent;

  /// @param out where frames go
  /// @param key the key; the array is wiped
  public FrameWriter(OutputStream out, byte[] key) {
    this.out = out;
    this.signer = FrameKey.signer(key);
  }

  /// Sends a frame, in one write. Safe for threads.
  ///
  /// @param frame the frame
  public synchronized void send(Frame frame) {
    byte[] payload = FrameCodec.encode(++sent, frame);
    Base64.Encoder base64 = Base64.getEncoder();
    String line =
        "\n"
            + base64.encodeToString(payload)
            + "."
            + base64.encodeToString(signer.of(payload))
            + "\n";
    try {
      out.write(line.getBytes(StandardCharsets.US_ASCII));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the grader is gone", e);
    }
  }
}
