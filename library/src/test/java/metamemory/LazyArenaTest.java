package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import metamemory.Outcome.Full;
import metamemory.Outcome.SystemRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reserving, committing and discarding of [LazyArena].
@EnabledOnOs(OS.LINUX)
class LazyArenaTest extends AllocatorContract {
  private static final long STEP = 64 << 10;

  @Override
  Allocator open() {
    return LazyArena.open(500_000, STEP, null);
  }

  private static long residentBytes(MemorySegment first, LazyArena arena) throws IOException {
    return ResidentMemory.between(first.address(), first.address() + arena.capacity());
  }

  @Test
  void reservesFarMoreThanThereIsMemoryAndTakesNone() throws IOException {
    try (LazyArena arena = LazyArena.open(1L << 40)) {
      assertThat(arena.usage()).isEqualTo(new Usage(0, 0, 0, 0, 1L << 40, 0, 0, 1, 0));
      MemorySegment first = arena.allocate(0, 1);
      assertThat(residentBytes(first, arena)).isZero();
    }
  }

  @Test
  void residentMemoryGrowsOnlyAsItIsUsed() throws IOException {
    try (LazyArena arena = LazyArena.open(64L << 30, 1 << 20, null)) {
      MemorySegment first = arena.allocate(8, 8);
      first.set(JAVA_LONG, 0, 1);
      long small = residentBytes(first, arena);
      assertThat(small).isBetween(4096L, 1L << 20);
      arena.allocate(16 << 20, 8).fill((byte) 1);
      assertThat(residentBytes(first, arena)).isBetween(16L << 20, 19L << 20);
      // Committed, but not touched: only the system's promise.
      arena.allocate(100 << 20, 8);
      assertThat(residentBytes(first, arena)).isLessThan(20L << 20);
      assertThat(arena.usage().committedBytes()).isEqualTo((116 << 20) + STEP);
    }
  }

  @Test
  void discardingTakesTheMemoryBehindTheLastBlockAndKeepsTheBlocks() throws IOException {
    try (LazyArena arena = LazyArena.open(1L << 30)) {
      MemorySegment first = arena.allocate(100_000, 8).fill((byte) 1);
      MemorySegment large = arena.allocate(8 << 20, 8).fill((byte) 2);
      assertThat(residentBytes(first, arena)).isGreaterThanOrEqualTo(8L << 20);
      arena.release(large);
      assertThat(arena.discardUnused()).isEqualTo(8 << 20);
      assertThat(residentBytes(first, arena)).isLessThanOrEqualTo(128 << 10);
      assertThat(arena.usage().committedBytes()).isEqualTo(128 << 10);
      assertThat(first.toArray(JAVA_BYTE)).containsOnly(1);
      assertThat(arena.discardUnused()).isZero();
      assertThat(arena.allocate(8 << 20, 8).get(JAVA_BYTE, 4 << 20)).isZero();
    }
  }

  /// A released block that is read by mistake must not end the JVM.
  @Test
  void aStaleBlockInDiscardedMemoryReadsZero() {
    try (LazyArena arena = LazyArena.open(1L << 30)) {
      MemorySegment large = arena.allocate(1 << 20, 8).fill((byte) 2);
      arena.release(large);
      arena.discardUnused();
      assertThat(large.get(JAVA_BYTE, 1 << 19)).isZero();
    }
  }

