package metamemory.count;

import java.lang.reflect.Array;

/// Counts the arrays of a multi-dimensional array just created, all of whose levels are regular.
final class NestedArrays {
  private NestedArrays() {}

  static void count(Object array, int outermostSite) {
    int site = outermostSite;
    long atThisLevel = 1;
    Object first = array;
    while (first != null && first.getClass().isArray()) {
      int length = Array.getLength(first);
      ArraySize size = ArraySize.of(first.getClass().getComponentType());
      Tally.add(site++, atThisLevel, atThisLevel * size.bytes(length));
      atThisLevel *= length;
      first = first instanceof Object[] next && length > 0 ? next[0] : null;
    }
  }
}
