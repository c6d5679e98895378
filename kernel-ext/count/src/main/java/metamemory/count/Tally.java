package metamemory.count;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// What woven code calls, before or after it creates something. Public for that reason alone.
///
/// Nothing here allocates. While counting is off, compiled code holds nothing of this: see
/// [Switch], and there also why the two methods that add are long and ask it themselves.
public final class Tally {
  /// Whether to count. Turned by [Counters].
  static final Switch COUNTING = new Switch();

  private static final MethodHandle IS_COUNTING = COUNTING.reader();

  /// A string without the array of its characters.
  private static final long STRING_BYTES = ObjectSizes.ofInstance(String.class);

  private static final long NOT_COUNTED = -1;

  private Tally() {}

  /// Something of a class with instances of one size was created.
  ///
  /// @param type its class
  /// @param site the site
  public static void created(Class<?> type, int site) {
    if (add(site) == 0) {
      Sites.created(type, site);
    }
  }

  /// An object was copied.
  ///
  /// @param type its class
  /// @param site the site
  public static void cloned(Class<?> type, int site) {
    if (isOn()) {
      add(site, 1, ObjectSizes.ofInstance(type));
    }
  }

  /// A call returned a stream.
  ///
  /// @param made the stream
  /// @param site the site
  public static void made(@Nullable Object made, int site) {
    if (isOn() && JdkMaker.isAnew(made)) {
      addSized(made, site);
    }
  }

  /// An iterator was asked for.
  ///
  /// @param receiver who was asked
  /// @param made what came
  /// @param site the site
  public static void iterator(Object receiver, @Nullable Object made, int site) {
    if (isOn() && JdkMaker.iterates(receiver, made)) {
      addSized(made, site);
    }
  }

  /// A stream was asked for.
  ///
  /// @param receiver who was asked
  /// @param made what came
  /// @param site the site
  public static void stream(Object receiver, @Nullable Object made, int site) {
    if (isOn() && JdkMaker.streams(receiver, made)) {
      addSized(made, site);
    }
  }

  private static void addSized(@Nullable Object made, int site) {
    addReturned(made == null ? 0 : ObjectSizes.ofInstance(made.getClass()), site);
  }

  /// Adds one creation that happened inside a call, which does not count there again.
  private static void addReturned(long bytes, int site) {
    add(site, 1, bytes);
    CallTally.exclude(bytes);
  }

  /// An array of `byte` or `boolean` was created.
  ///
  /// @param length how many elements
  /// @param site the site
  public static void bytes(int length, int site) {
    add(site, 1, ArraySize.BYTES.bytes(length));
  }

  /// An array of `short` or `char` was created.
  ///
  /// @param length how many elements
  /// @param site the site
  public static void shorts(int length, int site) {
    add(site, 1, ArraySize.SHORTS.bytes(length));
  }

  /// An array of `int` or `float` was created.
  ///
  /// @param length how many elements
  /// @param site the site
  public static void ints(int length, int site) {
    add(site, 1, ArraySize.INTS.bytes(length));
  }

  /// An array of `long` or `double` was created.
  ///
  /// @param length how many elements
  /// @param site the site
  public static void longs(int length, int site) {
    add(site, 1, ArraySize.LONGS.bytes(length));
  }

  /// An array of references was created.
  ///
  /// @param length how many elements
  /// @param site the site
  public static void references(int length, int site) {
    add(site, 1, ArraySize.REFERENCES.bytes(length));
  }

  /// A multi-dimensional array was created: counts it and all arrays in it.
  ///
  /// @param array the array, whose arrays of each level have one length
  /// @param site the site of the outermost level; those of the others follow
  public static void nested(Object array, int site) {
    if (isOn()) {
      NestedArrays.count(array, site);
    }
  }

  /// An `Integer` is asked for.
  ///
  /// @param value its value
  /// @param site the site
  public static void box(int value, int site) {
    if (BoxCache.INTEGER.creates(value)) {
      created(Integer.class, site);
    }
  }

  /// A `Long` is asked for.
  ///
  /// @param value its value
  /// @param site the site
  public static void box(long value, int site) {
    if (BoxCache.LONG.creates(value)) {
      created(Long.class, site);
    }
  }

  /// A `Short` is asked for.
  ///
  /// @param value its value
  /// @param site the site
  public static void box(short value, int site) {
    if (BoxCache.SHORT.creates(value)) {
      created(Short.class, site);
    }
  }

  /// A `Character` is asked for.
  ///
  /// @param value its value
  /// @param site the site
  public static void box(char value, int site) {
    if (BoxCache.CHARACTER.creates(value)) {
      created(Character.class, site);
    }
  }

  /// A string with an array of its own was created.
  ///
  /// @param string the string
  /// @param site the site
  public static void string(String string, int site) {
    if (isOn()) {
      addReturned(STRING_BYTES + StringCoder.charBytes(string), site);
    }
  }

  /// A constant and one operand were joined: with an empty operand, the constant's array is shared.
  ///
  /// @param string the result
  /// @param constantLength the constant's length
  /// @param site the site
  public static void affixed(String string, int constantLength, int site) {
    if (isOn()) {
      long chars = string.length() == constantLength ? 0 : StringCoder.charBytes(string);
      addReturned(STRING_BYTES + chars, site);
    }
  }

  /// Two strings are about to be joined: if one is empty, the other's array is shared.
  ///
  /// @param left the first, or null, which reads `null`
  /// @param right the second, or null
  /// @param site the site
  public static void joined(String left, String right, int site) {
    if (isOn()) {
      String a = String.valueOf(left);
      String b = String.valueOf(right);
      boolean shares = a.isEmpty() || b.isEmpty();
      long chars = shares ? 0 : StringCoder.charBytes(a, b);
      add(site, 1, STRING_BYTES + chars);
    }
  }

  private static boolean isOn() {
    return Switch.read(IS_COUNTING);
  }

  /// Adds one creation, while counting is on.
  ///
  /// @return how many the lane had before, or [#NOT_COUNTED]
  @SuppressWarnings("ReferenceEquality") // threads have no equality but identity
  private static long add(int site) {
    try {
      if (!(boolean) IS_COUNTING.invokeExact()) {
        return NOT_COUNTED;
      }
    } catch (Throwable stackIsFull) {
      throw Switch.<RuntimeException>same(stackIsFull);
    }
    Lane watched = Lanes.watched;
    Thread self = Thread.currentThread();
    if (watched.owner == self) {
      return watched.chunks[site >> Lane.CHUNK_BITS][(site & Lane.CHUNK_MASK) << 1]++;
    }
    return Lanes.shared(self).addShared(site);
  }

  /// Adds creations with their bytes, while counting is on.
  @SuppressWarnings("ReferenceEquality") // threads have no equality but identity
  static void add(int site, long count, long bytes) {
    try {
      if (!(boolean) IS_COUNTING.invokeExact()) {
        return;
      }
    } catch (Throwable stackIsFull) {
      throw Switch.<RuntimeException>same(stackIsFull);
    }
    Lane watched = Lanes.watched;
    Thread self = Thread.currentThread();
    if (watched.owner == self) {
      long[] chunk = watched.chunks[site >> Lane.CHUNK_BITS];
      int index = (site & Lane.CHUNK_MASK) << 1;
      chunk[index] += count;
      chunk[index + 1] += bytes;
    } else {
      Lanes.shared(self).addShared(site, count, bytes);
    }
  }
}
