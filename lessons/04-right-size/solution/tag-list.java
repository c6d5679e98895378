class TagList {
  private int first;
  private int second;
  private int third;
  private int fourth;
  private int[] more;                     // from the fifth on; null while there is none
  private int size;

  void add(int tag) {
    switch (size) {
      case 0 -> first = tag;
      case 1 -> second = tag;
      case 2 -> third = tag;
      case 3 -> fourth = tag;
      default -> {
        if (more == null) {
          more = new int[4];
        } else if (size - 4 == more.length) {
          more = Arrays.copyOf(more, 2 * more.length);
        }
        more[size - 4] = tag;
      }
    }
    size++;
  }

  int get(int index) {
    return switch (Objects.checkIndex(index, size)) {
      case 0 -> first;
      case 1 -> second;
      case 2 -> third;
      case 3 -> fourth;
      default -> more[index - 4];
    };
  }

  int size() { return size; }
}
