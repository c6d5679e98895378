package metamemory.cli.grading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import metamemory.grade.Sha256;

/// Names of files as text, whatever the locale is: clusters and containers often have one that
/// knows ASCII only, and then Java shows every other letter as the same question mark.
final class FileName {
  private static final int MOST_CHARS = 180;

  private FileName() {}

  /// The last name of a path.
  ///
  /// @return its bytes as UTF-8; where they are none, percent signs and hexadecimal digits stand
  ///   for them
  static String of(Path path) {
    String uri = path.toAbsolutePath().normalize().toUri().getRawPath();
    String last = uri.replaceFirst("/$", "").replaceFirst("^.*/", "");
    byte[] bytes = unescaped(last);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return last;
    }
  }

  /// A name for a folder that any file system takes, and that no two texts share.
  static String safe(String text) {
    StringBuilder safe = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (each & 0xff);
      boolean isPlain =
          letter < 128 && (Character.isLetterOrDigit(letter) || "-_.@+ ".indexOf(letter) >= 0);
      boolean isFirstDot = letter == '.' && safe.isEmpty();
      if (isPlain && !isFirstDot) {
        safe.append(letter);
      } else {
        safe.append(String.format(Locale.ROOT, "%%%02X", (int) letter));
      }
    }
    if (safe.isEmpty()) {
      return "%";
    }
    return safe.length() <= MOST_CHARS
        ? safe.toString()
        : safe.substring(0, MOST_CHARS - 20) + "%~" + Sha256.hex(text).substring(0, 16);
  }

  private static byte[] unescaped(String uri) {
    ByteBuffer bytes = ByteBuffer.allocate(uri.length() * 3);
    for (int at = 0; at < uri.length(); at++) {
      char letter = uri.charAt(at);
      if (letter == '%') {
        bytes.put((byte) Integer.parseInt(uri.substring(at + 1, at + 3), 16));
        at += 2;
      } else {
        bytes.put(String.valueOf(letter).getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] all = new byte[bytes.position()];
    bytes.flip().get(all);
    return all;
  }
}
