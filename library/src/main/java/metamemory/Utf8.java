package metamemory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Text to bytes of UTF-8 and back to a comparison, without an object in between. Half of a
/// surrogate pair alone becomes `?`, as in [String#getBytes(java.nio.charset.Charset)].
final class Utf8 {
  private static final long HASH_START = 0xCBF2_9CE4_8422_2325L;
  private static final long HASH_PRIME = 0x0000_0100_0000_01B3L;

  private Utf8() {}

  /// How many bytes a text takes.
  static long byteSize(CharSequence text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = codePointAt(text, i);
      bytes += byteSize(codePoint);
      i += Character.charCount(codePoint);
    }
    return bytes;
  }

  /// Writes a text into memory of exactly as many bytes as it took when it was measured.
  ///
  /// @throws IllegalArgumentException if the text has become longer or shorter since
  static void encode(CharSequence text, MemorySegment memory) {
    long place = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = codePointAt(text, i);
      int count = byteSize(codePoint);
      if (count > memory.byteSize() - place) {
        throw changed(memory.byteSize());
      }
      for (int k = 0; k < count; k++) {
        memory.set(ValueLayout.JAVA_BYTE, place++, byteOf(codePoint, count, k));
      }
      i += Character.charCount(codePoint);
    }
    if (place < memory.byteSize()) {
      throw changed(memory.byteSize());
    }
  }

  private static IllegalArgumentException changed(long measuredBytes) {
    return new IllegalArgumentException(
        "text must not change while it is copied: measured bytes=" + measuredBytes);
  }

  /// The hash of a text's bytes (FNV-1a): the same as [#hash(MemorySegment, long, long)] of what it
  /// is encoded to.
  static long hash(CharSequence text) {
    long hash = HASH_START;
    for (int i = 0; i < text.length(); ) {
      int codePoint = codePointAt(text, i);
      int count = byteSize(codePoint);
      for (int k = 0; k < count; k++) {
        hash = (hash ^ byteOf(codePoint, count, k)) * HASH_PRIME;
      }
      i += Character.charCount(codePoint);
    }
    return hash;
  }

  static long hash(MemorySegment memory, long offset, long byteSize) {
    long hash = HASH_START;
    for (long i = offset; i < offset + byteSize; i++) {
      hash = (hash ^ memory.get(ValueLayout.JAVA_BYTE, i)) * HASH_PRIME;
    }
    return hash;
  }

  /// Whether a text is encoded to exactly these bytes.
  static boolean matches(CharSequence text, MemorySegment memory, long offset, long byteSize) {
    long place = offset;
    long end = offset + byteSize;
    for (int i = 0; i < text.length(); ) {
      int codePoint = codePointAt(text, i);
      int count = byteSize(codePoint);
      for (int k = 0; k < count; k++) {
        if (place == end
            || memory.get(ValueLayout.JAVA_BYTE, place++) != byteOf(codePoint, count, k)) {
          return false;
        }
      }
      i += Character.charCount(codePoint);
    }
    return place == end;
  }

  private static int codePointAt(CharSequence text, int index) {
    char first = text.charAt(index);
    if (!Character.isSurrogate(first)) {
      return first;
    }
    boolean paired =
        Character.isHighSurrogate(first)
            && index + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(index + 1));
    return paired ? Character.toCodePoint(first, text.charAt(index + 1)) : '?';
  }

  private static int byteSize(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x1_0000 ? 3 : 4;
  }

  private static byte byteOf(int codePoint, int count, int index) {
    if (count == 1) {
      return (byte) codePoint;
    }
    int bits = codePoint >>> (6 * (count - 1 - index));
    // The first byte has as many leading ones as there are bytes, each further one has one.
    return (byte) (index == 0 ? ((0xF00 >>> count) & 0xFF) | bits : 0x80 | (bits & 0x3F));
  }
}
