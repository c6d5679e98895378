package metamemory;

/// What every request must satisfy before anything is changed, and the arithmetic that cannot
/// overflow once it does.
final class Arguments {
  private Arguments() {}

  static void checkRequest(long byteSize, long byteAlignment) {
    checkSize(byteSize);
    checkAlignment(byteAlignment);
  }

  static void checkSize(long byteSize) {
    if (byteSize < 0) {
      throw negative("byteSize", byteSize);
    }
  }

  static void checkAlignment(long byteAlignment) {
    if (byteAlignment <= 0 || (byteAlignment & (byteAlignment - 1)) != 0) {
      throw new IllegalArgumentException(
          "byteAlignment must be a power of two, at least 1: byteAlignment=" + byteAlignment);
    }
  }

  static long checkNotNegative(String name, long value) {
    if (value < 0) {
      throw negative(name, value);
    }
    return value;
  }

  static long checkAtMost(String name, long value, long most) {
    if (checkNotNegative(name, value) > most) {
      throw new IllegalArgumentException(
          name + " must be at most " + most + ": " + name + "=" + value);
    }
    return value;
  }

  /// The next multiple at or above an address. Addresses stay below 2^57 and alignments at or below
  /// 2^62, so the sum fits.
  static long alignUp(long address, long byteAlignment) {
    return (address + byteAlignment - 1) & -byteAlignment;
  }

  static boolean isAligned(long address, long byteAlignment) {
    return (address & (byteAlignment - 1)) == 0;
  }

  private static IllegalArgumentException negative(String name, long value) {
    return new IllegalArgumentException(name + " must be at least 0: " + name + "=" + value);
  }
}
