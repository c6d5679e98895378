package metamemory.count;

/// What woven code calls, before or after it creates something. Public for that reason alone.
///
/// Nothing here allocates. While counting is off, a call is one test of a plain field, which the
/// compiler inlines. That the field is plain has a price: a loop that was compiled while counting
/// was off, and that calls nothing, may go on uncounted until it ends.
public final class Tally {
  /// Whether to count. Written by [Counters].
  static boolean on;

  /// A string without the array of its characters.
  private static final long STRING_BYTES = ObjectSizes.ofInstance(String.class);

  private static final boolean COMPACT_STRINGS = hasCompactStrings();

  private Tally() {}

  /// Something of a class with instances of one size was created.
  ///
  /// @param type its class
  /// @param site the site
  public static void created(Class<?> type, int site) {
    if (on && add(site) == 0) {
      Sites.created(type, site);
    }
  }

  /// An object was copied.
  ///
  /// @param type its class
  /// @param site the site
  public static void cloned(Class<?> type, int site) {
    if (on) {
      add(site, 1, ObjectSizes.ofInstance(type));
    }
  }

  /// An array of `byte` or `boolean` was created.
  ///
  /// @param length how many elements
  /// @param site the site
  public static void bytes(int length, int site) {
    if (on) {
      add(site, 1, ArraySize.BYTES.bytes(length));
    }
  }

  /// An array of `short` or `char` was created.
  ///
  /// @param length how many elements
  /// @param site the site
  public static void shorts(int length, int site) {
    if (on) {
      add(site, 1, ArraySize.SHORTS.bytes(length));
    }
  }

  /// An array of `int` or `float` was created.
  ///
  /// @param length how many elements
  /// @param site the site
  public static void ints(int length, int site) {
    if (on) {
      add(site, 1, ArraySize.INTS.bytes(length));
    }
  }

  /// An array of `long` or `double` was created.
  ///
  /// @param length how many elements
  /// @param site the site
  public static void longs(int length, int site) {
    if (on) {
      add(site, 1, ArraySize.LONGS.bytes(length));
    }
  }

  /// An array of references was created.
  ///
  /// @param length how many elements
  /// @param site the site
  public static void references(int length, int site) {
    if (on) {
      add(site, 1, ArraySize.REFERENCES.bytes(length));
    }
  }

  /// A multi-dimensional array was created: counts it and all arrays in it.
  ///
  /// @param array the array, whose arrays of each level have one length
  /// @param site the site of the outermost level; those of the others follow
  public static void nested(Object array, int site) {
    if (on) {
      NestedArrays.count(array, site);
    }
  }

  /// An `Integer` is asked for.
  ///
  /// @param value its value
  /// @param site the site
  public static void box(int value, int site) {
    if (on && BoxCache.INTEGER.creates(value)) {
      created(Integer.class, site);
    }
  }

  /// A `Long` is asked for.
  ///
  /// @param value its value
  /// @param site the site
  public static void box(long value, int site) {
    if (on && BoxCache.LONG.creates(value)) {
      created(Long.class, site);
    }
  }

  /// A `Short` is asked for.
  ///
  /// @param value its value
  /// @param site the site
  public static void box(short value, int site) {
    if (on && BoxCache.SHORT.creates(value)) {
      created(Short.class, site);
    }
  }

  /// A `Character` is asked for.
  ///
  /// @param value its value
  /// @param site the site
  public static void box(char value, int site) {
    if (on && BoxCache.CHARACTER.creates(value)) {
      created(Character.class, site);
    }
  }

  /// A string with an array of its own was created.
  ///
  /// @param string the string
  /// @param site the site
  public static void string(String string, int site) {
    if (on) {
      add(site, 1, STRING_BYTES + charBytes(string.length(), isLatin1(string)));
    }
  }

  /// A constant and one operand were joined: with an empty operand, the constant's array is shared.
  ///
  /// @param string the result
  /// @param constantLength the constant's length
  /// @param site the site
  public static void affixed(String string, int constantLength, int site) {
    if (on) {
      long chars =
          string.length() == constantLength ? 0 : charBytes(string.length(), isLatin1(string));
      add(site, 1, STRING_BYTES + chars);
    }
  }

  /// Two strings are about to be joined: if one is empty, the other's array is shared.
  ///
  /// @param left the first, or null, which reads `null`
  /// @param right the second, or null
  /// @param site the site
  public static void joined(String left, String right, int site) {
    if (on) {
      String a = String.valueOf(left);
      String b = String.valueOf(right);
      boolean shares = a.isEmpty() || b.isEmpty();
      long chars = shares ? 0 : charBytes(a.length() + b.length(), isLatin1(a) && isLatin1(b));
      add(site, 1, STRING_BYTES + chars);
    }
  }

  /// Adds one creation.
  ///
  /// @return how many the lane had before
  private static long add(int site) {
    Lane watched = Lanes.watched;
    Thread self = Thread.currentThread();
    return watched.isOwnedBy(self) ? watched.add(site) : Lanes.shared(self).addShared(site);
  }

  static void add(int site, long count, long bytes) {
    Lane watched = Lanes.watched;
    Thread self = Thread.currentThread();
    if (watched.isOwnedBy(self)) {
      watched.add(site, count, bytes);
    } else {
      Lanes.shared(self).addShared(site, count, bytes);
    }
  }

  private static long charBytes(int length, boolean latin1) {
    return latin1 && COMPACT_STRINGS
        ? ArraySize.BYTES.bytes(length)
        : ArraySize.SHORTS.bytes(length);
  }

  private static boolean isLatin1(String string) {
    for (int i = 0; i < string.length(); i++) {
      if (string.charAt(i) > 0xFF) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasCompactStrings() {
    char[] chars = new char[1024];
    return Gauge.leastBytes(() -> new String(chars)) < 2L * chars.length;
  }
}
