package metamemory.grade.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// HMAC with SHA-256, as RFC 2104 says. By hand, since the JDK's own `Mac` loads all its providers
/// of cryptography first, which takes a child longer than its checks. Not safe for threads.
final class Hmac {
  private static final int BLOCK_BYTES = 64;

  private final MessageDigest inner = sha256();
  private final MessageDigest outer = sha256();
  private final byte[] innerPad = new byte[BLOCK_BYTES];
  private final byte[] outerPad = new byte[BLOCK_BYTES];

  /// @param key at most 64 bytes; not kept
  Hmac(byte[] key) {
    if (key.length > BLOCK_BYTES) {
      throw new IllegalArgumentException("the key is too long: bytes=" + key.length);
    }
    for (int i = 0; i < BLOCK_BYTES; i++) {
      byte keyed = i < key.length ? key[i] : 0;
      innerPad[i] = (byte) (keyed ^ 0x36);
      outerPad[i] = (byte) (keyed ^ 0x5c);
    }
  }

  byte[] of(byte[] message) {
    inner.update(innerPad);
    byte[] digest = inner.digest(message);
    outer.update(outerPad);
    return outer.digest(digest);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
