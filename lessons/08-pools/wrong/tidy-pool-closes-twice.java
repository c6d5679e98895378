// A closed slot stays live.
class TidyPool<T> {
  private static final int LIVE = -1;

  private final Object[] values;
  private final int[] next;
  private final Consumer<? super T> closer;
  private int head;

  TidyPool(int capacity, Consumer<? super T> closer) {
    this.values = new Object[capacity];
    this.next = new int[capacity];
    this.closer = closer;
    for (int slot = 0; slot < capacity; slot++) {
      next[slot] = slot + 1;
    }
  }

  int tryAdd(T value) {
    if (head == values.length) {
      return -1;
    }
    values[head] = value;
    int slot = head;
    head = next[slot];
    next[slot] = LIVE;
    return slot;
  }

  @SuppressWarnings("unchecked")
  T release(int slot) {
    if (next[slot] != LIVE) {
      throw new IllegalStateException("nobody lives in slot " + slot);
    }
    T value = (T) values[slot];
    values[slot] = null;
    next[slot] = head;
    head = slot;
    return value;
  }

  void close() {
    for (int slot = 0; slot < values.length; slot++) {
      if (next[slot] == LIVE) {
        closer.accept((T) values[slot]);
      }
    }
  }
}
