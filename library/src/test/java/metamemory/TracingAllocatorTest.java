package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import metamemory.TracingAllocator.Event;
import metamemory.TracingAllocator.Kind;
import org.junit.jupiter.api.Test;

class TracingAllocatorTest extends AllocatorContract {
  private long now;

  @Override
  Allocator open() {
    return TracingAllocator.over(BlockPool.open(64, 16, 4, null), 3, System::nanoTime);
  }

  @Test
  void keepsEventsWithTheirTimes() {
    try (TracingAllocator tracing = TracingAllocator.over(BumpArena.open(64), 10, () -> now)) {
      now = 5;
      MemorySegment block = tracing.allocate(8, 1);
      now = 6;
      MemorySegment resized = tracing.resize(block, 16, 1);
      now = 7;
      tracing.tryAllocate(100, 1);
      tracing.release(resized);
      assertThat(tracing.events())
          .containsExactly(
              new Event(1, Kind.ALLOCATED, 5, block.address(), 8),
              new Event(2, Kind.RESIZED, 6, block.address(), 16),
              new Event(3, Kind.REFUSED, 7, 0, 100),
              new Event(4, Kind.RELEASED, 7, block.address(), 16));
    }
  }

  @Test
  void forgetsTheOldestEvents() {
    try (TracingAllocator tracing = TracingAllocator.over(BumpArena.open(64), 2, () -> now)) {
      for (int i = 1; i <= 5; i++) {
        tracing.allocate(i, 1);
      }
      assertThat(tracing.events()).extracting(Event::number).containsExactly(4L, 5L);
      assertThat(tracing.events()).extracting(Event::byteSize).containsExactly(4L, 5L);
    }
  }

  @Test
  void mayKeepOneEvent() {
    try (TracingAllocator tracing = TracingAllocator.over(BumpArena.open(64), 1, () -> now)) {
      tracing.allocate(1, 1);
      tracing.allocate(2, 1);
      assertThat(tracing.events()).extracting(Event::byteSize).containsExactly(2L);
    }
  }

  @Test
  void rateIsOfTheLastSecond() {
    try (TracingAllocator tracing = TracingAllocator.over(BumpArena.open(64), 2, () -> now)) {
      assertThat(tracing.allocationsPerSecond()).isZero();
      for (int i = 0; i < 10; i++) {
        tracing.allocate(1, 1);
        now += 50_000_000;
      }
      assertThat(tracing.allocationsPerSecond()).isEqualTo(10);
      now += 600_000_000; // The first ones were 1.1 s ago by now.
      assertThat(tracing.allocationsPerSecond()).isEqualTo(7);
      now += 10_000_000_000L;
      assertThat(tracing.allocationsPerSecond()).isZero();
      tracing.allocate(1, 1);
      assertThat(tracing.allocationsPerSecond()).isEqualTo(1);
    }
  }

  @Test
  void clicksAreByFiftiethOfASecond() {
    now = Long.MAX_VALUE - 2_000_000_000L;
    try (TracingAllocator tracing = TracingAllocator.over(BumpArena.open(64), 2, () -> now)) {
      tracing.allocate(1, 1);
      tracing.allocate(1, 1);
      now += 40_000_000;
      tracing.allocate(1, 1);
      tracing.tryAllocate(1000, 1);
      int[] clicks = tracing.clicks();
      assertThat(clicks).hasSize(50);
      assertThat(Arrays.copyOfRange(clicks, 46, 50)).containsExactly(0, 2, 0, 1);
      now += 20_000_000;
      assertThat(Arrays.copyOfRange(tracing.clicks(), 46, 50)).containsExactly(2, 0, 1, 0);
    }
  }

  @Test
  void clockThatGoesBackwardsStandsStill() {
    now = 1_000_000_000;
    try (TracingAllocator tracing = TracingAllocator.over(BumpArena.open(64), 2, () -> now)) {
      tracing.allocate(1, 1);
      now = 0;
      tracing.allocate(1, 1);
      assertThat(tracing.allocationsPerSecond()).isEqualTo(2);
    }
  }

  @Test
  void refusesToKeepNoEvents() {
    try (BumpArena arena = BumpArena.open(8)) {
      for (int keptEvents : new int[] {0, -1, (1 << 24) + 1}) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> TracingAllocator.over(arena, keptEvents, () -> now))
            .withMessage("keptEvents must be from 1 to 16777216: keptEvents=" + keptEvents);
      }
    }
  }
}
