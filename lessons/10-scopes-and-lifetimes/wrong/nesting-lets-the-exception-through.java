int depthOf(BumpArena arena, String groups) {
  Deque<Scope> scopes = new ArrayDeque<>();
  int deepest = 0;
  boolean isRight = true;
  for (char letter : groups.toCharArray()) {
    if (letter == '[') {
      scopes.push(arena.openScope());
      scopes.peek().allocate(16, 8);
      deepest = Math.max(deepest, scopes.size());
    } else if (letter == ']' && !scopes.isEmpty()) {
      scopes.pop().close();
    } else if (letter == '[' || letter == ']') {
      isRight = false;
      break;
    }
  }
  isRight = isRight && scopes.isEmpty();
  while (!scopes.isEmpty()) {
    scopes.pop().close();
  }
  return isRight ? deepest : -1;
}
