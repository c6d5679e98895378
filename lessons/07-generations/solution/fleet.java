class Fleet {
  private final String[] names;
  private final int[] generations;

  Fleet(int slots) {
    names = new String[slots];
    generations = new int[slots];
  }

  long add(String name) {
    int slot = 0;
    while (names[slot] != null) {
      slot++;
    }
    names[slot] = name;
    return (long) generations[slot] << 32 | slot;
  }

  String get(long handle) {
    return names[live(handle)];
  }

  void release(long handle) {
    int slot = live(handle);
    names[slot] = null;
    generations[slot]++;
  }

  int live(long handle) {             // the slot in a handle, if the handle is live
    int slot = (int) handle;
    if (names[slot] == null || generations[slot] != (int) (handle >>> 32)) {
      throw new IllegalStateException("handle is not live: slot=" + slot);
    }
    return slot;
  }
}
