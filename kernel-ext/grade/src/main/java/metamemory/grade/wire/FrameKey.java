package metamemory.grade.wire;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret by which a grader knows its child's frames. Made for one child, given to it on its
/// standard input.
public final class FrameKey {
  /// How long a key is.
  public static final int BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

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
  static Mac signer(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}
