package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import metamemory.Outcome.Full;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Epochs, closing, threads, and the memory that a [BumpArena] can lie in.
class BumpArenaLifetimeTest {

  @Test
  void memoryMayEndAtTheLastAddressAndNotBehindIt() {
    long bound = Regions.ADDRESS_BOUND;
    BumpArena.over(Regions.at(bound - 16, 16)).close();
    BumpArena.over(Regions.at(bound, 0)).close();
    for (MemorySegment beyond : List.of(Regions.at(bound - 15, 16), Regions.at(bound + 1, 0))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> BumpArena.over(beyond))
          .withMessageContaining("memory must end at an address of at most 281473902968832");
    }
  }

  @Test
  void aBlockUsedAfterResetThrows() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      MemorySegment old = arena.allocate(8, 8);
      MemorySegment oldWindow = arena.memory();
      arena.reset();
      MemorySegment now = arena.allocate(8, 8);
      assertThat(now.address()).isEqualTo(old.address());
      assertThatIllegalStateException()
          .isThrownBy(() -> old.get(JAVA_LONG, 0))
          .withMessage("Already closed");
      assertThatIllegalStateException().isThrownBy(() -> oldWindow.set(JAVA_BYTE, 0, (byte) 1));
      now.set(JAVA_LONG, 0, 1);
    }
  }

  @Test
  void aBlockUsedAfterCloseThrows() {
    BumpArena arena = BumpArena.open(64, null);
    MemorySegment block = arena.allocate(8, 8);
    arena.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> block.get(JAVA_LONG, 0))
        .withMessage("Already closed");
  }

  @Test
  void aScopeThatEndedWithTheOneAroundItTellsNothingThatCameLater() {
    try (BumpArena arena = BumpArena.open(128, null)) {
      List<Scope> left = new ArrayList<>();
      arena.runInScope(outer -> {
        Scope inner = outer.openScope();
        inner.allocate(24, 8);
        left.add(inner);
      });
      arena.allocate(8, 8);
      try (Scope outer = arena.openScope();
          Scope inner = outer.openScope()) {
        inner.allocate(40, 8);
        assertThat(left.getFirst().usage()).isEqualTo(new Usage(1, 0, 0, 0, 0, 0, 24, 0, 2));
        assertThat(inner.usage().allocations()).isEqualTo(1);
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void closingGivesTheMemoryBack() throws IOException {
    BumpArena arena = BumpArena.open(64 << 20, null);
    long start = arena.allocate(64 << 20, 8).fill((byte) 1).address();
    assertThat(ResidentMemory.between(start - 4096, start + (64 << 20))).isPositive();
    arena.close();
    assertThat(ResidentMemory.between(start - 4096, start + (64 << 20))).isZero();
  }

  @Test
  void bytesStayAsTheyAreAfterReset() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      arena.allocate(8, 8).fill((byte) 7);
      arena.reset();
      assertThat(arena.allocate(8, 8).toArray(JAVA_BYTE)).containsOnly(7);
    }
  }

  @Test
  void closingTwiceIsFineAndAnythingElseSaysClosed() {
    BumpArena arena = BumpArena.open(64, null);
    MemorySegment block = arena.allocate(40, 8);
    arena.close();
    arena.close();
    List<Runnable> calls =
        List.of(
            () -> arena.tryAllocate(1, 1),
            () -> arena.allocate(1, 1),
            () -> arena.tryOffset(1, 1),
            () -> arena.tryResize(block, 1, 1),
            () -> arena.release(block),
            arena::memory,
            arena::reset);
    assertThat(calls)
        .allSatisfy(call ->
            assertThatIllegalStateException()
                .isThrownBy(call::run)
                .withMessage("BumpArena is closed: open another one"));
  }

  @Test
  void figuresOutliveTheArena() {
    BumpArena arena = BumpArena.open(64, null);
    MemorySegment block = arena.allocate(40, 8);
    arena.close();
    assertThat(arena.usage()).isEqualTo(new Usage(1, 0, 0, 0, 0, 0, 40, 0, 0));
    assertThat(arena.capacity()).isEqualTo(64);
    assertThat(arena.position()).isZero();
    assertThat(arena.owns(block)).isFalse();
  }

  @Test
  void everyMethodRefusesAnotherThread() throws InterruptedException {
    try (BumpArena arena = BumpArena.open(64, null)) {
      MemorySegment block = arena.allocate(8, 8);
      List<Runnable> calls =
          List.of(
              () -> arena.tryAllocate(1, 1),
              () -> arena.allocate(1, 1),
              () -> arena.tryOffset(1, 1),
              () -> arena.tryResize(block, 1, 1),
              () -> arena.release(block),
              () -> arena.owns(block),
              arena::memory,
              arena::position,
              arena::capacity,
              arena::usage,
              arena::reset,
              arena::close,
              () -> block.get(JAVA_BYTE, 0));
      for (Runnable call : calls) {
        assertThat(OtherThread.failureOf(call)).isInstanceOf(WrongThreadException.class);
      }
      assertThat(OtherThread.failureOf(arena::reset))
          .hasMessageStartingWith("BumpArena belongs to the thread that opened it")
          .hasMessageEndingWith("caller=stranger");
    }
  }

  @Test
  void ownsWhatLiesInItLiveOrNot() {
    try (BumpArena arena = BumpArena.open(64, null);
        BumpArena twin = BumpArena.open(64, null)) {
      MemorySegment block = arena.allocate(64, 1);
      assertThat(arena.owns(block)).isTrue();
      assertThat(arena.owns(block.asSlice(64, 0))).isTrue();
      assertThat(arena.owns(twin.allocate(8, 1))).isFalse();
      arena.reset();
      assertThat(arena.owns(block)).isTrue();
      assertThat(arena.owns(MemorySegment.ofAddress(block.address() - 1))).isFalse();
      assertThat(arena.owns(MemorySegment.ofAddress(block.address() + 65))).isFalse();
    }
  }

  @Test
  void liesOnTheHeapWithAlignmentsUpToEight() {
    try (BumpArena arena = BumpArena.ofHeap(20, null)) {
      MemorySegment block = arena.allocate(12, 8);
      assertThat(block.isNative()).isFalse();
      assertThat((long[]) block.heapBase().orElseThrow()).hasSize(3);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> arena.tryAllocate(1, 16))
          .withMessageContaining("byteAlignment=16, promised=8");
      assertThat(arena.tryAllocate(9, 1)).isEqualTo(new Full(9, 8));
      assertThat(arena.owns(block)).isTrue();
      assertThat(arena.owns(block.asReadOnly())).isTrue();
      assertThat(arena.owns(block.asSlice(12))).isTrue();
      assertThat(arena.owns(MemorySegment.ofArray(new long[2]))).isFalse();
      assertThat(arena.owns(MemorySegment.ofArray(new long[0]))).isFalse();
    }
  }

  @Test
  void resizesAndReleasesOnTheHeap() {
    try (BumpArena arena = BumpArena.ofHeap(64, null)) {
      MemorySegment block = arena.allocate(8, 8).fill((byte) 3);
      arena.allocate(8, 8);
      MemorySegment moved = arena.resize(block, 16, 8);
      assertThat(moved.asSlice(0, 8).toArray(JAVA_BYTE)).containsOnly(3);
      assertThat(arena.release(moved)).isTrue();
      assertThatIllegalStateException().isThrownBy(() -> arena.release(moved));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> arena.release(MemorySegment.ofArray(new long[8])));
    }
  }

  @Test
  void refusesAHeapCapacityThatNoArrayHas() {
    assertThatIllegalArgumentException().isThrownBy(() -> BumpArena.ofHeap(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BumpArena.ofHeap(17_179_869_113L))
        .withMessage("capacityBytes must be at most 17179869112: capacityBytes=17179869113");
  }

  @Test
  void promisesWhatTheCallersArrayPromises() {
    try (BumpArena bytes = BumpArena.over(MemorySegment.ofArray(new byte[64]));
        BumpArena shorts = BumpArena.over(MemorySegment.ofArray(new short[8]));
        BumpArena chars = BumpArena.over(MemorySegment.ofArray(new char[8]));
        BumpArena ints = BumpArena.over(MemorySegment.ofArray(new int[8]));
        BumpArena floats = BumpArena.over(MemorySegment.ofArray(new float[8]));
        BumpArena doubles = BumpArena.over(MemorySegment.ofArray(new double[8]))) {
      assertThatIllegalArgumentException().isThrownBy(() -> bytes.tryAllocate(1, 8));
      assertThatIllegalArgumentException().isThrownBy(() -> shorts.tryAllocate(1, 4));
      assertThatIllegalArgumentException().isThrownBy(() -> chars.tryAllocate(1, 4));
      assertThatIllegalArgumentException().isThrownBy(() -> ints.tryAllocate(1, 8));
      assertThatIllegalArgumentException().isThrownBy(() -> floats.tryAllocate(1, 8));
      assertThat(bytes.tryAllocate(1, 1).isGranted()).isTrue();
      assertThat(ints.tryAllocate(1, 4).isGranted()).isTrue();
      assertThat(doubles.tryAllocate(1, 8).isGranted()).isTrue();
    }
  }

  @Test
  void resizesToNoHigherAlignmentThanTheArrayPromises() {
    record Array(MemorySegment memory, long promised) {}
    for (Array array :
        List.of(
            new Array(MemorySegment.ofArray(new byte[64]), 1),
            new Array(MemorySegment.ofArray(new char[32]), 2),
            new Array(MemorySegment.ofArray(new float[16]), 4),
            new Array(MemorySegment.ofArray(new double[8]), 8))) {
      try (BumpArena arena = BumpArena.over(array.memory)) {
        MemorySegment block = arena.allocate(4, 1).fill((byte) 1);
        Usage before = arena.usage();
        long[] sizes = {0, 4, 8};
        for (long byteSize : sizes) {
          assertThatIllegalArgumentException()
              .isThrownBy(() -> arena.tryResize(block, byteSize, 2 * array.promised))
              .withMessageContaining("promised=" + array.promised);
        }
        assertThat(arena.usage()).isEqualTo(before);
        MemorySegment grown = arena.resize(block, 8, array.promised);
        assertThat(grown.address() % array.promised).isZero();
        assertThat(grown.asSlice(0, 4).toArray(JAVA_BYTE)).containsOnly(1);
      }
    }
  }

  @Test
  void alignsWithinAnUnalignedPartOfAnArray() {
    MemorySegment odd = MemorySegment.ofArray(new long[8]).asSlice(3, 40);
    try (BumpArena arena = BumpArena.over(odd)) {
      MemorySegment block = arena.allocate(8, 8);
      assertThat(block.address()).isEqualTo(8);
      block.set(JAVA_LONG, 0, 1);
      assertThat(arena.usage().paddingBytes()).isEqualTo(5);
    }
  }

  @Test
  void closingOverABufferLeavesTheBufferToTheCaller() {
    try (Arena jdk = Arena.ofConfined()) {
      MemorySegment buffer = jdk.allocate(64, 8);
      BumpArena arena = BumpArena.over(buffer);
      MemorySegment block = arena.allocate(8, 8).fill((byte) 4);
      assertThat(block.address()).isEqualTo(buffer.address());
      arena.close();
      assertThat(buffer.get(JAVA_BYTE, 7)).isEqualTo((byte) 4);
    }
  }

  @Test
  void blocksEndWithTheBufferTheyLieIn() {
    Arena jdk = Arena.ofConfined();
    BumpArena arena = BumpArena.over(jdk.allocate(64, 8));
    MemorySegment block = arena.allocate(8, 8);
    jdk.close();
    assertThatIllegalStateException().isThrownBy(() -> block.get(JAVA_BYTE, 0));
    assertThatIllegalStateException().isThrownBy(() -> arena.allocate(8, 8).get(JAVA_BYTE, 0));
    assertThatIllegalStateException().isThrownBy(() -> BumpArena.over(block));
    arena.close();
  }

  @Test
  void blocksInAnEverlastingBufferEndWithTheReset() {
    MemorySegment buffer = Arena.global().allocate(64, 8);
    try (BumpArena arena = BumpArena.over(buffer)) {
      MemorySegment block = arena.allocate(8, 8);
      arena.reset();
      assertThatIllegalStateException().isThrownBy(() -> block.get(JAVA_BYTE, 0));
      buffer.set(JAVA_BYTE, 0, (byte) 1);
      arena.allocate(8, 8);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> arena.release(buffer.asSlice(0, 8)))
          .withMessageStartingWith("block must be one that this BumpArena granted");
    }
  }

  @Test
  void refusesABufferThatItCouldNotWrite() throws InterruptedException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BumpArena.over(MemorySegment.ofArray(new byte[8]).asReadOnly()))
        .withMessage("buffer must be writable: readOnly=true");
    try (Arena jdk = Arena.ofConfined()) {
      MemorySegment mine = jdk.allocate(8);
      assertThat(OtherThread.failureOf(() -> BumpArena.over(mine)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("accessible by this thread: caller=stranger");
    }
  }
}
