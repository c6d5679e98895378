package metamemory.count;

import java.lang.reflect.Array;

/// The size of arrays of one element width: `base` bytes before the first element, `width` bytes
/// each, rounded up.
///
/// The base is the smallest that agrees with the measured sizes of the lengths 0 to 32: it differs
/// between widths with compact headers, where a `long` needs padding before it and a `byte` does
/// not.
record ArraySize(long base, long width) {
  private static final int TRIED_LENGTHS = 33;

  static final long ALIGNMENT = alignment();
  static final ArraySize BYTES = measure(byte.class, 1);
  static final ArraySize SHORTS = measure(short.class, 2);
  static final ArraySize INTS = measure(int.class, 4);
  static final ArraySize LONGS = measure(long.class, 8);
  static final ArraySize REFERENCES = measure(Object.class, referenceWidth());

  long bytes(int length) {
    return (base + length * width + ALIGNMENT - 1) & -ALIGNMENT;
  }

  static ArraySize of(Class<?> component) {
    // Asked while counting, so without a descriptor: making one would allocate.
    if (!component.isPrimitive()) {
      return REFERENCES;
    }
    if (component == byte.class || component == boolean.class) {
      return BYTES;
    }
    if (component == short.class || component == char.class) {
      return SHORTS;
    }
    return component == int.class || component == float.class ? INTS : LONGS;
  }

  private static ArraySize measure(Class<?> component, long width) {
    long[] measured = new long[TRIED_LENGTHS];
    for (int length = 0; length < TRIED_LENGTHS; length++) {
      measured[length] = measuredBytes(component, length);
    }
    for (long base = 8; base <= measured[0]; base++) {
      ArraySize candidate = new ArraySize(base, width);
      if (candidate.agreesWith(measured)) {
        return candidate;
      }
    }
    throw new IllegalStateException(
        "array sizes follow no rule: component=" + component.getName() + ", empty=" + measured[0]);
  }

  private boolean agreesWith(long[] measured) {
    for (int length = 0; length < measured.length; length++) {
      if (bytes(length) != measured[length]) {
        return false;
      }
    }
    return true;
  }

  private static long alignment() {
    int length = 0;
    long first = measuredBytes(byte.class, 0);
    long next = first;
    while (next == first) {
      next = measuredBytes(byte.class, ++length);
    }
    return next - first;
  }

  private static long referenceWidth() {
    return (measuredBytes(Object.class, 1024) - measuredBytes(Object.class, 0)) / 1024;
  }

  private static long measuredBytes(Class<?> component, int length) {
    return Gauge.leastBytes(() -> Array.newInstance(component, length));
  }
}
