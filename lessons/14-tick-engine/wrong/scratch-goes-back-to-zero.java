class Scratch {
  private final long capacity;
  private final long[] marks = new long[32];
  private int depth;
  private long position;

  Scratch(long capacity) {
    this.capacity = capacity;
  }

  long position() {
    return position;
  }

  long tryTake(long byteSize) {
    long start = (position + 7) & -8;
    if (byteSize > capacity - start) {
      return -1;
    }
    position = start + byteSize;
    return start;
  }

  void open() {
    if (depth == marks.length) {
      throw new IllegalStateException("too many scopes are open: depth=" + depth);
    }
    marks[depth++] = position;
  }

  void close() {
    if (depth == 0) {
      throw new IllegalStateException("no scope is open");
    }
    position = 0;
    depth--;
  }
}
