// Counts each kind, and so forgets their order.
boolean closes(String text) {
  int square = 0;
  int curly = 0;
  for (char c : text.toCharArray()) {
    square += c == '[' ? 1 : c == ']' ? -1 : 0;
    curly += c == '{' ? 1 : c == '}' ? -1 : 0;
    if (square < 0 || curly < 0) {
      return false;
    }
  }
  return square == 0 && curly == 0;
}
