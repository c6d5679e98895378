package metamemory.count;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// What woven code calls, before or after it creates something. Public for that reason alone.
///
/// Nothing here allocates. While counting is off, compiled code holds nothing of this: see
/// [Switch], and there also why each method asks it for itself, and why the two that nearly all
/// creations go through call nothing else.
public final class Tally {
  /// Whether to count. Turned by [Counters].
  static final Switch COUNTING = new Switch();

  private static final MethodHandle IS_COUNTING = COUNTING.reader();

  /// A string without the array of its characters.
  private static final long STRING_BYTES = ObjectSizes.ofInstance(String.class);

  /// In place of a site: nothing was created.
  private static final int NO_SITE = -1;

  private static final int LEAST_INTEGER = BoxCache.INTEGER.low();
  private static final int GREATEST_INTEGER = BoxCache.INTEGER.high();
  private static final int LEAST_LONG = BoxCache.LONG.low();
  private static final int GREATEST_LONG = BoxCache.LONG.high();
  private static final int LEAST_SHORT = BoxCache.SHORT.low();
  private static final int GREATEST_SHORT = BoxCache.SHORT.high();
  private static final int LEAST_CHARACTER = BoxCache.CHARACTER.low();
  private static final int GREATEST_CHARACTER = BoxCache.CHARACTER.high();

  private static final long ROUND_UP = ArraySize.ALIGNMENT - 1;
  private static final long BYTES_BASE = ArraySize.BYTES.base() + ROUND_UP;
  private static final long SHORTS_BASE = ArraySize.SHORTS.base() + ROUND_UP;
  private static final long INTS_BASE = ArraySize.INTS.base() + ROUND_UP;
  private static final long LONGS_BASE = ArraySize.LONGS.base() + ROUND_UP;
  private static final long REFERENCES_BASE = ArraySize.REFERENCES.base() + ROUND_UP;
  private static final long REFERENCE_BYTES = ArraySize.REFERENCES.width();

  private Tally() {}

  /// Something of a class with instances of one size was created.
  ///
  /// @param type its class
  /// @param site the site, or -1 if nothing was created
  /// @throws Throwable only if the stack is full
  @SuppressWarnings("ReferenceEquality") // threads have no equality but identity
  public static void created(Class<?> type, int site) throws Throwable {
    if (!(boolean) IS_COUNTING.invokeExact() || site < 0) {
      return;
    }
    Lane watched = Lanes.watched;
    Thread self = Thread.currentThread();
    long before;
    if (watched.owner == self) {
      long[] chunk = watched.chunks[site >> Lane.CHUNK_BITS];
      before = chunk[(site & Lane.CHUNK_MASK) << 1]++;
    } else {
      before = Lanes.shared(self).addShared(site);
    }
    if (before == 0) {
      Sites.created(type, site);
    }
  }

  /// One thing was created.
  ///
  /// @param bytes its size
  /// @param site the site
  /// @throws Throwable only if the stack is full
  @SuppressWarnings("ReferenceEquality") // threads have no equality but identity
  public static void sized(long bytes, int site) throws Throwable {
    if (!(boolean) IS_COUNTING.invokeExact()) {
      return;
    }
    Lane watched = Lanes.watched;
    Thread self = Thread.currentThread();
    if (watched.owner == self) {
      long[] chunk = watched.chunks[site >> Lane.CHUNK_BITS];
      int index = (site & Lane.CHUNK_MASK) << 1;
      chunk[index]++;
      chunk[index + 1] += bytes;
    } else {
      Lanes.shared(self).addShared(site, 1, bytes);
    }
  }

  /// An object was copied.
  ///
  /// @param type its class
  /// @param site the site
  /// @throws Throwable only if the stack is full
  public static void cloned(Class<?> type, int site) throws Throwable {
    if ((boolean) IS_COUNTING.invokeExact()) {
      add(site, 1, ObjectSizes.ofInstance(type));
    }
  }

  /// A call returned a stream.
  ///
  /// @param made the stream
  /// @param site the site
  /// @throws Throwable only if the stack is full
  public static void made(@Nullable Object made, int site) throws Throwable {
    if ((boolean) IS_COUNTING.invokeExact() && JdkMaker.isAnew(made)) {
      addSized(made, site);
    }
  }

  /// An iterator was asked for.
  ///
  /// @param receiver who was asked
  /// @param made what came
  /// @param site the site
  /// @throws Throwable only if the stack is full
  public static void iterator(Object receiver, @Nullable Object made, int site) throws Throwable {
    if ((boolean) IS_COUNTING.invokeExact() && JdkMaker.iterates(receiver, made)) {
      addSized(made, site);
    }
  }

