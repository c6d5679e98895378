// Right, and still one frame per level.
boolean closes(String text) {
  int[] at = {0};
  return rest(text, at, '.') && at[0] == text.length();
}

boolean rest(String text, int[] at, char due) {
  while (at[0] < text.length()) {
    char c = text.charAt(at[0]);
    if (c == ']' || c == '}') {
      if (c == due) {
        at[0]++;
      }
      return c == due;
    }
    at[0]++;
    if (c == '[' && !rest(text, at, ']') || c == '{' && !rest(text, at, '}')) {
      return false;
    }
  }
  return due == '.';
}
