// The place in the array is returned, not the index of the node.
class Formulas {
  private final int[] cells;        // three a node: kind, left, right
  private int size;                 // how many nodes there are

  Formulas(int capacity) {
    cells = new int[3 * capacity];
  }

  int number(int value) { return node('#', value, 0); }
  int plus(int left, int right) { return node('+', left, right); }
  int times(int left, int right) { return node('*', left, right); }

  int node(char kind, int left, int right) {
    int at = 3 * size;
    cells[at] = kind;
    cells[at + 1] = left;
    cells[at + 2] = right;
    size++;
    return at;
  }

  int evaluate(int node) {
    int at = 3 * Objects.checkIndex(node, size);
    int left = cells[at + 1];
    int right = cells[at + 2];
    return switch (cells[at]) {
      case '+' -> evaluate(left) + evaluate(right);
      case '*' -> evaluate(left) * evaluate(right);
      default -> left;
    };
  }
}
