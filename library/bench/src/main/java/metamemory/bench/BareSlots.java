package metamemory.bench;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Slots with generations as short as Java can have them: what a generational arena cannot be
/// below.
///
/// It knows no thread, no owner, no widths but one, no last generation and no end; only that a
/// handle is good, and not even that it was once.
final class BareSlots {
  private static final int INDEX_BITS = 28;
  private static final int INDEX = (1 << INDEX_BITS) - 1;
  private static final long GENERATION = 1L << INDEX_BITS;

  private long[] states = new long[8];
  private @Nullable Object[] values = new Object[8];
  private int head = INDEX;
  private int fresh;

  long add(Object value) {
    int index = head;
    long handle;
    if (index != INDEX) {
      long state = states[index];
      head = (int) state & INDEX;
      handle = (state & ~INDEX) + GENERATION | index;
    } else {
      index = fresh++;
      if (index == states.length) {
        states = Arrays.copyOf(states, 2 * index);
        values = Arrays.copyOf(values, 2 * index);
      }
      handle = GENERATION | index;
    }
    states[index] = handle;
    values[index] = value;
    return handle;
  }

  void release(long handle) {
    int index = (int) handle & INDEX;
    if (states[index] != handle) {
      throw new IllegalStateException("stale");
    }
    states[index] = (handle & ~INDEX) | head;
    values[index] = null;
    head = index;
  }
}
