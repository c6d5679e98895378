// Only the capacity is looked at.
class NarrowNodes {
  private final byte[] kinds;
  private final char[] lefts;
  private final char[] rights;
  private int size;

  NarrowNodes(int capacity) {
    kinds = new byte[capacity];
    lefts = new char[capacity];
    rights = new char[capacity];
  }

  int tryNode(char kind, int left, int right) {
    boolean full = size == kinds.length;
    if (full || left != (char) left || right != (char) right) {
      return -1;
    }
    kinds[size] = (byte) kind;
    lefts[size] = (char) left;
    rights[size] = (char) right;
    return size++;
  }

  char kind(int node) { return (char) kinds[node]; }
  int left(int node) { return lefts[node]; }
  int right(int node) { return rights[node]; }
  int size() { return size; }
}
