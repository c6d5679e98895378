import java.lang.foreign.MemorySegment;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

long node(BumpArena arena, char kind, long left, long right) {
  long at = arena.tryOffset(24, 8);
  arena.memory().set(JAVA_LONG, at, kind);
  arena.memory().set(JAVA_LONG, at + 8, left);
  arena.memory().set(JAVA_LONG, at + 16, right);
  return at;
}

long parse(BumpArena arena, String rule) {
  MemorySegment pile = arena.allocate(8L * rule.length(), 8);
  int top = 0;
  for (int i = 0; i < rule.length(); i++) {
    char letter = rule.charAt(i);
    if (letter >= '0' && letter <= '9') {
      pile.setAtIndex(JAVA_LONG, top, node(arena, 'n', letter - '0', 0));
      top++;
    } else {
      top--;
      long left = pile.getAtIndex(JAVA_LONG, top - 1);
      pile.setAtIndex(JAVA_LONG, top - 1, node(arena, letter, left, pile.getAtIndex(JAVA_LONG, top)));
    }
  }
  return pile.getAtIndex(JAVA_LONG, 0);
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
