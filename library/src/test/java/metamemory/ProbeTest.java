package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeTest {

  private static org.assertj.core.api.ThrowableTypeAssert<AssertionError> assertThatFailure() {
    return assertThatExceptionOfType(AssertionError.class);
  }

  private static void threeBlocks(Allocator allocator) {
    for (int i = 0; i < 2; i++) {
      node(allocator);
    }
    allocator.allocateFrom("text");
  }

  private static MemorySegment node(Allocator allocator) {
    return allocator.allocate(24, 8);
  }

  @Test
  void countsAllocationsAndNamesTheLinesThatMadeThem() {
    try (BumpArena arena = BumpArena.open(1024)) {
      arena.allocate(8); // Before the probe: not counted.
      Probe probe = Probe.run(arena, ProbeTest::threeBlocks);
      assertThat(probe.exactly(3).atMost(3).atMost(4)).isSameAs(probe);
      assertThatFailure()
          .isThrownBy(() -> probe.exactly(2))
          .withMessageMatching(
              "expected exactly 2 allocations, got 3: 2 at ProbeTest.node\\(ProbeTest.java:\\d+\\),"
                  + " 1 at ProbeTest.threeBlocks\\(ProbeTest.java:\\d+\\)");
      assertThatFailure()
          .isThrownBy(() -> probe.atMost(2))
          .withMessageStartingWith("expected at most 2 allocations, got 3: 2 at ProbeTest.node");
    }
  }

  @Test
  void exactlyFailsAlsoWhenThereWereFewer() {
    try (BumpArena arena = BumpArena.open(64)) {
      assertThatFailure()
          .isThrownBy(() -> Probe.run(arena, _ -> {}).exactly(1))
          .withMessage("expected exactly 1 allocations, got 0: nowhere");
    }
  }

  @Test
  void peakIsOfTheBytesLiveTogether() {
    try (BlockPool pool = BlockPool.open(100, 4)) {
      pool.allocate(50);
      Probe probe =
          Probe.run(
              pool,
              allocator -> {
                allocator.release(allocator.allocate(100));
                MemorySegment block = allocator.allocate(40);
                allocator.resize(block, 90, 1);
              });
      probe.peakUnder(101);
      assertThatFailure()
          .isThrownBy(() -> probe.peakUnder(100))
          .withMessageStartingWith("expected a peak under 100 B, got 100 B: reached at ProbeTest.");
    }
  }

  @Test
  void peakMayBeReachedByAResizeAndIsToldWhereItWasFirst() {
    try (BlockPool pool = BlockPool.open(100, 4)) {
      Probe probe =
          Probe.run(
              pool,
              allocator -> {
                allocator.release(allocator.resize(node(allocator), 90, 1));
                allocator.allocate(90);
              });
      assertThatFailure()
          .isThrownBy(() -> probe.peakUnder(90))
          .withMessageMatching(
              "expected a peak under 90 B, got 90 B: reached at ProbeTest.lambda.*")
          .satisfies(failure -> {
            int resizeLine = lineOf(failure) + 1;
            assertThatFailure()
                .isThrownBy(() -> probe.everythingFreed())
                .withMessageContaining("ProbeTest.java:" + resizeLine);
          });
    }
  }

  private static int lineOf(Throwable failure) {
    String place = String.valueOf(failure.getMessage());
    return Integer.parseInt(place.substring(place.lastIndexOf(':') + 1, place.length() - 1));
  }

  @Test
  void whatIsLeftIsNamedWhereItWasResized() {
    try (BlockPool pool = BlockPool.open(100, 4)) {
      Probe probe = Probe.run(pool, allocator -> allocator.resize(node(allocator), 90, 1));
      assertThatFailure()
          .isThrownBy(probe::everythingFreed)
          .withMessageContaining("still live: 90 B at ProbeTest.lambda");
    }
  }

  @Test
  void codeIsToldWhetherAReleasedBlockCanBeGrantedAgain() {
    try (BumpArena arena = BumpArena.open(64)) {
      Probe.run(
          arena,
          allocator -> {
            MemorySegment first = allocator.allocate(8, 8);
            MemorySegment last = allocator.allocate(8, 8);
            assertThat(allocator.release(first)).isFalse();
            assertThat(allocator.release(last)).isTrue();
          });
    }
  }

  @Test
  void everythingFreedNamesWhatIsLeft() {
    try (BlockPool pool = BlockPool.open(64, 8)) {
      pool.allocate(8);
      Probe.run(pool, allocator -> allocator.release(node(allocator))).everythingFreed();
      Probe leaking =
          Probe.run(
              pool,
              allocator -> {
                allocator.release(allocator.resize(node(allocator), 60, 8));
                node(allocator);
              });
      assertThatFailure()
          .isThrownBy(leaking::everythingFreed)
          .withMessageMatching(
              "expected everything freed, got 1 blocks still live: 24 B at"
                  + " ProbeTest.node\\(ProbeTest.java:\\d+\\)");
    }
  }

  @Test
  void resetUnderneathFreesEverything() {
    try (BumpArena arena = BumpArena.open(64)) {
      Probe.run(
              arena,
              allocator -> {
                allocator.allocate(8);
                arena.reset();
              })
          .everythingFreed()
          .exactly(1);
    }
  }

  @Test
  void exceptionsOfTheCodeAreThrownOn() {
    try (BumpArena arena = BumpArena.open(64)) {
      assertThatExceptionOfType(AllocationRefusedException.class)
          .isThrownBy(() -> Probe.run(arena, allocator -> allocator.allocate(65)));
    }
  }

  @Test
  void heapUseCountsEachRun() {
    List<byte[]> kept = new ArrayList<>(200);
    Probe.HeapUse use = Probe.heapUse(5, () -> kept.add(new byte[1000]));
    assertThat(use.threadBytes()).isEqualTo(1016);
    // Others allocate too, but hardly in each of ten runs, and not since the JVM began.
    assertThat(use.allThreadsBytes()).isBetween(1016L, 4_000_000L);
    assertThat(kept).hasSize(15);
  }

  @Test
  void noHeapPassesForCodeThatCreatesNothing() {
    int[] counter = new int[1];
    Probe.noHeap(100, () -> counter[0]++);
    assertThat(counter[0]).isEqualTo(110);
  }

  @Test
  void noHeapSaysHowMuchThereWas() {
    Object[] kept = new Object[1];
    assertThatFailure()
        .isThrownBy(() -> Probe.noHeap(10, () -> kept[0] = new long[3]))
        .withMessageStartingWith(
            "expected 0 B of the Java heap, got 40 B a run after 10 warm-ups: in ")
        .withMessageContaining("ProbeTest");
    assertThat(kept[0]).isNotNull();
  }

  @Test
  void refusesNegativeWarmUps() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Probe.heapUse(-1, () -> {}))
        .withMessage("warmUps must be at least 0: warmUps=-1");
  }

  @Test
  void triesEachRequestAloneAndWithAllLaterOnes() {
    List<Long> callsOfRuns = new ArrayList<>();
    long calls =
        Probe.survivesEveryFailure(
            () -> BumpArena.open(1024),
            allocator -> {
              long granted = 0;
              for (int i = 0; i < 3; i++) {
                granted += allocator.tryAllocate(8, 8).isGranted() ? 1 : 0;
              }
              callsOfRuns.add(granted);
            });
    assertThat(calls).isEqualTo(3);
    assertThat(callsOfRuns).containsExactly(3L, 2L, 0L, 2L, 1L, 2L, 2L);
  }

  @Test
  void refusalMayBeLetThrough() {
    assertThat(Probe.survivesEveryFailure(() -> BumpArena.open(64), ProbeTest::threeBlocks))
        .isEqualTo(3);
  }

  @Test
  void tellsCodeThatFailsInAnotherWay() {
    assertThatFailure()
        .isThrownBy(() ->
            Probe.survivesEveryFailure(
                () -> BumpArena.open(64),
                allocator -> {
                  node(allocator);
                  if (!allocator.tryAllocate(8, 8).isGranted()) {
                    throw new IllegalStateException("half done");
                  }
                }))
        .withMessageMatching(
            "expected that the code survives, got java.lang.IllegalStateException: half done when"
                + " request 2 of 2 was refused: at ProbeTest.lambda.*\\(ProbeTest.java:\\d+\\)")
        .withCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void tellsCodeThatLeaksWhenRefused() {
    assertThatFailure()
        .isThrownBy(() ->
            Probe.survivesEveryFailure(
                () -> BlockPool.open(64, 4),
                allocator -> {
                  MemorySegment first = node(allocator);
                  MemorySegment second = node(allocator);
                  allocator.release(second);
                  allocator.release(first);
                }))
        .withMessageMatching(
            "expected everything freed, got 1 blocks still live when request 2 of 2 was refused: at"
                + " ProbeTest.node\\(ProbeTest.java:\\d+\\)");
  }

  @Test
  void realRefusalIsNoSurvival() {
    assertThatFailure()
        .isThrownBy(() ->
            Probe.survivesEveryFailure(
                () -> BumpArena.open(16),
                allocator -> {
                  boolean fits = allocator.tryAllocate(8, 8).isGranted();
                  allocator.allocate(fits ? 8 : 17, 1);
                }))
        .withMessageContaining("needs 17 B, but 16 B are free");
  }

  @Test
  void whatTheCodeThrowsWithoutFailureIsThrownOn() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            Probe.survivesEveryFailure(
                () -> BumpArena.open(16),
                _ -> {
                  throw new IllegalStateException("always");
                }))
        .withMessage("always");
  }
}
