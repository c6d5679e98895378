package metamemory.count;

import org.jspecify.annotations.Nullable;

/// Compares readings of a [ThreadRecord] with what the VM says, before any is relied on.
final class ThreadRecordTrial {
  /// The first readings link what they call, and after 127 calls outside of compiled code the JDK
  /// makes a handle a class of its own: both allocate, within a reading.
  private static final int WARM_UPS = 500;

  private static final int ROUNDS = 32;

  /// Small ones stay in the thread's buffer, large ones need a new buffer or lie outside.
  private static final int[] SIZES = {0, 1_000, 50_000, 1_000_000};

  @SuppressWarnings("UnusedVariable") // written to, so that it is made
  private static volatile byte @Nullable [] kept;

  private ThreadRecordTrial() {}

  /// Whether all readings of the current thread's record agreed.
  static boolean passes(long record) {
    if (record == 0) {
      return false;
    }
    for (int round = 0; round < WARM_UPS; round++) {
      long _ = ThreadBytes.ofCurrentThread();
      long _ = ThreadRecord.bytes(record);
    }
    boolean agreed = true;
    for (int round = 0; agreed && round < ROUNDS; round++) {
      kept = new byte[SIZES[round % SIZES.length]];
      long told = ThreadBytes.ofCurrentThread();
      long read = ThreadRecord.bytes(record);
      agreed = read == told;
    }
    kept = null;
    return agreed;
  }
}
