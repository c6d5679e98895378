package metamemory;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/// Blocks of a [BlockPool] that are named by their slots.
class BlockPoolSlotsTest {

  @Test
  void namesBlocksByTheirSlots() {
    try (BlockPool pool = BlockPool.open(32, 2)) {
      int first = pool.trySlot(20, 16);
      int second = pool.trySlot(0, 1);
      assertThat(List.of(first, second)).containsExactly(0, 1);
      assertThat(pool.block(first).byteSize()).isEqualTo(20);
      assertThat(pool.block(second).address()).isEqualTo(pool.block(first).address() + 32);
      pool.block(first).set(JAVA_INT, 16, 5);
      assertThat(pool.block(first).get(JAVA_INT, 16)).isEqualTo(5);
      assertThat(pool.usage().requestedBytes()).isEqualTo(20);
      assertThat(pool.trySlot(1, 1)).isEqualTo(BlockPool.REFUSED);
      pool.resize(pool.block(first), 32, 16);
      assertThat(pool.block(first).byteSize()).isEqualTo(32);
      pool.release(first);
      assertThat(pool.usage().requestedBytes()).isZero();
      assertThat(pool.trySlot(33, 1)).isEqualTo(BlockPool.REFUSED);
      assertThat(pool.trySlot(8, 32)).isEqualTo(BlockPool.REFUSED);
      assertThat(pool.trySlot(8, 8)).isEqualTo(first);
    }
  }

  @Test
  void aSlotAndASegmentNameTheSameBlock() {
    try (BlockPool pool = BlockPool.open(16, 2)) {
      MemorySegment block = pool.allocate(16, 16);
      assertThat(pool.block(0).address()).isEqualTo(block.address());
      pool.release(0);
      assertThatIllegalStateException().isThrownBy(() -> pool.release(block));
      assertThat(pool.release(pool.block(pool.trySlot(16, 16)))).isTrue();
    }
  }

  @Test
  void refusesSlotsThatAreFreeOrNotThere() {
    BlockPool pool = BlockPool.open(16, 2);
    pool.release(pool.trySlot(16, 16));
    for (IntConsumer call : List.<IntConsumer>of(pool::release, pool::block)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> call.accept(0))
          .withMessage("slot is free, it was released or never granted: slot=0, live=0");
      assertThatIllegalStateException().isThrownBy(() -> call.accept(1));
      for (int slot : new int[] {-1, 2, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
        assertThatThrownBy(() -> call.accept(slot))
            .isInstanceOf(IndexOutOfBoundsException.class)
            .hasMessage("slot must be from 0 to capacity - 1: slot=" + slot + ", capacity=2");
      }
    }
    assertThatIllegalArgumentException().isThrownBy(() -> pool.trySlot(-1, 1));
    assertThat(pool.usage().liveBlocks()).isZero();
    pool.trySlot(16, 16);
    pool.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> pool.block(0))
        .withMessageContaining("closed");
    assertThatIllegalStateException().isThrownBy(() -> pool.release(0));
    assertThatIllegalStateException().isThrownBy(() -> pool.trySlot(1, 1));
  }

  @Test
  void slotsRefuseOtherThreads() throws InterruptedException {
    try (BlockPool pool = BlockPool.open(16, 2)) {
      int slot = pool.trySlot(16, 16);
      for (Runnable call :
          List.<Runnable>of(
              () -> pool.trySlot(1, 1), () -> pool.block(slot), () -> pool.release(slot))) {
        assertThat(OtherThread.failureOf(call)).isInstanceOf(WrongThreadException.class);
      }
      pool.release(slot);
    }
  }

  @Test
  void tellsOfSlotsAsOfSegments() {
    EventLog log = new EventLog();
    try (BlockPool pool = BlockPool.open(16, 8, 1, log)) {
      log.drain();
      int slot = pool.trySlot(10, 8);
      pool.trySlot(1, 1);
      pool.release(slot);
      List<String> bySlot = log.drain();
      MemorySegment block = pool.allocate(10, 8);
      pool.tryAllocate(1, 1);
      pool.release(block);
      assertThat(log.drain()).isEqualTo(bySlot);
      assertThat(bySlot)
          .containsExactly(
              "allocated 0+10 @8 pad 6", "refused: needs 1 B, but 0 B are free", "released 0+10");
    }
  }
}
