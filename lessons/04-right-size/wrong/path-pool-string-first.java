// A string is made before anybody looks.
class PathPool {
  private final String[] table = new String[1_024];
  private int size;

  String intern(CharSequence text) {
    String string = text.toString();
    int place = hash(text) & 1_023;
    while (table[place] != null) {
      if (table[place].equals(string)) {
        return table[place];
      }
      place = (place + 1) & 1_023;
    }
    size++;
    return table[place] = string;
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
