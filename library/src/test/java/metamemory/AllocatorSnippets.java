package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The examples in the docs of [Allocator] and of what all allocators have in common.
class AllocatorSnippets {

  @AfterEach
  void noDefaultObserver() {
    Observers.setDefault(null);
  }

  // @start region="any"
  /// Works with an arena, a pool, a scope, the C library's heap, or a checked one around them.
  static MemorySegment copyOf(Allocator memory, long... numbers) {
    return memory.allocateFrom(ValueLayout.JAVA_LONG, numbers);
  }

  @Test
  void anyAllocatorDoes() {
    try (Allocator arena = BumpArena.open(64);
        Allocator heap = HeapAllocator.open()) {
      assertThat(copyOf(arena, 1, 2).getAtIndex(ValueLayout.JAVA_LONG, 1)).isEqualTo(2);
      MemorySegment block = copyOf(heap, 1, 2, 3);
      assertThat(heap.usage().requestedBytes()).isEqualTo(24);
      heap.release(block);
    }
  }

  // @end

  @Test
  void outcome() {
    // @start region="outcome"
    try (BumpArena arena = BumpArena.open(16)) {
      String answer =
          switch (arena.tryAllocate(17, 1)) {
            case Outcome.Granted(MemorySegment block) -> "granted " + block.byteSize();
            case Outcome.Full full -> "take " + full.availableBytes() + " B instead";
            case Outcome.Refusal refusal -> refusal.reason();
          };
      assertThat(answer).isEqualTo("take 16 B instead");
    }
    // @end
  }

  @Test
  void orNull() {
    // @start region="orNull"
    try (BumpArena arena = BumpArena.open(64)) {
      long sum = 0;
      for (int i = 0; i < 10; i++) {
        MemorySegment block = arena.allocateOrNull(24, 8);
        if (block == null) {
          arena.reset(); // full after every two of them
        } else {
          block.set(ValueLayout.JAVA_LONG, 0, i);
          sum += block.get(ValueLayout.JAVA_LONG, 0);
        }
      }
      assertThat(sum).isEqualTo(0 + 1 + 3 + 4 + 6 + 7 + 9);
    }
    // @end
  }

  @Test
  void refused() {
    // @start region="refused"
    try (BumpArena arena = BumpArena.open(16)) {
      assertThatThrownBy(() -> arena.allocate(17, 1))
          .isInstanceOf(AllocationRefusedException.class)
          .hasMessageContaining("needs 17 B, but 16 B are free");
    }
    // @end
  }

  @Test
  void attempt() {
    // @start region="attempt"
    try (BumpArena arena = BumpArena.open(1024)) {
      switch (BlockPool.tryOver(arena, 64, 8, 10)) {
        case Attempt.Made<BlockPool>(BlockPool pool) -> {
          assertThat(pool.capacity()).isEqualTo(10);
          pool.close();
        }
        case Attempt.Refused<BlockPool>(Outcome.Refusal refusal) ->
            throw new AssertionError(refusal.reason());
      }
    }
    // @end
  }

  @Test
  void observer() {
    // @start region="observer"
    class Sum implements Observer {
      private long bytes;

      @Override
      public void allocated(
          Allocator source, long address, long byteSize, long byteAlignment, long paddingBytes) {
        bytes += byteSize;
      }
    }
    Sum sum = new Sum();
    try (BumpArena arena = BumpArena.open(64, sum)) {
      arena.allocate(24, 8);
      arena.allocate(1, 1);
    }
    assertThat(sum.bytes).isEqualTo(25);
    // @end
  }

  @Test
  void defaultObserver() {
    // @start region="default"
    StringBuilder seen = new StringBuilder();
    Observers.setDefault(
        new Observer() {
          @Override
          public void opened(Allocator source, long address, long byteSize) {
            seen.append("opened ").append(byteSize).append(" B");
          }
        });
    BumpArena.open(64).close();
    assertThat(seen).hasToString("opened 64 B");
    Observers.setDefault(null);
    // @end
  }

  @Test
  void usage() {
    // @start region="usage"
    try (BumpArena arena = BumpArena.open(64)) {
      arena.allocate(1, 1);
      arena.allocate(8, 8); // 7 bytes before it are padding
      Usage usage = arena.usage();
      assertThat(usage.requestedBytes()).isEqualTo(9);
      assertThat(usage.paddingBytes()).isEqualTo(7);
      assertThat(usage.freeBytes()).isEqualTo(48);
    }
    // @end
  }
}