  /// A stream was asked for.
  ///
  /// @param receiver who was asked
  /// @param made what came
  /// @param site the site
  /// @throws Throwable only if the stack is full
  public static void stream(Object receiver, @Nullable Object made, int site) throws Throwable {
    if ((boolean) IS_COUNTING.invokeExact() && JdkMaker.streams(receiver, made)) {
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

  /// The size of an array of `byte` or `boolean`.
  ///
  /// @param length how many elements
  /// @return the bytes
  public static long bytes(int length) {
    return (BYTES_BASE + length) & ~ROUND_UP;
  }

  /// The size of an array of `short` or `char`.
  ///
  /// @param length how many elements
  /// @return the bytes
  public static long shorts(int length) {
    return (SHORTS_BASE + 2L * length) & ~ROUND_UP;
  }

  /// The size of an array of `int` or `float`.
  ///
  /// @param length how many elements
  /// @return the bytes
  public static long ints(int length) {
    return (INTS_BASE + 4L * length) & ~ROUND_UP;
  }

  /// The size of an array of `long` or `double`.
  ///
  /// @param length how many elements
  /// @return the bytes
  public static long longs(int length) {
    return (LONGS_BASE + 8L * length) & ~ROUND_UP;
  }

  /// The size of an array of references.
  ///
  /// @param length how many elements
  /// @return the bytes
  public static long references(int length) {
    return (REFERENCES_BASE + REFERENCE_BYTES * length) & ~ROUND_UP;
  }

  /// A multi-dimensional array was created: counts it and all arrays in it.
  ///
  /// @param array the array, whose arrays of each level have one length
  /// @param site the site of the outermost level; those of the others follow
  /// @throws Throwable only if the stack is full
  public static void nested(Object array, int site) throws Throwable {
    if ((boolean) IS_COUNTING.invokeExact()) {
      NestedArrays.count(array, site);
    }
  }

  /// An `Integer` is asked for.
  ///
  /// @param value its value
  /// @param site the site
  /// @return the site, or -1 if it is not created
  public static int box(int value, int site) {
    return value < LEAST_INTEGER || value > GREATEST_INTEGER ? site : NO_SITE;
  }

  /// A `Long` is asked for.
  ///
  /// @param value its value
  /// @param site the site
  /// @return the site, or -1 if it is not created
  public static int box(long value, int site) {
    return value < LEAST_LONG || value > GREATEST_LONG ? site : NO_SITE;
  }

  /// A `Short` is asked for.
  ///
  /// @param value its value
  /// @param site the site
  /// @return the site, or -1 if it is not created
  public static int box(short value, int site) {
    return value < LEAST_SHORT || value > GREATEST_SHORT ? site : NO_SITE;
  }

  /// A `Character` is asked for.
  ///
  /// @param value its value
  /// @param site the site
  /// @return the site, or -1 if it is not created
  public static int box(char value, int site) {
    return value < LEAST_CHARACTER || value > GREATEST_CHARACTER ? site : NO_SITE;
  }

  /// A string with an array of its own was created.
  ///
  /// @param string the string
  /// @param site the site
  /// @throws Throwable only if the stack is full
  public static void string(String string, int site) throws Throwable {
    if ((boolean) IS_COUNTING.invokeExact()) {
      addReturned(STRING_BYTES + StringCoder.charBytes(string), site);
    }
  }

  /// A constant and one operand were joined: with an empty operand, the constant's array is shared.
  ///
  /// @param string the result
  /// @param constantLength the constant's length
  /// @param site the site
  /// @throws Throwable only if the stack is full
  public static void affixed(String string, int constantLength, int site) throws Throwable {
    if ((boolean) IS_COUNTING.invokeExact()) {
      long chars = string.length() == constantLength ? 0 : StringCoder.charBytes(string);
      addReturned(STRING_BYTES + chars, site);
    }
  }

  /// Two strings are about to be joined: if one is empty, the other's array is shared.
  ///
  /// @param left the first, or null, which reads `null`
  /// @param right the second, or null
  /// @param site the site
  /// @throws Throwable only if the stack is full
  public static void joined(String left, String right, int site) throws Throwable {
    if ((boolean) IS_COUNTING.invokeExact()) {
      String a = String.valueOf(left);
      String b = String.valueOf(right);
      boolean shares = a.isEmpty() || b.isEmpty();
      long chars = shares ? 0 : StringCoder.charBytes(a, b);
      add(site, 1, STRING_BYTES + chars);
    }
  }

  /// Adds creations with their bytes.
  static void add(int site, long count, long bytes) {
    Lane watched = Lanes.watched;
    Thread self = Thread.currentThread();
    if (watched.isOwnedBy(self)) {
      watched.add(site, count, bytes);
    } else {
      Lanes.shared(self).addShared(site, count, bytes);
    }
  }
}
