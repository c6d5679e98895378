// The array does not grow, and the last label is overwritten.
class Labels {
  private String[] labels = new String[8];
  private int size;

  int add(String label) {
    if (size == labels.length) {
      size--;
    }
    labels[size] = label;
    return size++;
  }

  String get(int index) {
    return labels[Objects.checkIndex(index, size)];
  }

  void clear() {
    Arrays.fill(labels, 0, size, null);
    size = 0;
  }

  int size() { return size; }
}
