package metamemory.count;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// What woven code calls, before or after it creates something. Public for that reason alone.
///
/// Each site has two counters, of creations and of bytes, in long arrays of fixed size reached
/// through one array that is replaced, never changed, when sites are added. They are added to
/// atomically: threads lose nothing to each other. Nothing here allocates. While counting is off a
/// call is one test of a field, which the compiler inlines.
public final class Tally {
  private static final int CHUNK_BITS = 10;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final VarHandle CELLS = MethodHandles.arrayElementVarHandle(long[].class);

  /// The header of a string, without its characters' array, in bytes.
  private static final long STRING_BYTES = ObjectSizes.ofInstance(String.class);

  static volatile long[][] counts = new long[0][];
  static volatile long[][] bytes = new long[0][];
  static boolean on;

  private Tally() {}

  static synchronized void ensureRoom(int sites) {
    int chunks = (sites + CHUNK - 1) >> CHUNK_BITS;
    if (counts.length < chunks) {
      counts = grown(counts, chunks);
      bytes = grown(bytes, chunks);
    }
  }

  private static long[][] grown(long[][] old, int chunks) {
    long[][] grown = Arrays.copyOf(old, chunks);
    for (int i = old.length; i < chunks; i++) {
      grown[i] = new long[CHUNK];
    }
    return grown;
  }

  private static void add(int site, long count, long byteSize) {
    CELLS.getAndAdd(counts[site >> CHUNK_BITS], site & (CHUNK - 1), count);
    if (byteSize != 0) {
      CELLS.getAndAdd(bytes[site >> CHUNK_BITS], site & (CHUNK - 1), byteSize);
    }
  }

  static long count(int site) {
    return (long) CELLS.getVolatile(counts[site >> CHUNK_BITS], site & (CHUNK - 1));
  }

  static long byteSize(int site) {
    return (long) CELLS.getVolatile(bytes[site >> CHUNK_BITS], site & (CHUNK - 1));
  }

  /// An object is about to be created; its class tells the bytes later.
  ///
  /// @param site the site
  public static void object(int site) {
    if (on) {
      add(site, 1, 0);
    }
  }

  /// An array is about to be created. A negative length creates nothing but an exception.
  ///
  /// @param length how many elements
  /// @param site the site
  /// @param width the width of an element as an index: 0 for one byte, 1 for two, 2 for four, 3 for
  ///   eight, 4 for a reference
  public static void array(int length, int site, int width) {
    if (on && length >= 0) {
      add(site, 1, size(width).bytes(length));
    }
  }

  /// One level of a multi-dimensional array is about to be created.
  ///
  /// @param outer how many arrays of this level there are
  /// @param length how many elements each has
  /// @param site the site
  /// @param width as in [#array(int, int, int)]
  /// @return how many arrays the next level has
  public static long arrays(long outer, int length, int site, int width) {
    if (on && length >= 0 && outer > 0) {
      add(site, outer, outer * size(width).bytes(length));
    }
    return outer * Math.max(length, 0);
  }

  private static ArraySize size(int width) {
    return switch (width) {
      case 0 -> ArraySize.BYTES;
      case 1 -> ArraySize.SHORTS;
      case 2 -> ArraySize.INTS;
      case 3 -> ArraySize.LONGS;
      default -> ArraySize.REFERENCES;
    };
  }

  /// A wrapper was returned by `valueOf`; one from the cache is no creation. The cache is known by
  /// asking it: a second call returns the same wrapper exactly if it is cached.
  ///
  /// @param box what `valueOf` returned
  /// @param site the site
  public static void box(Object box, int site) {
    if (on && !isCached(box)) {
      add(site, 1, ObjectSizes.of(box));
    }
  }

  @SuppressWarnings("ReferenceEquality") // identity is what tells a cached wrapper
  private static boolean isCached(Object box) {
    return switch (box) {
      case Integer i -> Integer.valueOf(i.intValue()) == box;
      case Long l -> Long.valueOf(l.longValue()) == box;
      case Short s -> Short.valueOf(s.shortValue()) == box;
      case Character c -> Character.valueOf(c.charValue()) == box;
      case Boolean _, Byte _ -> true;
      default -> false;
    };
  }

  /// A string was made by `+`.
  ///
  /// @param string the string
  /// @param site the site
  public static void string(String string, int site) {
    if (on) {
      int width = isLatin1(string) ? 1 : 2;
      add(site, 1, STRING_BYTES + ArraySize.BYTES.bytes(string.length() * width));
    }
  }

  private static boolean isLatin1(String string) {
    for (int i = 0; i < string.length(); i++) {
      if (string.charAt(i) > 0xFF) {
        return false;
      }
    }
    return true;
  }

  /// A capturing lambda was made.
  ///
  /// @param lambda the lambda
  /// @param site the site
  public static void lambda(Object lambda, int site) {
    if (on) {
      add(site, 1, ObjectSizes.of(lambda));
    }
  }
}
