import static java.lang.foreign.ValueLayout.JAVA_LONG;

long node(BumpArena arena, char kind, long left, long right) {
  long at = arena.tryOffset(24, 8);
  arena.memory().set(JAVA_LONG, at, kind);
  arena.memory().set(JAVA_LONG, at + 8, left);
  arena.memory().set(JAVA_LONG, at + 16, right);
  return at;
}

long parse(BumpArena arena, String rule) {
  Deque<Long> pile = new ArrayDeque<>();
  for (int i = 0; i < rule.length(); i++) {
    char letter = rule.charAt(i);
    if (letter >= '0' && letter <= '9') {
      pile.push(node(arena, 'n', letter - '0', 0));
    } else {
      long right = pile.pop();
      pile.push(node(arena, letter, pile.pop(), right));
    }
  }
  return pile.pop();
}

long evaluate(BumpArena arena, long at) {
  long left = arena.memory().get(JAVA_LONG, at + 8);
  long right = arena.memory().get(JAVA_LONG, at + 16);
  return switch ((char) arena.memory().get(JAVA_LONG, at)) {
    case '+' -> evaluate(arena, left) + evaluate(arena, right);
    case '-' -> evaluate(arena, left) - evaluate(arena, right);
    case '*' -> evaluate(arena, left) * evaluate(arena, right);
    default -> left;                                  // a number
  };
}