  @Test
  void commitsInStepsOfAtLeast64Kibibytes() {
    for (long step : new long[] {1, STEP, STEP + 1, 3 * STEP}) {
      long rounded = (step + STEP - 1) / STEP * STEP;
      try (LazyArena arena = LazyArena.open(1 << 20, step, null)) {
        arena.allocate(1, 1);
        assertThat(arena.usage().committedBytes()).isEqualTo(rounded);
        arena.allocate(rounded - 1, 1);
        assertThat(arena.usage().committedBytes()).isEqualTo(rounded);
        arena.allocate(1, 1);
        assertThat(arena.usage().committedBytes()).isEqualTo(2 * rounded);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 11, 0x1000, 0x12345, STEP, STEP + 1})
  void fillsAnyCapacityToTheLastByteAndNotFurther(long capacityBytes) {
    try (LazyArena arena = LazyArena.open(capacityBytes)) {
      assertThat(arena.capacity()).isEqualTo(capacityBytes);
      for (long taken = 0; taken < capacityBytes; taken++) {
        assertThat(arena.position()).isEqualTo(taken);
        arena.allocate(1, 1).set(JAVA_BYTE, 0, (byte) taken);
      }
      assertThat(arena.tryAllocate(1, 1)).isEqualTo(new Full(1, 0));
      assertThat(arena.tryAllocate(0, 1).isGranted()).isTrue();
      assertThat(arena.usage().committedBytes()).isEqualTo(capacityBytes);
    }
  }

  @Test
  void crossesThe4GiBBoundary() {
    try (LazyArena arena = LazyArena.open(5L << 30)) {
      arena.allocate((1L << 32) - 8, 8);
      MemorySegment across = arena.allocate(16, 8).fill((byte) 3);
      MemorySegment behind = arena.allocate(8, 8).fill((byte) 4);
      assertThat(arena.position()).isEqualTo((1L << 32) + 16);
      assertThat(across.toArray(JAVA_BYTE)).containsOnly(3);
      assertThat(behind.address() - across.address()).isEqualTo(16);
      assertThat(arena.tryAllocate(1L << 30, 1)).isEqualTo(new Full(1L << 30, (1L << 30) - 16));
    }
  }

  @Test
  void whatWasDiscardedIsCommittedAgainBeforeItIsGranted() {
    try (LazyArena arena = LazyArena.open(1 << 30)) {
      arena.allocate(8, 8);
      arena.allocate(10 * STEP, 8);
      arena.reset();
      arena.allocate(8, 8);
      assertThat(arena.discardUnused()).isEqualTo(10 * STEP);
      assertThat(arena.discardUnused()).isZero();
      arena.allocate(2 * STEP, 8).fill((byte) 1);
      assertThat(arena.usage().committedBytes()).isEqualTo(3 * STEP);
    }
  }

  @Test
  void tellsTheObserverWhereItCommitsAndDiscards() {
    List<String> told = new ArrayList<>();
    Observer observer =
        new Observer() {
          private long start;

          @Override
          public void opened(Allocator source, long address, long byteSize) {
            start = address;
          }

          @Override
          public void grew(Allocator source, long address, long byteSize) {
            told.add("grew %d+%d".formatted((address - start) / STEP, byteSize / STEP));
          }

          @Override
          public void shrank(Allocator source, long address, long byteSize) {
            told.add("shrank %d+%d".formatted((address - start) / STEP, byteSize / STEP));
          }
        };
    try (LazyArena arena = LazyArena.open(1 << 30, STEP, observer)) {
      arena.allocate(STEP, 8);
      arena.allocate(2 * STEP, 8);
      arena.reset();
      arena.allocate(8, 8);
      arena.discardUnused();
      arena.discardUnused();
    }
    assertThat(told).containsExactly("grew 0+1", "grew 1+2", "shrank 1+2");
  }

  @Test
  void tellsPositionAndCapacityToItsOwnThreadOnly() throws InterruptedException {
    try (LazyArena arena = LazyArena.open(1 << 20)) {
      for (Runnable call : List.<Runnable>of(arena::position, arena::capacity)) {
        assertThat(OtherThread.failureOf(call)).isInstanceOf(WrongThreadException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 16, 4096, 1 << 16, 1 << 20, 1L << 30})
  void alignsTheAddress(long byteAlignment) {
    try (LazyArena arena = LazyArena.open(4L << 30)) {
      arena.allocate(1, 1);
      MemorySegment block = arena.allocate(5, byteAlignment).fill((byte) 1);
      assertThat(block.address() % byteAlignment).isZero();
    }
  }

  @Test
  void tellsHowMuchAddressSpaceIsLeftWhenItRefuses() {
    try (LazyArena arena = LazyArena.open(1 << 20)) {
      arena.allocate(3, 1);
      Usage before = arena.usage();
      assertThat(arena.tryAllocate(1 << 20, 8)).isEqualTo(new Full(1 << 20, (1 << 20) - 8));
      assertThat(arena.usage()).isEqualTo(before);
    }
  }

  @Test
  void theLastBlockGrowsInPlaceAcrossCommits() {
    try (LazyArena arena = LazyArena.open(1 << 30)) {
      MemorySegment block = arena.allocate(8, 8).fill((byte) 7);
      MemorySegment grown = arena.resize(block, 10 << 20, 8);
      assertThat(grown.address()).isEqualTo(block.address());
      assertThat(grown.asSlice(0, 8).toArray(JAVA_BYTE)).containsOnly(7);
      assertThat(arena.resize(grown, 4, 8).address()).isEqualTo(block.address());
      assertThat(arena.usage().usedBytes()).isEqualTo(4);
    }
  }

  @Test
  void growingInPlaceTouchesNoMemory() throws IOException {
    try (LazyArena arena = LazyArena.open(1 << 30)) {
      MemorySegment block = arena.allocate(32 << 20, 8);
      MemorySegment grown = arena.resize(block, 64 << 20, 8);
      assertThat(grown.address()).isEqualTo(block.address());
      assertThat(residentBytes(grown, arena)).isLessThan(1 << 20);
    }
  }

  @Test
  void aResetEndsBlocksAndKeepsTheMemory() {
    try (LazyArena arena = LazyArena.open(1 << 30)) {
      MemorySegment old = arena.allocate(200_000, 8).fill((byte) 1);
      arena.reset();
      arena.reset();
      assertThatIllegalStateException()
          .isThrownBy(() -> old.get(JAVA_BYTE, 0))
          .withMessage("Already closed");
      assertThat(arena.usage().committedBytes()).isEqualTo(4 * STEP);
      assertThat(arena.allocate(8, 8).address()).isEqualTo(old.address());
    }
  }

  @Test
  void closingGivesTheAddressSpaceBack() throws IOException {
    LazyArena arena = LazyArena.open(1 << 30);
    MemorySegment block = arena.allocate(1 << 20, 8).fill((byte) 1);
    long address = block.address();
    arena.close();
    assertThat(ResidentMemory.between(address, address + (1 << 20))).isZero();
    assertThatIllegalStateException().isThrownBy(() -> block.get(JAVA_BYTE, 0));
    assertThat(arena.usage()).isEqualTo(new Usage(1, 0, 0, 0, 0, 0, 1 << 20, 0, 0));
    assertThatIllegalStateException().isThrownBy(arena::discardUnused);
    arena.close();
  }

  @Test
  void moreAddressSpaceThanTheSystemHasIsRefusedWithItsErrorNumber() {
    for (long bytes : new long[] {1L << 50, 1L << 62, Long.MAX_VALUE}) {
      assertThat(LazyArena.tryOpen(bytes, STEP, null))
          .isEqualTo(new Attempt.Refused<LazyArena>(new SystemRefused("mmap", 12)));
      assertThatExceptionOfType(AllocationRefusedException.class)
          .isThrownBy(() -> LazyArena.open(bytes))
          .withMessage("mmap failed: errno=12");
    }
  }

  @Test
  void saysWhatIsWrongWithItsSizes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LazyArena.open(-1))
        .withMessage("capacityBytes must be at least 0: capacityBytes=-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LazyArena.open(1, 0, null))
        .withMessage("stepBytes must be at least 1: stepBytes=0");
    try (LazyArena arena = LazyArena.open(1 << 20, Long.MAX_VALUE, null)) {
      arena.allocate(1, 1);
      assertThat(arena.usage().committedBytes()).isEqualTo(1 << 20);
    }
  }

  @Test
  void otherSystemsAreRefusedClearly() {
    assertThat(LazyArena.isSupported()).isTrue();
    assertThat(ReservedMemory.isSupported("Windows 11", "64")).isFalse();
    assertThat(ReservedMemory.isSupported("Linux", "32")).isFalse();
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> ReservedMemory.checkSupported(false))
        .withMessageStartingWith(
            "reserving address space needs a 64-bit Linux, take a PagedArena elsewhere: os.name=");
  }

  @Test
  void tellsTheObserverOfEachCommit() {
    EventLog log = new EventLog();
    try (LazyArena arena = LazyArena.open(1 << 20, STEP, log)) {
      arena.allocate(8, 8);
      try (Scope scope = arena.openScope()) {
        scope.allocate(100_000, 8);
      }
      arena.tryAllocate(1 << 20, 8);
      arena.discardUnused();
      arena.reset();
      arena.discardUnused();
    }
    assertThat(log.drain())
        .containsExactly(
            "opened 1048576",
            "grew 65536",
            "allocated 0+8 @8 pad 0",
            "scope 1 opened",
            "grew 65536",
            "allocated 8+100000 @8 pad 0",
            "scope 1 closed",
            "refused: needs 1048576 B, but 1048568 B are free",
            "shrank 65536",
            "reset, used 0",
            "shrank 65536",
            "closed, held 0");
  }
}
