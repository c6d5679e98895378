package metamemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/// The examples in the docs of the allocators that wrap another one.
class DecoratorSnippets {

  @Test
  void capped() {
    // @start region="capped"
    try (Allocator budget = CappedAllocator.over(BumpArena.open(1 << 20), 64)) {
      budget.allocate(48);
      assertThat(budget.tryAllocate(32, 8)).isEqualTo(new Outcome.OverLimit(32, 16, 64));
    }
    // @end
  }

  @Test
  void failing() {
    // @start region="failing"
    try (Allocator failing = FailingAllocator.atCall(BumpArena.open(64), 2)) {
      failing.allocate(8);
      assertThat(failing.tryAllocate(8, 8)).isEqualTo(new Outcome.Injected(2));
      assertThat(failing.tryAllocate(8, 8).isGranted()).isTrue();
    }
    // @end
  }

  @Test
  void counting() {
    // @start region="counting"
    try (CountingAllocator counting = CountingAllocator.over(BumpArena.open(1024))) {
      counting.allocateFrom("Pangur Bán");
      counting.allocate(100);
      assertThat(counting.counts().allocations()).isEqualTo(2);
      assertThat(counting.counts().grantedBytes())
          .isEqualTo(112); // 11 bytes of UTF-8, a 0, and 100.
    }
    // @end
  }

  @Test
  void tracing() {
    // @start region="tracing"
    LongSupplier clock = () -> 0; // In a program: System::nanoTime
    try (TracingAllocator tracing = TracingAllocator.over(BumpArena.open(1024), 100, clock)) {
      for (int i = 0; i < 5; i++) {
        tracing.allocate(16);
      }
      assertThat(tracing.allocationsPerSecond()).isEqualTo(5);
      assertThat(tracing.events().getLast().kind()).isEqualTo(TracingAllocator.Kind.ALLOCATED);
    }
    // @end
  }
}
