package metamemory.grade;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 digests: by them results, caches and copies say what they were made of.
public final class Sha256 {
  private Sha256() {}

  /// Of a text in UTF-8.
  ///
  /// @param text the text
  /// @return 64 hexadecimal digits
  public static String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Of bytes.
  ///
  /// @param bytes the bytes
  /// @return 64 hexadecimal digits
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(of(bytes));
  }

  /// Of bytes, as bytes.
  ///
  /// @param bytes the bytes
  /// @return 32 bytes
  public static byte[] of(byte[] bytes) {
    return digest().digest(bytes);
  }

  /// Of a file, which is read piece by piece and may be of any size.
  ///
  /// @param file the file
  /// @param options how it is opened
  /// @return 64 hexadecimal digits
  /// @throws IOException if it cannot be read
  public static String hex(Path file, OpenOption... options) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = Files.newInputStream(file, options)) {
      byte[] buffer = new byte[1 << 16];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
