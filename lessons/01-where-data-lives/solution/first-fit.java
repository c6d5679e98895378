class FirstFit {
  private final boolean[] taken = new boolean[64];

  int allocate(int cells) {
    int run = 0;
    for (int cell = 0; cell < taken.length; cell++) {
      run = taken[cell] ? 0 : run + 1;
      if (run == cells) {
        int offset = cell - cells + 1;
        Arrays.fill(taken, offset, offset + cells, true);
        return offset;
      }
    }
    return -1;
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
