// Releases are not counted.
class RoomPool<T> {
  private final Object[] values;
  private final int[] next;             // in a free slot: the next free one
  private int head;                     // the first free slot; if none, the capacity
  private int live;

  RoomPool(int capacity) {
    values = new Object[capacity];
    next = new int[capacity];
    for (int slot = 0; slot < capacity; slot++) {
      next[slot] = slot + 1;
    }
  }

  int tryAdd(T value) {
    if (head == values.length) {
      return -1;
    }
    int slot = head;
    head = next[slot];
    values[slot] = value;
    live++;
    return slot;
  }

  @SuppressWarnings("unchecked")
  T get(int slot) {
    return (T) values[slot];
  }

  void release(int slot) {
    values[slot] = null;
    next[slot] = head;
    head = slot;
  }

  int live() {
    return live;
  }
}
