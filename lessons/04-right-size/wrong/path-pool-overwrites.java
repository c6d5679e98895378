// Another text in the place is overwritten.
class PathPool {
  private final String[] table = new String[1_024];
  private int size;

  String intern(CharSequence text) {
    int place = hash(text) & 1_023;
    if (table[place] != null && table[place].contentEquals(text)) {
      return table[place];
    }
    size++;
    return table[place] = text.toString();
  }

  int size() { return size; }

  private static int hash(CharSequence text) {
    int hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return hash ^ hash >>> 16;
  }
}
