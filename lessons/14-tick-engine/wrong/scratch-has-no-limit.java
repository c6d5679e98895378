class Scratch {
  private final long capacity;
  private long[] marks = new long[32];
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
      marks = Arrays.copyOf(marks, 2 * depth);
    }
    marks[depth++] = position;
  }

  void close() {
    if (depth == 0) {
      throw new IllegalStateException("no scope is open");
    }
    position = marks[--depth];
  }
}
