// Takes from the pile without a look whether anything is on it.
boolean closes(String text) {
  char[] due = new char[text.length() + 1];
  int height = 0;
  for (int i = 0; i < text.length(); i++) {
    char c = text.charAt(i);
    if (c == '[' || c == '{') {
      due[height++] = c == '[' ? ']' : '}';
    } else if (c == ']' || c == '}') {
      if (height > 0 && due[--height] != c) {
        return false;
      }
    }
  }
  return height == 0;
}
