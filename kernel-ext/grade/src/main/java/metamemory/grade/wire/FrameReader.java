package metamemory.grade.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/// Picks the frames of a [FrameWriter] with the same key out of a stream, and passes over
/// everything else in bounded memory.
public final class FrameReader {
  private static final int LONGEST_LINE = 1 << 20;

  private final InputStream in;
  private final Hmac signer;
  private long last;

  /// @param in where frames come from
  /// @param key the key; the array is wiped
  public FrameReader(InputStream in, byte[] key) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.signer = FrameKey.signer(key);
  }

  /// Waits for the next genuine frame.
  ///
  /// @return the frame, or empty at the stream's end
  /// @throws IOException if the stream breaks
  public Optional<Frame> read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        Optional<Frame> frame = frame(line.toString(StandardCharsets.ISO_8859_1));
        if (frame.isPresent()) {
          return frame;
        }
        line.reset();
      } else if (line.size() < LONGEST_LINE) {
        line.write(next);
      }
    }
    return Optional.empty();
  }

  private Optional<Frame> frame(String line) throws IOException {
    int dot = line.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    byte[] payload;
    byte[] signature;
    try {
      payload = Base64.getDecoder().decode(line.substring(0, dot));
      signature = Base64.getDecoder().decode(line.substring(dot + 1));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (!MessageDigest.isEqual(signature, signer.of(payload))) {
      return Optional.empty();
    }
    long number = FrameCodec.numberOf(payload);
    if (number <= last) {
      return Optional.empty();
    }
    last = number;
    return Optional.of(FrameCodec.decode(payload));
  }
}
