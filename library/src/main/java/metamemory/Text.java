package metamemory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;

/// A text as bytes of UTF-8 in someone's memory: a view, not a copy.
///
/// **Limits.** It lives as long as its memory does and shows what is written there. Sizes and
/// offsets are bytes, not characters. Texts are compared by their bytes, which is the order of
/// their code points.
///
/// **Costs.** Making one or a part of one takes O(1) and 24 B of heap, or none where the JIT
/// compiler can remove it, and copies nothing. Comparing and hashing take time in proportion to the
/// bytes; [#toString()] makes a `String`.
///
/// {@snippet file="metamemory/CollectionSnippets.java" region="text"}
///
/// @param utf8 the bytes, without a terminating 0
public record Text(MemorySegment utf8) implements Comparable<Text> {

  /// Views bytes as text. They are not checked to be UTF-8.
  public Text {
    Objects.requireNonNull(utf8, "utf8");
  }

  /// Copies a text into memory of an allocator, with one request.
  ///
  /// @param allocator where the bytes lie
  /// @param text the characters
  /// @return the text, or why there is no memory for it
  /// @throws IllegalArgumentException if the text changes meanwhile; no memory stays taken
  public static Attempt<Text> tryCopy(Allocator allocator, CharSequence text) {
    return tryWrite(allocator, Utf8.byteSize(text), block -> Utf8.encode(text, block));
  }

  /// Copies this text into memory of an allocator, with one request.
  ///
  /// @param allocator where the bytes of the copy lie
  /// @return the copy, or why there is no memory for it
  public Attempt<Text> tryClone(Allocator allocator) {
    return tryWrite(allocator, utf8.byteSize(), block -> block.copyFrom(utf8));
  }

  private static Attempt<Text> tryWrite(
      Allocator allocator, long byteSize, Consumer<MemorySegment> writer) {
    return switch (allocator.tryAllocate(byteSize, 1)) {
      case Outcome.Refusal refusal -> new Attempt.Refused<>(refusal);
      case Outcome.Granted(MemorySegment block) -> {
        try {
          writer.accept(block);
        } catch (RuntimeException | Error failure) {
          allocator.release(block);
          throw failure;
        }
        yield new Attempt.Made<>(new Text(block));
      }
    };
  }

  /// A part of this text, in O(1): the same bytes, no copy.
  ///
  /// @param from where it begins, in bytes from the start
  /// @param to where it ends, in bytes from the start
  /// @return the part
  /// @throws IndexOutOfBoundsException if that is no part of this text
  public Text slice(long from, long to) {
    Objects.checkFromToIndex(from, to, utf8.byteSize());
    return new Text(utf8.asSlice(from, to - from));
  }

  /// Where a byte is found first.
  ///
  /// @param wanted the byte, for example `','`
  /// @param from where to begin, in bytes from the start
  /// @return bytes from the start, or -1 if it is not found
  public long indexOf(int wanted, long from) {
    for (long i = from; i < utf8.byteSize(); i++) {
      if (utf8.get(ValueLayout.JAVA_BYTE, i) == (byte) wanted) {
        return i;
      }
    }
    return -1;
  }

  /// Whether this text has the same characters as another.
  ///
  /// @param text the other
  /// @return true if it does
  public boolean contentEquals(CharSequence text) {
    return Utf8.matches(text, utf8, 0, utf8.byteSize());
  }

  /// How many bytes there are.
  ///
  /// @return at least 0
  public long byteSize() {
    return utf8.byteSize();
  }

  @Override
  public int compareTo(Text other) {
    long difference = utf8.mismatch(other.utf8);
    if (difference < 0) {
      return 0;
    }
    if (difference >= byteSize() || difference >= other.byteSize()) {
      return Long.compare(byteSize(), other.byteSize());
    }
    return Byte.compareUnsigned(
        utf8.get(ValueLayout.JAVA_BYTE, difference),
        other.utf8.get(ValueLayout.JAVA_BYTE, difference));
  }

  /// Whether another text has the same bytes.
  @Override
  public boolean equals(Object other) {
    return other instanceof Text(MemorySegment bytes) && utf8.mismatch(bytes) < 0;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(Utf8.hash(utf8, 0, utf8.byteSize()));
  }

  /// The characters, in a new `String` on the Java heap.
  @Override
  public String toString() {
    return new String(utf8.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
  }
}
