package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/// The examples in the docs of [Probe].
class ProbeSnippets {

  @Test
  void run() {
    // @start region="run"
    try (BlockPool pool = BlockPool.open(64, 100)) {
      Probe.run(
              pool,
              allocator -> {
                MemorySegment line = allocator.allocateFrom("one line of a file");
                allocator.release(line);
              })
          .exactly(1)
          .peakUnder(64)
          .everythingFreed();
    }
    // @end
  }

  @Test
  void failures() {
    // @start region="failures"
    long requests =
        Probe.survivesEveryFailure(
            () -> BlockPool.open(64, 100),
            allocator -> {
              MemorySegment first = allocator.allocate(64);
              try {
                allocator.release(
                    allocator.allocate(32)); // If this is refused, first is released all the same.
              } finally {
                allocator.release(first);
              }
            });
    assertThat(requests).isEqualTo(2);
    // @end
  }
}
