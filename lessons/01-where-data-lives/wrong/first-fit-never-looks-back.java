// A bump allocator: freed cells are never used again.
class FirstFit {
  private final boolean[] taken = new boolean[64];
  private int next;

  int allocate(int cells) {
    if (cells > taken.length - next) {
      return -1;
    }
    Arrays.fill(taken, next, next + cells, true);
    next += cells;
    return next - cells;
  }

  void free(int offset, int cells) {
    Arrays.fill(taken, offset, offset + cells, false);
  }

  double fragmentation() {
    int free = 0;
    int run = 0;
    int largest = 0;
    for (boolean cell : taken) {
      run = cell ? 0 : run + 1;
      free += cell ? 0 : 1;
      largest = Math.max(largest, run);
    }
    return free == 0 ? 0 : 1 - (double) largest / free;
  }
}
