// The position is aligned before it is known whether the block fits.
class Bump {
  private final long capacity;
  private long position;

  Bump(long capacity) {
    this.capacity = capacity;
  }

  long tryAllocate(long byteSize, long byteAlignment) {
    position = (position + byteAlignment - 1) & -byteAlignment;
    long start = position;
    if (byteSize > capacity - start) {
      return -1;
    }
    position = start + byteSize;
    return start;
  }

  long position() {
    return position;
  }

  void reset() {
    position = 0;
  }
}
