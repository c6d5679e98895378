package metamemory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// How many bits an index takes where it is stored: fewer bits, fewer values, and more of them in a
/// cache line.
///
/// A reference takes 32 or 64 bits whatever it points into. An index may take what its arena needs:
/// 256 nodes can name each other with a byte. Indexes are unsigned, and every one of them can be
/// used: no value is kept for "none".
///
/// **Limits.** Up to [#maxValues()] values; an arena refuses the next one.
///
/// **Costs.** 1, 2, 4 or 8 B for each index that is stored.
///
/// {@snippet file="metamemory/RecordArenaSnippets.java" region="width"}
public enum IndexWidth {
  /// One byte: up to 256 values.
  BITS_8(Byte.BYTES, 1L << 8),
  /// Two bytes: up to 65,536 values.
  BITS_16(Short.BYTES, 1L << 16),
  /// Four bytes: up to 4,294,967,296 values.
  BITS_32(Integer.BYTES, 1L << 32),
  /// Eight bytes: up to 9,223,372,036,854,775,807 values, more than any memory holds.
  BITS_64(Long.BYTES, Long.MAX_VALUE);

  private final int byteSize;
  private final long maxValues;

  IndexWidth(int byteSize, long maxValues) {
    this.byteSize = byteSize;
    this.maxValues = maxValues;
  }

  /// How many bytes a stored index takes.
  ///
  /// @return 1, 2, 4 or 8
  public int byteSize() {
    return byteSize;
  }

  /// How many values can be told apart.
  ///
  /// @return 256, 65,536, 4,294,967,296 or 9,223,372,036,854,775,807
  public long maxValues() {
    return maxValues;
  }

  /// The layout of a stored index, to be used in the layout of a record. It asks for no alignment.
  ///
  /// @return a layout of [#byteSize()] bytes in native byte order
  public ValueLayout layout() {
    return switch (this) {
      case BITS_8 -> ValueLayout.JAVA_BYTE;
      case BITS_16 -> ValueLayout.JAVA_SHORT_UNALIGNED;
      case BITS_32 -> ValueLayout.JAVA_INT_UNALIGNED;
      case BITS_64 -> ValueLayout.JAVA_LONG_UNALIGNED;
    };
  }

  /// Reads a stored index, in O(1).
  ///
  /// @param memory where it is stored
  /// @param offset bytes from the start of that memory
  /// @return the index, from 0 to [#maxValues()] - 1 if [#set(MemorySegment, long, long)] stored it
  /// @throws IndexOutOfBoundsException if it does not lie in the memory
  public long get(MemorySegment memory, long offset) {
    return switch (this) {
      case BITS_8 -> Byte.toUnsignedLong(memory.get(ValueLayout.JAVA_BYTE, offset));
      case BITS_16 -> Short.toUnsignedLong(memory.get(ValueLayout.JAVA_SHORT_UNALIGNED, offset));
      case BITS_32 -> Integer.toUnsignedLong(memory.get(ValueLayout.JAVA_INT_UNALIGNED, offset));
      case BITS_64 -> memory.get(ValueLayout.JAVA_LONG_UNALIGNED, offset);
    };
  }

  /// Stores an index, in O(1).
  ///
  /// @param memory where to store it
  /// @param offset bytes from the start of that memory
  /// @param index from 0 to [#maxValues()] - 1
  /// @throws IllegalArgumentException if the index does not fit into this width
  /// @throws IndexOutOfBoundsException if it does not lie in the memory
  public void set(MemorySegment memory, long offset, long index) {
    checkIndex(index);
    switch (this) {
      case BITS_8 -> memory.set(ValueLayout.JAVA_BYTE, offset, (byte) index);
      case BITS_16 -> memory.set(ValueLayout.JAVA_SHORT_UNALIGNED, offset, (short) index);
      case BITS_32 -> memory.set(ValueLayout.JAVA_INT_UNALIGNED, offset, (int) index);
      case BITS_64 -> memory.set(ValueLayout.JAVA_LONG_UNALIGNED, offset, index);
    }
  }

  private void checkIndex(long index) {
    if (index < 0 || index >= maxValues) {
      throw new IllegalArgumentException(
          "index must be from 0 to " + (maxValues - 1) + ": index=" + index + ", width=" + this);
    }
  }
}
