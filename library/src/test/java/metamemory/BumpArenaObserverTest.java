package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/// What an observer of a [BumpArena] is told.
class BumpArenaObserverTest {

  @Test
  void isToldOfEverythingInOrder() {
    EventLog log = new EventLog();
    BumpArena arena = BumpArena.open(64, log);
    arena.allocate(1, 1);
    MemorySegment block = arena.allocate(8, 8);
    arena.tryOffset(8, 16);
    block = arena.resize(block, 16, 8);
    arena.release(block);
    arena.tryAllocate(100, 8);
    arena.allocateOrNull(60, 8);
    arena.tryOffset(50, 1);
    arena.reset();
    arena.close();
    arena.close();
    assertThat(log.drain())
        .containsExactly(
            "opened 64",
            "allocated 0+1 @1 pad 0",
            "allocated 8+8 @8 pad 7",
            "allocated 16+8 @16 pad 0",
            "resized 8+8 to 24+16",
            "released 24+16",
            "refused: needs 100 B, but 40 B are free",
            "refused: needs 60 B, but 40 B are free",
            "refused: needs 50 B, but 40 B are free",
            "reset, used 0",
            "closed, held 0");
  }

  @Test
  void isToldOfRefusedResizes() {
    EventLog log = new EventLog();
    try (BumpArena arena = BumpArena.open(16, log)) {
      MemorySegment block = arena.allocate(8, 8);
      log.drain();
      arena.tryResize(block, 17, 8);
      assertThat(log.drain()).containsExactly("refused: needs 17 B, but 16 B are free");
    }
  }

  @Test
  void isToldOfScopesThatEndWithTheArena() {
    EventLog log = new EventLog();
    BumpArena arena = BumpArena.open(16, log);
    arena.openScope().openScope();
    log.drain();
    arena.close();
    assertThat(log.drain()).containsExactly("scope 2 closed", "scope 1 closed", "closed, held 0");
  }

  @Test
  void isNotToldOfMisuse() {
    EventLog log = new EventLog();
    try (BumpArena arena = BumpArena.open(16, log);
        Arena jdk = Arena.ofConfined()) {
      MemorySegment old = arena.allocate(8, 8);
      arena.reset();
      log.drain();
      assertThatIllegalArgumentException().isThrownBy(() -> arena.tryAllocate(-1, 1));
      assertThatIllegalArgumentException().isThrownBy(() -> arena.release(jdk.allocate(8)));
      assertThatIllegalStateException().isThrownBy(() -> arena.release(old));
      assertThat(log.drain()).isEmpty();
    }
  }

  @Test
  void countsHeapAddressesFromTheArraysStart() {
    long[] opened = new long[] {-1};
    Observer observer =
        new Observer() {
          @Override
          public void opened(Allocator source, long address, long byteSize) {
            opened[0] = address;
          }
        };
    BumpArena.ofHeap(64, observer).close();
    assertThat(opened).containsExactly(0);
    BumpArena.over(MemorySegment.ofArray(new byte[64]).asSlice(5), observer).close();
    assertThat(opened).containsExactly(5);
  }

  @Test
  void theDefaultObserverSeesArenasOpenedWithoutOne() {
    EventLog log = new EventLog();
    Observer before = Observers.setDefault(log);
    try {
      BumpArena.open(8).close();
      BumpArena.ofHeap(16).close();
      BumpArena.over(MemorySegment.ofArray(new byte[24])).close();
      BumpArena.open(32, null).close();
    } finally {
      assertThat(Observers.setDefault(before)).isSameAs(log);
    }
    assertThat(log.drain())
        .containsExactly(
            "opened 8", "closed, held 0",
            "opened 16", "closed, held 0",
            "opened 24", "closed, held 0");
  }
}
