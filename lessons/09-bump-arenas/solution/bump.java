class Bump {
  private final long capacity;
  private long position;

  Bump(long capacity) {
    this.capacity = capacity;
  }

  long tryAllocate(long byteSize, long byteAlignment) {
    long start = (position + byteAlignment - 1) & -byteAlignment;
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
