package metamemory;

/// A position as one number: the address where the next block begins, and in the bits below it how
/// many blocks were granted since it was made. So a grant stores one number for both.
final class BumpMark {
  /*
   * The count lies below the address, since sizes and alignments that are constants are short ones in the code then (a count
   * above the address takes twice the instructions, with three constants of 8 B each). And one test tells three things:
   * the address is aligned, the count is not full, and nothing else has to be asked.
   */

  /// Set when grants fill the bits below it, and where there is no memory: so that the count cannot
  /// run into the address.
  static final long FULL = 1L << 15;

  /// Always set where each alignment has to be looked at.
  static final long ASKS = 1L << 14;

  /// The largest alignment that cannot carry out of an address.
  static final long MOST_ALIGNMENT = 1L << 30;

  private static final int ADDRESS_SHIFT = 16;

  private BumpMark() {}

  /// @param bits [#FULL], [#ASKS] or 0
  static long at(long address, long bits) {
    return (address << ADDRESS_SHIFT) + bits;
  }

  static long address(long mark) {
    return mark >>> ADDRESS_SHIFT;
  }

  /// What is counted, with [#FULL] and [#ASKS] as the numbers that they are.
  static long count(long mark) {
    return mark & ((1L << ADDRESS_SHIFT) - 1);
  }

  /// The bits that are 0 in a mark where a block can be granted without further questions.
  ///
  /// @param byteAlignment at most [#MOST_ALIGNMENT]
  static long questions(long byteAlignment) {
    return ((byteAlignment - 1) << ADDRESS_SHIFT) | FULL | ASKS;
  }

  /// The mark behind a block that is granted, counting it.
  static long behind(long mark, long byteSize) {
    return mark + (byteSize << ADDRESS_SHIFT) + 1;
  }

  /// The same count at an address that is some bytes higher.
  static long padded(long mark, long paddingBytes) {
    return mark + (paddingBytes << ADDRESS_SHIFT);
  }
}
