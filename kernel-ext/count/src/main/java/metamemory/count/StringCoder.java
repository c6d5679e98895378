package metamemory.count;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// Tells whether a string's characters take one byte each.
///
/// The string knows, in a private field. It is read where the VM was started with `--add-opens
/// java.base/java.lang=ALL-UNNAMED`; elsewhere the characters are looked at, which takes time
/// proportional to the length.
final class StringCoder {
  private static final boolean COMPACT = isCompact();
  private static final @Nullable VarHandle CODER = coder();

  private StringCoder() {}

  /// The bytes of the array behind a string of its own.
  static long charBytes(String string) {
    return charBytes(string.length(), isLatin1(string));
  }

  /// The bytes of the array behind two strings joined.
  static long charBytes(String left, String right) {
    return charBytes(left.length() + right.length(), isLatin1(left) && isLatin1(right));
  }

  private static long charBytes(int length, boolean latin1) {
    return latin1 ? ArraySize.BYTES.bytes(length) : ArraySize.SHORTS.bytes(length);
  }

  static boolean isLatin1(String string) {
    return COMPACT && (CODER == null ? hasLatin1Only(string) : (byte) CODER.get(string) == 0);
  }

  static boolean hasLatin1Only(String string) {
    // No early end: the compiler turns this loop into vector instructions.
    int bits = 0;
    for (int i = 0; i < string.length(); i++) {
      bits |= string.charAt(i);
    }
    return bits <= 0xFF;
  }

  private static @Nullable VarHandle coder() {
    try {
      return MethodHandles.privateLookupIn(String.class, MethodHandles.lookup())
          .findVarHandle(String.class, "coder", byte.class);
    } catch (ReflectiveOperationException notOpened) {
      return null;
    }
  }

  private static boolean isCompact() {
    char[] chars = new char[1024];
    return Gauge.leastBytes(() -> new String(chars)) < 2L * chars.length;
  }
}
