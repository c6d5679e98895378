// An int that is shifted by 32 is shifted by 0.
class PackedWave {
  private String[] names = new String[8];
  private int size;
  private int generation;

  long add(String name) {
    if (size == names.length) {
      names = Arrays.copyOf(names, 2 * size);
    }
    names[size] = name;
    return generation << 32 | size++;
  }

  String get(long handle) {
    return names[place(handle)];
  }

  void set(long handle, String name) {
    names[place(handle)] = name;
  }

  int place(long handle) {            // the index in a handle, if the handle is good
    if ((int) (handle >>> 32) != generation) {
      throw new IllegalStateException("handle is stale");
    }
    return Objects.checkIndex((int) handle, size);
  }

  void clear() {
    Arrays.fill(names, 0, size, null);
    size = 0;
    generation++;
  }
}
