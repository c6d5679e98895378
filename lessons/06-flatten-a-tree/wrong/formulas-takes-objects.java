// A record for each node, in a list.
class Formulas {
  record Node(char kind, int left, int right) {}

  private final List<Node> nodes = new ArrayList<>();

  Formulas(int capacity) {
  }

  int number(int value) { return node('#', value, 0); }
  int plus(int left, int right) { return node('+', left, right); }
  int times(int left, int right) { return node('*', left, right); }

  int node(char kind, int left, int right) {
    nodes.add(new Node(kind, left, right));
    return nodes.size() - 1;
  }

  int evaluate(int node) {
    Node it = nodes.get(node);
    return switch (it.kind()) {
      case '+' -> evaluate(it.left()) + evaluate(it.right());
      case '*' -> evaluate(it.left()) * evaluate(it.right());
      default -> it.left();
    };
  }
}
