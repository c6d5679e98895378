package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import metamemory.Outcome.Full;
import org.junit.jupiter.api.Test;

/// Resizing and releasing in a [BumpArena].
class BumpArenaResizeTest {
  private static final byte OLD = 0x11;

  private static MemorySegment block(BumpArena arena, long byteSize) {
    return arena.allocate(byteSize, 1).fill(OLD);
  }

  @Test
  void lastBlockGrowsInPlace() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      block(arena, 8);
      MemorySegment last = block(arena, 8);
      MemorySegment grown = arena.resize(last, 56, 1);
      assertThat(grown.address()).isEqualTo(last.address());
      assertThat(grown.byteSize()).isEqualTo(56);
      assertThat(arena.position()).isEqualTo(64);
    }
  }

  @Test
  void lastBlockShrinksInPlaceAndGivesItsRestBack() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      MemorySegment last = block(arena, 32);
      MemorySegment shrunk = arena.resize(last, 8, 1);
      assertThat(shrunk.address()).isEqualTo(last.address());
      assertThat(arena.position()).isEqualTo(8);
      assertThat(arena.usage().peakBytes()).isEqualTo(32);
      MemorySegment again = arena.resize(shrunk, 32, 1);
      assertThat(again.address()).isEqualTo(last.address());
      assertThat(again.toArray(JAVA_BYTE)).containsOnly(OLD);
    }
  }

  @Test
  void sameSizeStaysWhereItIs() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      MemorySegment first = block(arena, 8);
      block(arena, 8);
      Usage before = arena.usage();
      assertThat(arena.resize(first, 8, 1)).isEqualTo(first);
      assertThat(arena.usage()).isEqualTo(before);
    }
  }

  @Test
  void anotherBlockShrinksInPlaceAndItsRestBecomesPadding() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      MemorySegment first = block(arena, 16);
      block(arena, 8);
      assertThat(arena.resize(first, 4, 1).address()).isEqualTo(first.address());
      assertThat(arena.usage()).isEqualTo(new Usage(2, 2, 12, 12, 64, 64, 24, 1, 0));
    }
  }

  @Test
  void anotherBlockMovesAndOnlyItsOldBytesAreCopied() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      MemorySegment first = block(arena, 8);
      MemorySegment second = arena.allocate(8, 1).fill((byte) 0x22);
      arena.memory().asSlice(16).fill((byte) 0x77);
      MemorySegment moved = arena.resize(first, 24, 1);
      assertThat(moved.address()).isEqualTo(second.address() + 8);
      assertThat(moved.asSlice(0, 8).toArray(JAVA_BYTE)).containsOnly(OLD);
      assertThat(moved.asSlice(8).toArray(JAVA_BYTE)).containsOnly(0x77);
      assertThat(second.toArray(JAVA_BYTE)).containsOnly(0x22);
      assertThat(arena.usage()).isEqualTo(new Usage(2, 2, 32, 8, 64, 64, 40, 1, 0));
    }
  }

  @Test
  void refusesToGrowTheLastBlockPastTheEndAndKeepsIt() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      block(arena, 16);
      MemorySegment last = block(arena, 8);
      Usage before = arena.usage();
      assertThat(arena.tryResize(last, 49, 1)).isEqualTo(new Full(49, 48));
      assertThat(arena.tryResize(last, Long.MAX_VALUE, 1)).isEqualTo(new Full(Long.MAX_VALUE, 48));
      assertThat(arena.usage()).isEqualTo(before);
      assertThat(last.toArray(JAVA_BYTE)).containsOnly(OLD);
      assertThat(arena.resize(last, 48, 1).address()).isEqualTo(last.address());
    }
  }

  @Test
  void refusesToMoveWhatDoesNotFitBehindTheLast() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      MemorySegment first = block(arena, 16);
      block(arena, 16);
      assertThat(arena.tryResize(first, 33, 1)).isEqualTo(new Full(33, 32));
      assertThat(arena.resize(first, 32, 1).address()).isEqualTo(first.address() + 32);
    }
  }

  @Test
  void aHigherAlignmentMovesTheLastBlockOverItsOwnBytes() {
    try (BumpArena arena = BumpArena.open(256, null)) {
      arena.allocate(1, 64);
      MemorySegment last = arena.allocate(40, 1);
      for (int i = 0; i < 40; i++) {
        last.set(JAVA_BYTE, i, (byte) i);
      }
      MemorySegment moved = arena.resize(last, 48, 16);
      assertThat(moved.address() % 16).isZero();
      assertThat(moved.address() - last.address()).isEqualTo(15);
      for (int i = 0; i < 40; i++) {
        assertThat(moved.get(JAVA_BYTE, i)).isEqualTo((byte) i);
      }
      assertThat(arena.usage().requestedBytes()).isEqualTo(49);
    }
  }

  @Test
  void aHigherAlignmentMovesAShrinkingBlockToo() {
    try (BumpArena arena = BumpArena.open(256, null)) {
      arena.allocate(1, 64);
      MemorySegment odd = block(arena, 32);
      block(arena, 1);
      MemorySegment moved = arena.resize(odd, 8, 8);
      assertThat(moved.address() % 8).isZero();
      assertThat(moved.address()).isGreaterThan(odd.address() + 32);
      assertThat(moved.toArray(JAVA_BYTE)).containsOnly(OLD);
    }
  }

  @Test
  void resizesFromAndToZeroBytes() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      MemorySegment none = arena.allocate(0, 1);
      MemorySegment some = arena.resize(none, 8, 1);
      assertThat(some.address()).isEqualTo(none.address());
      assertThat(arena.resize(some, 0, 1).byteSize()).isZero();
      assertThat(arena.usage()).isEqualTo(new Usage(1, 1, 0, 0, 64, 64, 8, 1, 0));
    }
  }

  @Test
  void releasesTheLastBlockAndGrantsItsBytesAgain() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      MemorySegment first = block(arena, 8);
      MemorySegment last = block(arena, 24);
      assertThat(arena.release(last)).isTrue();
      assertThat(arena.position()).isEqualTo(8);
      assertThat(arena.release(first)).isTrue();
      assertThat(arena.usage()).isEqualTo(new Usage(2, 0, 0, 0, 64, 64, 32, 1, 0));
      assertThat(block(arena, 8).address()).isEqualTo(first.address());
    }
  }

  @Test
  void keepsTheBytesOfAnyOtherReleasedBlock() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      MemorySegment first = block(arena, 8);
      block(arena, 8);
      assertThat(arena.release(first)).isFalse();
      assertThat(arena.usage()).isEqualTo(new Usage(2, 1, 8, 8, 64, 64, 16, 1, 0));
    }
  }

  @Test
  void refusesABlockThatWasReleased() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      MemorySegment last = block(arena, 8);
      arena.release(last);
      assertThatIllegalStateException()
          .isThrownBy(() -> arena.release(last))
          .withMessageContaining("released")
          .withMessageContaining("byteSize=8");
      assertThatIllegalStateException().isThrownBy(() -> arena.tryResize(last, 16, 1));
    }
  }

  @Test
  void refusesASecondReleaseWhenNothingElseIsLive() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      MemorySegment first = block(arena, 8);
      MemorySegment none = arena.allocate(0, 1);
      arena.release(first);
      arena.release(none);
      assertThatIllegalStateException().isThrownBy(() -> arena.release(none));
    }
  }

  @Test
  void refusesABlockOfAnEarlierEpoch() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      MemorySegment old = block(arena, 8);
      arena.reset();
      block(arena, 32);
      assertThatIllegalStateException()
          .isThrownBy(() -> arena.tryResize(old, 16, 1))
          .withMessageContaining("a reset or the end of a scope dropped it");
      assertThatIllegalStateException().isThrownBy(() -> arena.release(old));
    }
  }

  @Test
  void refusesABlockOfAnotherAllocator() {
    try (BumpArena arena = BumpArena.open(64, null);
        BumpArena twin = BumpArena.open(64, null);
        Arena jdk = Arena.ofConfined()) {
      block(arena, 8);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> arena.tryResize(block(twin, 8), 16, 1))
          .withMessageContaining("block must be one that this BumpArena granted");
      assertThatIllegalArgumentException().isThrownBy(() -> arena.release(jdk.allocate(8)));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> arena.release(MemorySegment.ofArray(new byte[8])));
    }
  }
}
