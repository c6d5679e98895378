package metamemory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The bytes around blocks, and the bytes of released blocks: none of them is anyone's to write.
final class Redzones {
  /// How many bytes lie before a block at least, and behind it.
  static final long BYTES = 16;

  private static final int SHOWN = 8;

  private Redzones() {}

  /// Marks what is around a block as not to be written.
  static void paint(CheckedBlock block) {
    fill(block, 0, block.start, Checks.REDZONE);
    long end = block.start + block.byteSize;
    fill(block, end, block.surroundings.byteSize() - end, Checks.REDZONE);
  }

  /// Throws if something around a block was written. Marks it again first, so that a fault is told
  /// once.
  static void check(CheckedBlock block) {
    long end = block.start + block.byteSize;
    long after = firstOther(block, end, block.surroundings.byteSize() - end, Checks.REDZONE);
    if (after >= 0) {
      String found = bytes(block, after);
      paint(block);
      throw new IllegalStateException(
          "bytes behind a block were written: "
              + block.describe()
              + ", offset="
              + (after - block.start)
              + ", found="
              + found);
    }
    long before = firstOther(block, 0, block.start, Checks.REDZONE);
    if (before >= 0) {
      String found = bytes(block, before);
      paint(block);
      throw new IllegalStateException(
          "bytes before a block were written: "
              + block.describe()
              + ", offset="
              + (before - block.start)
              + ", found="
              + found);
    }
  }

  /// Throws if a released block was written. Marks it again first, so that a fault is told once.
  static void checkReleased(CheckedBlock block) {
    long place = firstOther(block, block.start, block.byteSize, Checks.RELEASED);
    if (place >= 0) {
      String found = bytes(block, place);
      fill(block, block.start, block.byteSize, Checks.RELEASED);
      throw new IllegalStateException(
          "a block was written after its release: "
              + block.describe()
              + ", offset="
              + (place - block.start)
              + ", found="
              + found);
    }
  }

  static void fill(CheckedBlock block, long offset, long byteSize, byte value) {
    block.surroundings.asSlice(offset, byteSize).fill(value);
  }

  /// The first byte of a range that is not what it should be, or -1.
  private static long firstOther(CheckedBlock block, long offset, long byteSize, byte value) {
    MemorySegment memory = block.surroundings;
    long all = (value & 0xffL) * 0x0101_0101_0101_0101L;
    long end = offset + byteSize;
    long place = offset;
    while (end - place >= Long.BYTES && memory.get(ValueLayout.JAVA_LONG_UNALIGNED, place) == all) {
      place += Long.BYTES;
    }
    while (place < end) {
      if (memory.get(ValueLayout.JAVA_BYTE, place) != value) {
        return place;
      }
      place++;
    }
    return -1;
  }

  /// A few bytes from a place on, as hexadecimal numbers.
  private static String bytes(CheckedBlock block, long place) {
    StringBuilder text = new StringBuilder();
    long end = Math.min(block.surroundings.byteSize(), place + SHOWN);
    for (long i = place; i < end; i++) {
      int value = Byte.toUnsignedInt(block.surroundings.get(ValueLayout.JAVA_BYTE, i));
      text.append(i == place ? "" : " ").append(Character.forDigit(value >> 4, 16));
      text.append(Character.forDigit(value & 15, 16));
    }
    return text.toString();
  }
}
