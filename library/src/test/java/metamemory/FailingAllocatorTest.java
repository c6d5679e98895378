package metamemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.LongStream;
import metamemory.Outcome.Full;
import metamemory.Outcome.Injected;
import org.junit.jupiter.api.Test;

class FailingAllocatorTest extends AllocatorContract {

  @Override
  Allocator open() {
    return FailingAllocator.over(BlockPool.open(64, 16, 4, null), _ -> false);
  }

  @Test
  void failsAtOneCallOnly() {
    try (FailingAllocator failing = FailingAllocator.atCall(BumpArena.open(64), 2)) {
      assertThat(failing.tryAllocate(8, 8).isGranted()).isTrue();
      assertThat(failing.tryAllocate(8, 8)).isEqualTo(new Injected(2));
      assertThat(failing.tryAllocate(8, 8).isGranted()).isTrue();
      assertThat(failing.calls()).isEqualTo(3);
      assertThat(failing.failures()).isEqualTo(1);
      assertThat(failing.usage().allocations()).isEqualTo(2);
    }
  }

  @Test
  void failsFromOneCallOn() {
    try (FailingAllocator failing = FailingAllocator.fromCall(BumpArena.open(64), 2)) {
      MemorySegment block = failing.allocate(8, 8);
      assertThat(failing.tryResize(block, 16, 8)).isEqualTo(new Injected(2));
      assertThat(failing.tryAllocate(8, 8)).isEqualTo(new Injected(3));
      failing.release(block);
    }
  }

  @Test
  void failsWhereThePredicateSaysSo() {
    try (FailingAllocator failing =
        FailingAllocator.over(BumpArena.open(64), call -> call % 3 == 0)) {
      List<Boolean> granted =
          LongStream.range(0, 6).mapToObj(_ -> failing.tryAllocate(1, 1).isGranted()).toList();
      assertThat(granted).containsExactly(true, true, false, true, true, false);
    }
  }

  @Test
  void callsRefusedByTheAllocatorUnderneathCountToo() {
    try (FailingAllocator failing = FailingAllocator.atCall(BumpArena.open(8), 2)) {
      assertThat(failing.tryAllocate(9, 1)).isEqualTo(new Full(9, 8));
      assertThat(failing.tryAllocate(1, 1)).isEqualTo(new Injected(2));
    }
  }

  @Test
  void misuseIsNoCall() {
    try (BumpArena arena = BumpArena.open(64);
        FailingAllocator failing = FailingAllocator.fromCall(arena, 1)) {
      MemorySegment block = arena.allocate(8, 8);
      assertThatIllegalArgumentException().isThrownBy(() -> failing.tryAllocate(8, 3));
      assertThatIllegalArgumentException().isThrownBy(() -> failing.tryResize(block, -1, 8));
      assertThat(failing.calls()).isZero();
    }
  }

  @Test
  void jdkMethodsThrowTheInjectedRefusal() {
    try (FailingAllocator failing = FailingAllocator.atCall(BumpArena.open(64), 1)) {
      assertThatExceptionOfType(AllocationRefusedException.class)
          .isThrownBy(() -> failing.allocateFrom("text"))
          .withMessage("call 1 was made to fail by a test");
    }
  }

  @Test
  void refusesCallsBelowOne() {
    try (BumpArena arena = BumpArena.open(8)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> FailingAllocator.atCall(arena, 0))
          .withMessage("call must be at least 1: call=0");
      assertThatIllegalArgumentException().isThrownBy(() -> FailingAllocator.fromCall(arena, -1));
    }
  }
}
