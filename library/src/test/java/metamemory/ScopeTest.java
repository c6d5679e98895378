package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import java.util.List;
import metamemory.Outcome.Full;
import org.junit.jupiter.api.Test;

/// A [Scope] of a [BumpArena].
class ScopeTest extends ScopeContract {

  @Override
  BumpAllocator openArena() {
    return BumpArena.open(8192, null);
  }

  @Test
  void isRefusedWhatTheArenaHasNoRoomFor() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      arena.allocate(16, 1);
      try (Scope scope = arena.openScope()) {
        assertThat(scope.tryAllocate(49, 1)).isEqualTo(new Full(49, 48));
        scope.allocate(48, 1);
      }
      assertThat(arena.tryAllocate(48, 1).isGranted()).isTrue();
    }
  }

  @Test
  void tellsTheObserverWhenItBeginsAndEnds() {
    EventLog log = new EventLog();
    try (BumpArena arena = BumpArena.open(64, log)) {
      try (Scope scope = arena.openScope()) {
        scope.allocate(8, 8);
        try (Scope inner = scope.openScope()) {
          inner.allocate(8, 8);
          MemorySegment block = inner.allocate(4, 4);
          inner.promote(block, 4);
        }
      }
    }
    assertThat(log.drain())
        .containsExactly(
            "opened 64",
            "scope 1 opened",
            "allocated 0+8 @8 pad 0",
            "scope 2 opened",
            "allocated 8+8 @8 pad 0",
            "allocated 16+4 @4 pad 0",
            "scope 2 closed",
            "allocated 8+4 @4 pad 0",
            "scope 1 closed",
            "closed, held 0");
  }

  @Test
  void onTheHeapItDropsItsBytesButCannotEndItsSegments() {
    try (BumpArena arena = BumpArena.ofHeap(64, null)) {
      MemorySegment before = arena.allocate(8, 8).fill((byte) 1);
      MemorySegment inScope;
      try (Scope scope = arena.openScope()) {
        inScope = scope.allocate(8, 8);
        assertThatIllegalStateException()
            .isThrownBy(() -> scope.tryResize(before, 32, 8))
            .withMessageContaining("depth of the block=0, depth of the scope=1");
        try (Scope inner = scope.openScope()) {
          assertThatIllegalStateException()
              .isThrownBy(() -> inner.release(inScope))
              .withMessageContaining("depth of the block=1, depth of the scope=2");
          assertThatIllegalArgumentException()
              .isThrownBy(() -> inner.release(MemorySegment.ofArray(new long[8])));
        }
      }
      arena.allocate(8, 8).fill((byte) 9);
      assertThat(inScope.get(JAVA_BYTE, 0)).isEqualTo((byte) 9);
      assertThat(before.get(JAVA_BYTE, 0)).isEqualTo((byte) 1);
    }
  }

  @Test
  void onTheHeapItPromotesAndResizesOnlyToWhatTheArrayPromises() {
    try (BumpArena arena = BumpArena.ofHeap(64, null);
        Scope scope = arena.openScope()) {
      // The first block of an array has the address 0.
      MemorySegment block = scope.tryAllocate(8, 8).orElseThrow().fill((byte) 1);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> scope.promote(block, 16))
          .withMessageContaining("byteAlignment=16, promised=8");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> scope.tryResize(block, 8, 16))
          .withMessageContaining("byteAlignment=16, promised=8");
      assertThat(scope.usage().liveBlocks()).isEqualTo(1);
      assertThat(scope.promote(block, 8).toArray(JAVA_BYTE)).containsOnly(1);
    }
  }

  @Test
  void blocksGrantedByOffsetEndWithTheScopeToo() {
    try (BumpArena arena = BumpArena.open(64, null)) {
      arena.tryOffset(8, 8);
      try (Scope scope = arena.openScope()) {
        scope.allocate(16, 8);
        assertThatIllegalStateException().isThrownBy(() -> arena.tryOffset(8, 8));
        assertThatIllegalStateException().isThrownBy(arena::memory);
        assertThat(arena.position()).isEqualTo(24);
      }
      assertThat(arena.tryOffset(8, 8)).isEqualTo(8);
    }
  }

  @Test
  void tellsWhetherAReleasedBlockCanBeGrantedAgain() {
    try (BumpArena arena = BumpArena.open(64, null);
        Scope scope = arena.openScope()) {
      MemorySegment first = scope.allocate(8, 8);
      MemorySegment last = scope.allocate(8, 8);
      assertThat(scope.release(first)).isFalse();
      assertThat(scope.release(last)).isTrue();
    }
  }

  @Test
  void aClosedScopeRefusesOtherThreadsToo() throws InterruptedException {
    try (BumpArena arena = BumpArena.open(64, null)) {
      Scope scope = arena.openScope();
      MemorySegment block = scope.allocate(8, 8);
      scope.close();
      for (Runnable call : List.<Runnable>of(scope::usage, () -> scope.owns(block), scope::close)) {
        assertThat(OtherThread.failureOf(call)).isInstanceOf(WrongThreadException.class);
      }
    }
  }

  @Test
  void namesTheArenaThatItIsOf() {
    try (BumpArena arena = BumpArena.open(64);
        Scope scope = arena.openScope()) {
      assertThat(scope.arena()).isSameAs(arena);
    }
  }
}
