// What lies in the place is taken for equal.
class PathPool {
  private final String[] table = new String[1_024];
  private int size;

  String intern(CharSequence text) {
    int place = hash(text) & 1_023;
    while (table[place] != null) {
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
