// A list that grows, of boxed numbers, and then a copy.
sealed interface Expr {
  record Num(int value) implements Expr {}
  record Plus(Expr left, Expr right) implements Expr {}
  record Times(Expr left, Expr right) implements Expr {}
}

Expr num(int value) { return new Expr.Num(value); }
Expr plus(Expr left, Expr right) { return new Expr.Plus(left, right); }
Expr times(Expr left, Expr right) { return new Expr.Times(left, right); }

int count(Expr tree) {
  return switch (tree) {
    case Expr.Num _ -> 1;
    case Expr.Plus(Expr left, Expr right) -> count(left) + count(right) + 1;
    case Expr.Times(Expr left, Expr right) -> count(left) + count(right) + 1;
  };
}

int node(int[] nodes, int index, char kind, int left, int right) {
  nodes[3 * index] = kind;
  nodes[3 * index + 1] = left;
  nodes[3 * index + 2] = right;
  return index + 1;
}

int place(Expr tree, int[] nodes, int next) {
  return switch (tree) {
    case Expr.Num(int value) -> node(nodes, next, '#', value, 0);
    case Expr.Plus(Expr left, Expr right) -> {
      int afterLeft = place(left, nodes, next);
      int afterRight = place(right, nodes, afterLeft);
      yield node(nodes, afterRight, '+', afterLeft - 1, afterRight - 1);
    }
    case Expr.Times(Expr left, Expr right) -> {
      int afterLeft = place(left, nodes, next);
      int afterRight = place(right, nodes, afterLeft);
      yield node(nodes, afterRight, '*', afterLeft - 1, afterRight - 1);
    }
  };
}

int[] flatten(Expr tree) {
  List<Integer> list = new ArrayList<>();
  int[] nodes = new int[3 * count(tree)];
  place(tree, nodes, 0);
  for (int each : nodes) {
    list.add(each);
  }
  return list.stream().mapToInt(Integer::intValue).toArray();
}
