// The value is never set to null, and so a freed slot looks live.
class CarefulPool<T> {
  private static final int LIVE = -1;

  private final Object[] values;
  private final int[] next;             // of a live slot: LIVE; of a free one: the next
  private int head;

  CarefulPool(int capacity) {
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
    next[slot] = LIVE;
    values[slot] = value;
    return slot;
  }

  @SuppressWarnings("unchecked")
  T get(int slot) {
    checkLive(slot);
    return (T) values[slot];
  }

  void release(int slot) {
    checkLive(slot);
    next[slot] = head;
    head = slot;
  }

  void checkLive(int slot) {
    if (values[slot] == null) {
      throw new IllegalStateException("slot is free: slot=" + slot);
    }
  }
}
