// The lowest free slot is handed out, after a search.
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
    int slot = 0;
    while (slot < values.length && values[slot] != null) {
      slot++;
    }
    values[slot] = value;
    head = live + 1 == values.length ? values.length : 0;
    live++;
    return slot;
  }

  @SuppressWarnings("unchecked")
  T get(int slot) {
    return (T) values[slot];
  }

  void release(int slot) {
    values[slot] = null;
    head = 0;
    live--;
  }

  int live() {
    return live;
  }
}
