package metamemory.grade.wire;

import java.security.SecureRandom;
import java.util.Arrays;

/// The secret by which a grader knows its child's frames. Made for one child, given to it on its
/// standard input.
public final class FrameKey {
  /// How long a key is.
  public static final int BYTES = 32;

  private FrameKey() {}

  /// Makes a key.
  ///
  /// @return as many random bytes as a key has
  public static byte[] random() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }

  /// The signer that goes with a key. The caller's array is wiped.
  ///
  /// @param key the key
  /// @return what signs and checks frames; not safe for threads
  static Hmac signer(byte[] key) {
    try {
      return new Hmac(key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}
