package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.foreign.MemorySegment;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What all that is laid around an allocator has in common.
class DecoratorsTest {

  static Stream<UnaryOperator<Allocator>> decorators() {
    return Stream.of(
        inner -> CappedAllocator.over(inner, 4096),
        CountingAllocator::over,
        inner -> FailingAllocator.over(inner, _ -> false),
        inner -> TracingAllocator.over(inner, 10, System::nanoTime));
  }

  @ParameterizedTest
  @MethodSource("decorators")
  void tellsWhetherAReleasedBlockCanBeGrantedAgain(UnaryOperator<Allocator> decorator) {
    try (Allocator decorated = decorator.apply(BumpArena.open(64))) {
      MemorySegment first = decorated.allocate(8, 8);
      MemorySegment last = decorated.allocate(8, 8);
      assertThat(decorated.release(first)).isFalse();
      assertThat(decorated.release(last)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("decorators")
  @SuppressWarnings("NullAway") // What a caller without null checks may do.
  void mustBeOverSomething(UnaryOperator<Allocator> decorator) {
    assertThatNullPointerException().isThrownBy(() -> decorator.apply(null)).withMessage("inner");
  }

  @Test
  void saysWhatItIsOverAndWhatItSaw() {
    BumpArena arena = BumpArena.open(64);
    Allocator all =
        TracingAllocator.over(
            CountingAllocator.over(FailingAllocator.atCall(CappedAllocator.over(arena, 50), 2)),
            10,
            System::nanoTime);
    all.allocate(8, 8);
    all.tryAllocate(8, 8);
    assertThat(all)
        .hasToString(
            "TracingAllocator[2 events over CountingAllocator[1 allocations over"
                + " FailingAllocator[1 of 2 calls failed over CappedAllocator[limit 50 B over"
                + " BumpArena[8 of 64 B used]]]]]");
    all.close();
  }
}
