package metamemory.count;

import org.jspecify.annotations.Nullable;

/// Compares readings of a [ThreadRecord] with what the VM says, before any is relied on.
final class ThreadRecordTrial {
  /// The first readings link what they call, which allocates.
  private static final int WARM_UPS = 8;

  private static final int ROUNDS = 32;

  /// Small ones stay in the thread's buffer, large ones need a new buffer or lie outside.
  private static final int[] SIZES = {0, 1_000, 50_000, 1_000_000};

  @SuppressWarnings("UnusedVariable") // written to, so that it is made
  private static volatile byte @Nullable [] kept;

  private ThreadRecordTrial() {}

  /// Whether all readings of the current thread's record agreed.
  static boolean passes(long record) {
    boolean agreed = record != 0;
    for (int round = 0; agreed && round < WARM_UPS + ROUNDS; round++) {
      kept = new byte[SIZES[round % SIZES.length]];
      long told = ThreadBytes.ofCurrentThread();
      long read = ThreadRecord.bytes(record);
      agreed = read == told || round < WARM_UPS;
    }
    kept = null;
    return agreed;
  }
}
