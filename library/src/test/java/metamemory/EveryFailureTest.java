package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Allocators that take their memory from another one, where each request of that one is refused in
/// turn: alone, and with all later ones. What collections do then is in [CollectionsTest].
class EveryFailureTest {
  private static final int BLOCKS = 4;

  /// A kind of allocator over another one; a decorator's `close` is left out, since it would close
  /// the other one, whose leaks are looked for.
  record Kind(String name, Function<Allocator, Allocator> over, boolean isDecorator) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Kind> kinds() {
    return Stream.of(
        new Kind("pages", under -> PagedArena.over(under, PageRules.of(64)), false),
        new Kind(
            "growing pages",
            under -> PagedArena.over(under, PageRules.of(16).growingTo(512).retaining(64)),
            false),
        new Kind("pool", under -> BlockPool.tryOver(under, 64, 16, BLOCKS).orElseThrow(), false),
        new Kind("cap", under -> CappedAllocator.over(under, 10_000), true),
        new Kind("counts", CountingAllocator::over, true),
        new Kind("trace", under -> TracingAllocator.over(under, 16, System::nanoTime), true),
        new Kind("failures", under -> FailingAllocator.over(under, _ -> false), true));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusalsUnderneathArePassedOnAndNothingLeaks(Kind kind) {
    long requests =
        Probe.survivesEveryFailure(
            () -> HeapAllocator.open(null),
            under -> {
              Allocator allocator = kind.over.apply(under);
              try {
                new Work(allocator).run();
              } finally {
                closeUnless(kind.isDecorator, allocator);
              }
            });
    assertThat(requests).isPositive();
  }

  /// Those that keep blocks in quarantine release nothing here, so what they say is looked at.
  @ParameterizedTest
  @EnumSource(Checks.class)
  void checkedAllocatorsPassRefusalsOnAndAccuseNobody(Checks level) {
    long requests =
        Probe.survivesEveryFailure(
            () -> HeapAllocator.open(null),
            under -> {
              CheckedAllocator checked = CheckedAllocator.over(under, level);
              new Work(checked).run();
              assertThat(checked.liveBlocks()).isEmpty();
              checked.verify();
            });
    assertThat(requests).isGreaterThanOrEqualTo(BLOCKS);
  }

  @Test
  void promotionSurvivesEachRefusedPage() {
    long requests =
        Probe.survivesEveryFailure(
            () -> HeapAllocator.open(null),
            under -> {
              try (PagedArena arena = PagedArena.over(under, PageRules.of(64))) {
                arena.allocate(40, 8).fill((byte) 1);
                Scope scope = arena.openScope();
                MemorySegment large = scope.allocate(100, 8).fill((byte) 2);
                scope.allocate(60, 8);
                assertThat(scope.promote(large, 8).toArray(JAVA_BYTE)).containsOnly(2);
              }
            });
    assertThat(requests).isEqualTo(3);
  }

  private static void closeUnless(boolean isDecorator, Allocator allocator) {
    if (!isDecorator) {
      allocator.close();
    }
  }

  /// Grants, resizes and releases; a refusal must leave figures and bytes as they are.
  private static final class Work {
    private final Allocator allocator;
    private final List<MemorySegment> live = new ArrayList<>();

    Work(Allocator allocator) {
      this.allocator = allocator;
    }

    void run() {
      for (int number = 1; number <= BLOCKS; number++) {
        keep(-1, allocator, number * 10L);
      }
      for (int place = 0; place < live.size(); place++) {
        keep(place, allocator, live.get(place).byteSize() + 20);
      }
      live.reversed().forEach(allocator::release);
    }

    private void keep(int place, Allocator from, long byteSize) {
      Usage before = from.usage();
      Outcome outcome =
          place < 0 ? from.tryAllocate(byteSize, 8) : from.tryResize(live.get(place), byteSize, 8);
      switch (outcome) {
        case Outcome.Refusal refusal -> {
          assertThat(refusal).isInstanceOf(Outcome.Injected.class);
          assertThat(from.usage()).isEqualTo(before);
        }
        case Outcome.Granted(MemorySegment block) when place < 0 ->
            live.add(block.fill((byte) live.size()));
        case Outcome.Granted(MemorySegment block) -> live.set(place, block.fill((byte) place));
      }
      for (int i = 0; i < live.size(); i++) {
        assertThat(live.get(i).toArray(JAVA_BYTE)).containsOnly(i);
      }
    }
  }
}
