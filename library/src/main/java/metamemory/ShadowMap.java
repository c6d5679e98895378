package metamemory;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// For each 8 bytes of memory one byte that tells what they are, in pages that come into being
/// where they are needed.
///
/// The byte is a [State], or 1 to 7 if only so many of the 8 bytes are live (the idea of
/// AddressSanitizer's shadow memory).
final class ShadowMap {
  private static final int GRANULE_SHIFT = 3;
  private static final int PAGE_SHIFT = 12;
  private static final int GRANULES = 1 << (PAGE_SHIFT - GRANULE_SHIFT);
  private static final byte LIVE = 8;

  private final Map<Long, byte[]> pages = new HashMap<>();

  /// The page asked for last: neighbours are asked for together.
  private long lastNumber = -1;

  private byte[] last = new byte[0];

  /// What an address is.
  enum State {
    /// No block was ever there.
    UNKNOWN,
    /// Part of a live block.
    LIVE,
    /// Just before or behind a block.
    REDZONE,
    /// Part of a released block.
    RELEASED;

    private byte mark() {
      return switch (this) {
        case UNKNOWN -> 0;
        case LIVE -> ShadowMap.LIVE;
        case REDZONE -> -1;
        case RELEASED -> -2;
      };
    }

    private static State of(byte mark) {
      return switch (mark) {
        case 0 -> UNKNOWN;
        case -1 -> REDZONE;
        case -2 -> RELEASED;
        default -> LIVE;
      };
    }
  }

  /// Sets what a range is. A first granule that the range begins within is taken whole; a last one
  /// that it ends within is live for as many bytes as the range reaches into it.
  void set(long address, long byteSize, State state) {
    long first = address >>> GRANULE_SHIFT;
    long whole = (address + byteSize) >>> GRANULE_SHIFT;
    for (long granule = first; granule < whole; ) {
      int place = (int) (granule & (GRANULES - 1));
      int count = (int) Math.min(GRANULES - place, whole - granule);
      Arrays.fill(page(granule), place, place + count, state.mark());
      granule += count;
    }
    int rest = (int) (address + byteSize) & 7;
    if (rest != 0) {
      page(whole)[(int) (whole & (GRANULES - 1))] =
          state == State.LIVE ? (byte) rest : state.mark();
    }
  }

  State get(long address) {
    long granule = address >>> GRANULE_SHIFT;
    byte[] page = pages.get(granule >>> (PAGE_SHIFT - GRANULE_SHIFT));
    byte mark = page == null ? 0 : page[(int) (granule & (GRANULES - 1))];
    boolean beyond = mark > 0 && mark < LIVE && (address & 7) >= mark;
    return beyond ? State.REDZONE : State.of(mark);
  }

  private byte[] page(long granule) {
    long number = granule >>> (PAGE_SHIFT - GRANULE_SHIFT);
    if (number != lastNumber) {
      last = pages.computeIfAbsent(number, _ -> new byte[GRANULES]);
      lastNumber = number;
    }
    return last;
  }
}
