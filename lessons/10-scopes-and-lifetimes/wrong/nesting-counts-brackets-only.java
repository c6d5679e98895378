int depthOf(BumpArena arena, String groups) {
  int depth = 0;
  int deepest = 0;
  for (char letter : groups.toCharArray()) {
    depth += letter == '[' ? 1 : letter == ']' ? -1 : 0;
    deepest = Math.max(deepest, depth);
    if (depth < 0 || depth > 32) {
      return -1;
    }
  }
  return depth == 0 ? deepest : -1;
}
